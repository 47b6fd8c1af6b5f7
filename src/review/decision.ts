/**
 * What a person settled for a caption's text.
 *
 * - `remove`: it goes, with the blank line that held it;
 * - `keep`: it stays as it is;
 * - `replace`: this English text takes its place;
 * - `mark`: it stays, marked up as being in its language;
 * - `skip`: looked at and left for later, which settles nothing.
 */
export type CaptionDecision =
  | { readonly action: 'remove' }
  | { readonly action: 'keep' }
  | { readonly action: 'replace'; readonly text: string }
  | { readonly action: 'mark' }
  | { readonly action: 'skip' };

/** What a person settled for a caption's pair; `paragraph` is a paragraph's fingerprint. */
export type PairDecision =
  | { readonly action: 'confirm'; readonly paragraph: string }
  | { readonly action: 'change'; readonly paragraph: string }
  | { readonly action: 'none' };

/** A decision with what it is about: the caption's text or its pair. Each has a history of its own. */
export type Settlement =
  | { readonly subject: 'caption'; readonly decision: CaptionDecision }
  | { readonly subject: 'pair'; readonly decision: PairDecision };

/** What a decision can be about. */
export type Subject = Settlement['subject'];

/** Longest English text that may replace a caption, in UTF-16 code units. */
export const longestReplacement = 10_000;

/** Whether a caption needs no more attention: anything was decided but to skip it. */
export function isSettled(decision: CaptionDecision | null): boolean {
  return decision !== null && decision.action !== 'skip';
}

/**
 * Reads a caption's decision from data of unknown shape (a form, a database, an imported line).
 *
 * @returns null for anything that is none, such as a replacement that is empty or too long.
 */
export function readCaptionDecision(value: unknown): CaptionDecision | null {
  const fields = fieldsOf(value);
  switch (fields.action) {
    case 'remove':
    case 'keep':
    case 'mark':
    case 'skip':
      return { action: fields.action };
    case 'replace': {
      const text = typeof fields.text === 'string' ? fields.text.trim() : '';
      return text === '' || text.length > longestReplacement ? null : { action: 'replace', text };
    }
    default:
      return null;
  }
}

/** Reads a pair's decision from data of unknown shape; null for anything that is none. */
export function readPairDecision(value: unknown): PairDecision | null {
  const { action, paragraph } = fieldsOf(value);
  if (action === 'none') return { action };
  if ((action === 'confirm' || action === 'change') && typeof paragraph === 'string' && paragraph !== '') {
    return { action, paragraph };
  }
  return null;
}

/** Reads a settlement of a subject; null where the decision is none. */
export function readSettlement(subject: Subject, value: unknown): Settlement | null {
  if (subject === 'caption') {
    const decision = readCaptionDecision(value);
    return decision && { subject, decision };
  }
  const decision = readPairDecision(value);
  return decision && { subject, decision };
}

/** The one spelling of a decision as JSON: two decisions are the same exactly when their spellings are. */
export function spellDecision(decision: CaptionDecision | PairDecision): string {
  if ('text' in decision) return JSON.stringify({ action: decision.action, text: decision.text });
  if ('paragraph' in decision)
    return JSON.stringify({ action: decision.action, paragraph: decision.paragraph });
  return JSON.stringify({ action: decision.action });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
