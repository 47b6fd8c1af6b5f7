import type { TieKind } from '../align/pair.js';
import type { CaptionDecision } from '../review/decision.js';

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** English name of a BCP 47 language. */
export function languageName(code: string): string {
  return code === 'und' ? 'another language' : (languageNames.of(code) ?? code);
}

/** A probability as a person reads it: `99.8 %`, with a tenth only where it tells something. */
export function percent(probability: number): string {
  const value = probability * 100;
  if (value > 99.9 && value < 100) return '> 99.9 %';
  if (value < 1 && value > 0) return '< 1 %';
  const isClose = value >= 99 && value < 100;
  return `${isClose ? value.toFixed(1) : value.toFixed(0)} %`;
}

/** How sure a confidence is, in words. */
export function certainty(confidence: number): string {
  if (confidence >= 0.99) return 'almost certain';
  if (confidence >= 0.9) return 'very likely';
  if (confidence >= 0.75) return 'likely';
  return 'uncertain';
}

/** How well a paragraph fits, in words. */
export function fit(score: number): string {
  if (score >= 0.8) return 'fits well';
  if (score >= 0.5) return 'fits';
  return 'fits loosely';
}

/** What a tie between a caption and a paragraph is, in words. */
export const tieWords: Readonly<Record<TieKind, string>> = {
  name: 'name',
  number: 'number',
  cognate: 'cognate',
  translation: 'translation',
  position: 'place in the text',
};

/** What a decision did to a caption, for the stamp on its card. */
export function verdict(decision: CaptionDecision, language: string): string {
  switch (decision.action) {
    case 'remove':
      return 'Removed';
    case 'keep':
      return 'Kept';
    case 'replace':
      return 'Replaced';
    case 'mark':
      return `Marked as ${languageName(language)}`;
    case 'skip':
      return 'Skipped';
  }
}

/** A text of at most so many characters, cut at a word with an ellipsis where it is longer. */
export function shorten(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= length) return flat;
  return `${flat.slice(0, length).replace(/\s+\S*$/, '')}…`;
}

/** `1 caption`, `2 captions`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}
