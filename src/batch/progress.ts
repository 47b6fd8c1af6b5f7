import { createRequire } from 'node:module';
import type progressBars from 'cli-progress';

/** The package is loaded for the few batches that are long enough, as they begin. */
const require = createRequire(import.meta.url);

/** Shows how far a batch has got. */
export interface Progress {
  /** One more document is done. */
  step(): void;
  /** Takes the display away; safe to call twice. */
  stop(): void;
}

const silent: Progress = { step: () => undefined, stop: () => undefined };

/** Fewer documents than this are done before a bar could be read. */
const fewest = 20;

/** A bar on standard error where that is a terminal and the batch is long; silence otherwise. */
export function progressFor(total: number): Progress {
  if (!process.stderr.isTTY || total < fewest) return silent;
  const { Presets, SingleBar } = require('cli-progress') as typeof progressBars;
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} documents, {eta_formatted} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => {
      bar.increment();
    },
    stop: () => {
      bar.stop();
    },
  };
}
