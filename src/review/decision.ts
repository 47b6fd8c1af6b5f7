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

/**
 * What a person settled for a caption's pair; `paragraph` is a paragraph's fingerprint, `excerpt` its beginning, for
 * a reader who does not have the document at hand.
 */
export type PairDecision =
  | { readonly action: 'confirm'; readonly paragraph: string; readonly excerpt?: string }
  | { readonly action: 'change'; readonly paragraph: string; readonly excerpt?: string }
  | { readonly action: 'none' };

/** What a person says about a caption to whoever reads it next; `clear` takes it off again. */
export type CommentDecision =
  { readonly action: 'comment'; readonly text: string } | { readonly action: 'clear' };

/** Anything that a person can settle. */
export type Decision = CaptionDecision | PairDecision | CommentDecision;

/** A decision with what it is about: the caption's text, its pair, or what is said of it. Each has a history of its own. */
export type Settlement =
  | { readonly subject: 'caption'; readonly decision: CaptionDecision }
  | { readonly subject: 'pair'; readonly decision: PairDecision }
  | { readonly subject: 'comment'; readonly decision: CommentDecision };

/** What a decision can be about. */
export type Subject = Settlement['subject'];

/** Longest English text that may replace a caption, in UTF-16 code units. */
export const longestReplacement = 10_000;

/** Longest comment, in UTF-16 code units. */
export const longestComment = 2_000;

/** Longest beginning of a paragraph that is kept with a pair, in UTF-16 code units. */
export const longestExcerpt = 100;

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
  const { action, paragraph, excerpt } = fieldsOf(value);
  if (action === 'none') return { action };
  if ((action === 'confirm' || action === 'change') && typeof paragraph === 'string' && paragraph !== '') {
    if (excerpt === undefined) return { action, paragraph };
    return typeof excerpt === 'string' && excerpt.length <= longestExcerpt
      ? { action, paragraph, excerpt }
      : null;
  }
  return null;
}

/**
 * Reads a comment from data of unknown shape; an empty one takes the comment off. Line ends become "\n", which forms
 * send as two characters.
 *
 * @returns null for anything that is none, such as a comment that is too long.
 */
export function readCommentDecision(value: unknown): CommentDecision | null {
  const fields = fieldsOf(value);
  if (fields.action === 'clear') return { action: 'clear' };
  if (fields.action !== 'comment' || typeof fields.text !== 'string') return null;
  const text = fields.text.replace(/\r\n?/g, '\n').trim();
  if (text.length > longestComment) return null;
  return text === '' ? { action: 'clear' } : { action: 'comment', text };
}

/** Reads a settlement of a subject; null where the decision is none. */
export function readSettlement(subject: Subject, value: unknown): Settlement | null {
  switch (subject) {
    case 'caption': {
      const decision = readCaptionDecision(value);
      return decision && { subject, decision };
    }
    case 'pair': {
      const decision = readPairDecision(value);
      return decision && { subject, decision };
    }
    case 'comment': {
      const decision = readCommentDecision(value);
      return decision && { subject, decision };
    }
  }
}

/** The one spelling of a decision as JSON: two decisions are the same exactly when their spellings are. */
export function spellDecision(decision: Decision): string {
  const { action } = decision;
  if ('text' in decision) return JSON.stringify({ action, text: decision.text });
  if ('paragraph' in decision) {
    const { paragraph, excerpt } = decision;
    return JSON.stringify(excerpt === undefined ? { action, paragraph } : { action, paragraph, excerpt });
  }
  return JSON.stringify({ action });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
