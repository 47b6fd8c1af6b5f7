import { shorten } from '../report/words.js';
import type { Decision, PastChange, Settlement, Step } from '../review/index.js';
import type { Notice } from './addresses.js';

export {
  certainty,
  counted,
  fit,
  languageName,
  percent,
  shorten,
  tieWords,
  verdict,
} from '../report/words.js';

/** What a decision is, as a phrase after "decided to". */
export function intention(decision: Decision): string {
  switch (decision.action) {
    case 'remove':
      return 'remove it';
    case 'keep':
      return 'keep it';
    case 'replace':
      return `replace it with “${decision.text}”`;
    case 'mark':
      return 'mark its language';
    case 'skip':
      return 'skip it';
    case 'confirm':
      return 'confirm its paragraph';
    case 'change':
      return 'pair it with another paragraph';
    case 'none':
      return 'pair it with no paragraph';
    case 'comment':
      return `comment “${shorten(decision.text, 200)}”`;
    case 'clear':
      return 'take the comment off';
  }
}

/** A change of a caption, as a phrase after the name of who made it. */
export function pastInWords({ kind, settlement }: PastChange): string {
  const result = settlement === null ? 'nothing stands' : intention(settlement.decision);
  if (kind === 'undo') return `took that back: ${result}`;
  if (kind === 'redo') return `made that again: ${result}`;
  return `${kind === 'import' ? 'decided elsewhere' : 'decided'} to ${result}`;
}

/** A step that undo or redo would take back or make: `remove “L’arrivo di…”`, `keep “Leggi tutto” and 3 alike`. */
export function stepInWords(step: Step): string {
  const settlement: Settlement | null = step.after ?? step.before;
  const verb = settlement === null ? 'change' : shortVerbs[settlement.decision.action];
  const others = step.size > 1 ? ` and ${(step.size - 1).toLocaleString('en')} alike` : '';
  return `${verb} “${shorten(step.excerpt, 32)}”${others}`;
}

const shortVerbs: Readonly<Record<Decision['action'], string>> = {
  remove: 'remove',
  keep: 'keep',
  replace: 'replace',
  mark: 'mark',
  skip: 'skip',
  confirm: 'confirm the paragraph of',
  change: 'move',
  none: 'unpair',
  comment: 'comment on',
  clear: 'take the comment off',
};

/** What a screen says about the action before it. */
export const noticeWords: Readonly<Record<Exclude<Notice, 'mark'>, string>> = {
  empty:
    'Nothing was recorded: write the English text that takes the caption’s place (at most 10,000 characters).',
  overtaken:
    'That step cannot be taken back any more: its caption was decided anew since. Nothing was changed.',
  partly:
    'Someone decided some of the identical captions meanwhile. Those stay as they are; the others have your decision.',
  comment: 'Nothing was recorded: a comment has at most 2,000 characters.',
  gone: 'That caption or paragraph is not in the document any more. This is the document as it is now.',
};

/** What a form to export is called on a screen. */
export function exporterTitle(name: string): string {
  return { cleaned: 'Cleaned documents', patch: 'Patch', html: 'Report' }[name] ?? name.toUpperCase();
}
