import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { PairedFlag } from '../align/pair.js';
import type { Analysis } from '../analyse.js';
import type { Document } from '../document/index.js';
import { packageRoot } from '../packageRoot.js';
import type { Settings } from '../settings.js';
import type { AlignmentTask } from './realigning.js';

/** Finds and pairs the flags of documents without holding up whoever asks. */
export interface Analyst {
  /** How many documents it works on at a time; more wait for their turn. */
  readonly capacity: number;
  /** The flags of a document. Rejects where the analysis fails, or when the analyst closes meanwhile. */
  analyse(document: Document, settings: Settings): Promise<Analysis>;
  /** The same flags, paired around what was settled (`realigning.ts`). Rejects as an analysis does. */
  realign(task: AlignmentTask): Promise<readonly PairedFlag[]>;
  /** Ends at once what is under way, and frees what it needed. */
  close(): Promise<void>;
}

/** What a worker thread is asked. */
export interface AnalysisTask {
  readonly document: Document;
  readonly settings: Settings;
}

/** A worker thread loads compiled code, also where TypeScript is run as it is. */
const worker = join(packageRoot, 'dist', 'src', 'review', 'analysisWorker.js');

/** Milliseconds that an idle thread keeps its language model in memory. */
const idleTimeout = 60_000;

/**
 * An analyst that works in threads of its own: one less than the machine has cores, so that pages have one,
 * and at least one. A thread starts when it is needed.
 *
 * @throws Error where the code was not compiled.
 */
export function workerThreads(threads = Math.max(1, availableParallelism() - 1)): Analyst {
  if (!existsSync(worker)) throw new Error(`${worker} is missing: compile the code with npm run build:code.`);
  const pool = new Piscina<AnalysisTask | AlignmentTask, readonly PairedFlag[]>({
    filename: worker,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout,
  });
  return {
    capacity: threads,
    analyse: async (document, settings) => ({ document, flags: await pool.run({ document, settings }) }),
    realign: (task) => pool.run(task, { name: 'realign' }),
    close: () => pool.destroy(),
  };
}
