import type { BlockKind, Range } from './document.js';
import { sentenceEnd } from './spacing.js';

/** What blocks look like by their words and by the block that follows; parallel to `ranges`. */
export function kindsOf(text: string, ranges: readonly Range[]): readonly BlockKind[] {
  const running = ranges.map((range) => isRunningText(text.slice(range.start, range.end)));
  return running.map((isRunning, i) => kindOf(isRunning, running[i + 1] ?? false));
}

function kindOf(running: boolean, nextIsRunning: boolean): BlockKind {
  if (running) return 'paragraph';
  return nextIsRunning ? 'heading' : 'caption';
}

/** Longer blocks are paragraphs, whatever they end in. */
const longestHeading = 160;

function isRunningText(text: string): boolean {
  if (text.length > longestHeading) return true;
  return sentenceEnd.test(text) && /\s\S+\s\S+\s/.test(text);
}
