import type { PairedFlag } from '../align/pair.js';
import { analyse } from '../analyse.js';
import { prepare } from '../detect/index.js';
import type { AnalysisTask } from './analyst.js';

export { realigned as realign } from './realigning.js';

/** What runs in a worker thread: the analysis of one document. Only flags go back, the asker has the document. */
export default async function analyseInThread({
  document,
  settings,
}: AnalysisTask): Promise<readonly PairedFlag[]> {
  await prepare(settings);
  return analyse(document, settings).flags;
}
