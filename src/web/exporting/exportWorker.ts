import { parentPort, workerData } from 'node:worker_threads';
import { makeExport } from './makeExport.js';
import type { ExportMessage, ExportTask } from './exportTask.js';

/** What runs in a thread: one export, from the database and the files, while the server answers others. */
const say = (message: ExportMessage): void => {
  parentPort!.postMessage(message);
};

const result = makeExport(workerData as ExportTask, (done, total) => {
  say({ kind: 'progress', done, total });
});
say({ kind: 'result', result });
