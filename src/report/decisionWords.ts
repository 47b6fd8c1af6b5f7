import type { Decision } from '../review/decision.js';
import { shorten } from './words.js';

/** Texts are quoted up to this many characters. */
const quoteLength = 60;

/** A decision in a few words, for a line in a terminal: `remove`, `replace with “Read more”`. */
export function decisionInWords(decision: Decision): string {
  switch (decision.action) {
    case 'remove':
    case 'keep':
    case 'mark':
    case 'skip':
      return decision.action;
    case 'replace':
      return `replace with ${quoted(decision.text)}`;
    case 'confirm':
    case 'change':
      return `pair with ${quoted(decision.excerpt ?? decision.paragraph)}`;
    case 'none':
      return 'pair with no paragraph';
    case 'comment':
      return `comment ${quoted(decision.text)}`;
    case 'clear':
      return 'no comment';
  }
}

/** A caption or other text in quotation marks: one line without what a terminal would obey, cut where it is long. */
export function quoted(text: string): string {
  return `“${shorten(text, quoteLength).replace(/\p{Cc}/gu, '\uFFFD')}”`;
}
