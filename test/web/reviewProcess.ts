/** Serves a folder until it is killed: the other end of the crash test. */
import { startReview } from '../../src/web/index.js';
import { markedAnalyst } from '../review/markedAnalysis.js';

const folder = process.argv[2]!;
const review = await startReview({ paths: [folder], port: 0, analyst: markedAnalyst });
await review.analysed();
process.stdout.write(`${review.url}\n`);
