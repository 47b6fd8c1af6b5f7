import { formats, openBytes } from '../../src/document/index.js';
import { prepared, RecentDocuments } from '../../src/review/recentDocuments.js';

const documentOf = (text: string) => prepared(openBytes(Buffer.from(text), formats[0]!), [], false);

describe('recent documents', () => {
  it('keep those that were looked at last', () => {
    const recent = new RecentDocuments(2);
    recent.put('a', documentOf('A'));
    recent.put('b', documentOf('B'));
    recent.get('a');
    recent.put('c', documentOf('C'));
    expect(['a', 'b', 'c'].map((content) => recent.get(content)?.document.text)).toEqual([
      'A',
      undefined,
      'C',
    ]);
  });

  it('keep so much text, and the last one whatever its size', () => {
    const recent = new RecentDocuments(8, 5);
    recent.put('a', documentOf('four'));
    recent.put('b', documentOf('nine here'));
    expect(recent.get('a')).toBeDefined();
    recent.put('c', documentOf('five5'));
    expect(['a', 'b', 'c'].map((content) => recent.get(content) !== undefined)).toEqual([true, false, true]);
  });
});
