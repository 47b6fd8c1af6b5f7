import fc from 'fast-check';
import { PostingBuilder } from '../../src/align/postings.js';

const keyCount = 5;
const places = fc
  .array(fc.record({ key: fc.nat(keyCount - 1), block: fc.nat(8) }))
  .map((list) =>
    list.toSorted((a, b) => a.block - b.block).map((place, start) => ({ ...place, start, end: start + 1 })),
  );

describe('postings', () => {
  it('hold the first place of each key in each block, blocks ascending', () => {
    fc.assert(
      fc.property(places, (list) => {
        const builder = new PostingBuilder();
        for (const { key, block, start, end } of list) builder.add(key, block, start, end);
        const postings = builder.build(keyCount);
        for (let key = 0; key < keyCount; key++) {
          const own = list.filter((place) => place.key === key);
          const blocks = [...new Set(own.map(({ block }) => block))];
          expect(postings.count(key)).toBe(blocks.length);
          blocks.forEach((block, i) => {
            const posting = postings.first(key) + i;
            expect(postings.find(key, block)).toBe(posting);
            const first = own.find((place) => place.block === block)!;
            expect([postings.block[posting], postings.start[posting], postings.end[posting]]).toEqual([
              block,
              first.start,
              first.end,
            ]);
          });
          expect(postings.find(key, 9)).toBe(-1);
        }
      }),
    );
  });

  it('of what is no key are none', () => {
    expect(new PostingBuilder().build(0).count(-1)).toBe(0);
  });
});
