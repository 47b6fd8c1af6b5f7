import { diffWordsWithSpace, structuredPatch } from 'diff';
import { formatOf, type Document } from '../../document/index.js';
import type { Segment } from './highlight.js';

/** One line of the comparison. */
export interface ChangedLine {
  readonly kind: 'same' | 'removed' | 'added';
  /** Line number, from 1: in the original for same and removed ones, in the cleaned text for added ones. */
  readonly number: number;
  readonly segments: readonly Segment[];
  readonly isBlank: boolean;
}

/** Lines that changed, with two unchanged ones around them. */
export type Hunk = readonly ChangedLine[];

const contextLines = 2;
/** Longer lines are compared as a whole: words would cost more than they tell. */
const longestComparedLine = 20_000;

/**
 * What to compare of a document and its cleaned source: the sources, or where those are nothing to read (a DOCX is
 * an archive of XML) what they say, with its language behind each marked passage.
 */
export function comparedTexts(document: Document, cleaned: string): readonly [string, string] {
  if (document.citedBy === 'source') return [document.source, cleaned];
  return [textWithMarks(document), textWithMarks(formatOf(document).read(cleaned, document.options))];
}

function textWithMarks({ text, marks }: Document): string {
  const ends = marks.toSorted((a, b) => a.end - b.end);
  let from = 0;
  const parts = ends.map(({ end, language }) => {
    const part = `${text.slice(from, end)} [${language ?? 'not to be translated'}]`;
    from = end;
    return part;
  });
  return parts.join('') + text.slice(from);
}

/** Compares a text with its cleaned form line by line, and changed lines word by word. */
export function hunksBetween(original: string, cleaned: string): readonly Hunk[] {
  const patch = structuredPatch('original', 'cleaned', original, cleaned, '', '', { context: contextLines });
  return patch.hunks.map((hunk) => {
    let before = hunk.oldStart;
    let after = hunk.newStart;
    const lines = hunk.lines.flatMap((line): ChangedLine[] => {
      const text = line.slice(1);
      const isBlank = text.trim() === '';
      if (line.startsWith('\\')) return [];
      if (line.startsWith('+')) return [{ kind: 'added', number: after++, segments: plain(text), isBlank }];
      if (line.startsWith('-'))
        return [{ kind: 'removed', number: before++, segments: plain(text), isBlank }];
      after++;
      return [{ kind: 'same', number: before++, segments: plain(text), isBlank }];
    });
    return withWords(lines);
  });
}

/** Where one removed line stands right before one added line, shows which words differ. */
function withWords(lines: readonly ChangedLine[]): Hunk {
  const result = [...lines];
  for (let i = 0; i + 1 < lines.length; i++) {
    const removed = lines[i]!;
    const added = lines[i + 1]!;
    const isPair = removed.kind === 'removed' && added.kind === 'added';
    if (!isPair || lines[i - 1]?.kind === 'removed' || lines[i + 2]?.kind === 'added') continue;
    const before = textOf(removed);
    const after = textOf(added);
    if (before.length + after.length > longestComparedLine) continue;
    const words = diffWordsWithSpace(before, after);
    result[i] = { ...removed, segments: segments(words.filter((word) => !word.added)) };
    result[i + 1] = { ...added, segments: segments(words.filter((word) => !word.removed)) };
  }
  return result;
}

function plain(text: string): readonly Segment[] {
  return [{ text, classes: '' }];
}

function textOf(line: ChangedLine): string {
  return line.segments.map((segment) => segment.text).join('');
}

function segments(
  words: readonly { value: string; added?: boolean; removed?: boolean }[],
): readonly Segment[] {
  return words.map((word) => ({
    text: word.value,
    classes: (word.added ?? false) || (word.removed ?? false) ? 'word' : '',
  }));
}
