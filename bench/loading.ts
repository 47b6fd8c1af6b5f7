import { fittedReading } from '../src/detect/reading.js';
import { pairModel } from '../src/language/pairModel.js';
import { defaultSettings } from '../src/settings.js';

/** What loading the model cost. */
export interface Loading {
  readonly milliseconds: number;
  /** Milliseconds of processor time. */
  readonly processor: number;
  /** What stays in memory, on the heap and in typed arrays. */
  readonly bytes: number;
}

/**
 * Loads the model in a process of its own and prints, as JSON, what that cost. `growth.ts` runs it, with
 * --expose-gc.
 */
const collect = globalThis.gc ?? (() => undefined);
const kept = () => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
const before = kept();
const processorBefore = process.cpuUsage();
const begun = performance.now();
const model = pairModel(defaultSettings.main, [defaultSettings.stray]);
const reading = fittedReading();
const milliseconds = performance.now() - begun;
const { user, system } = process.cpuUsage(processorBefore);
const bytes = kept() - before;
if (model.listOdds.length === 0 || reading.size === 0) throw new Error('The model is empty.');
const loading: Loading = { milliseconds, processor: (user + system) / 1000, bytes };
console.log(JSON.stringify(loading));
