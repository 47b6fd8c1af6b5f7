import type { BlockKind, Range } from './document.js';
import { sentenceEnd } from './spacing.js';

/** What blocks look like by their words and by the block that follows; parallel to `ranges`. */
export function kindsOf(text: string, ranges: readonly Range[]): readonly BlockKind[] {
  const running = ranges.map(
    ({ start, end }) => end - start > longestHeading || isSentence(text.slice(start, end)),
  );
  return running.map((isRunning, i) => kindOf(isRunning, running[i + 1] ?? false));
}

function kindOf(running: boolean, nextIsRunning: boolean): BlockKind {
  if (running) return 'paragraph';
  return nextIsRunning ? 'heading' : 'caption';
}

/** Longer blocks are paragraphs, whatever they end in. */
const longestHeading = 160;

/** Whether a short block ends like a sentence and has the words of one. */
function isSentence(text: string): boolean {
  return sentenceEnd.test(text) && /\s\S+\s\S+\s/.test(text);
}
