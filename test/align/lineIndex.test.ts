import { LineIndex } from '../../src/align/lineIndex.js';

const lines = [
  'form\tporto\t0:harbour|1:port',
  'form\tporto di mare\t0:seaport',
  'stem\tport\t0:door',
  'form\tperché\t0:why|1:because',
];
const index = new LineIndex(`${lines.join('\n')}\n`);

describe('an index of lines', () => {
  it.each([
    ['form\tporto\t', '0:harbour|1:port'],
    ['form\tporto di mare\t', '0:seaport'],
    ['stem\tport\t', '0:door'],
    ['form\tperché\t', '0:why|1:because'],
  ])('gives what follows %j', (columns, rest) => {
    expect(index.rest(columns)).toBe(rest);
  });

  it.each(['form\tport\t', 'stem\tporto\t', 'form\tperche\t', 'form\t\t'])(
    'has nothing for %j',
    (columns) => {
      expect(index.rest(columns)).toBeUndefined();
    },
  );

  it.each(['form\tporto', 'form\tporto di'])(
    'knows that a line with more words begins with %j',
    (columns) => {
      expect(index.isBeginning(columns)).toBe(true);
    },
  );

  it('knows of most words that no line goes on from them', () => {
    const words = Array.from({ length: 100 }, (_, i) => `form\tw${i}`);
    expect(words.filter((columns) => index.isBeginning(columns)).length).toBeLessThan(50);
  });

  it('gives the last line where no line end follows it', () => {
    expect(new LineIndex(lines.join('\n')).rest('form\tperché\t')).toBe('0:why|1:because');
  });

  it('keeps thousands of lines apart', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `form\tw${i.toString(36)}\t0:n${i}`);
    const large = new LineIndex(many.join('\n'));
    const wrong = many.filter((_, i) => large.rest(`form\tw${i.toString(36)}\t`) !== `0:n${i}`);
    expect(wrong).toEqual([]);
  });

  it('of nothing has nothing', () => {
    expect(new LineIndex('').rest('form\tporto\t')).toBeUndefined();
  });
});
