import { workerThreads } from '../../src/review/index.js';
import { reviewOf, Visitor } from './visitor.js';

const article = [
  'Harvest in the hills above Alba',
  'The truffle season opened on Saturday in Alba, where buyers from Turin and Milan filled the market hall.',
  'I cercatori di tartufi tornano nei boschi con i loro cani',
  'Hunters went back to the woods with their dogs after weeks of rain, and found more truffles than last year.',
  'Prices are still being discussed, as they are every autumn.',
].join('\n\n');

test('the review shows what the detector and the aligner find', async () => {
  const review = await reviewOf({ 'truffles.txt': article }, { analyst: workerThreads() });
  const visitor = new Visitor(review.url);
  const cards = await visitor.cardsOf(await visitor.addressOf('truffles'));
  expect(cards).toHaveLength(1);
  expect(cards[0]!.html).toContain('cercatori');
  expect(cards[0]!.block).toBe('3');
}, 30_000);
