import { GoldError, goldLabels, parseGold } from '../../src/evaluate/index.js';

const parse = (record: unknown, line = 7) => parseGold(JSON.stringify(record), line);

describe('a gold record is', () => {
  it('a document with its segments and pairs', () => {
    const record = {
      id: 'articles/bridge',
      text: 'A bridge.\n\nIl ponte\n',
      segments: [
        { start: 0, end: 9, label: 'en' },
        { start: 11, end: 19, label: 'it' },
      ],
      pairs: [{ caption: 1, paragraph: 0, certain: false }],
    };
    expect(parse(record)).toEqual({ kind: 'document', isClean: false, ...record });
  });

  it('clean where its kind is a trap, with no pairs unless it says so', () => {
    const record = { text: 'La Scala', segments: [{ start: 0, end: 8, label: 'intended' }], kind: 'trap' };
    expect(parse(record, 3)).toMatchObject({ kind: 'document', id: 'line 3', isClean: true, pairs: [] });
  });

  it('certain of its pairs unless it says otherwise, and may pair with nothing', () => {
    const segments = [{ start: 0, end: 8, label: 'it' }];
    expect(parse({ text: 'Il ponte', segments, pairs: [{ caption: 0, paragraph: null }] })).toMatchObject({
      pairs: [{ caption: 0, paragraph: null, certain: true }],
    });
  });

  it('a mixed segment with its spans', () => {
    const segments = [{ start: 0, end: 10, label: 'mixed', spans: [{ start: 2, end: 5 }] }];
    expect(parse({ text: 'abcdefghij', segments })).toMatchObject({ segments });
  });

  it('a bare line with its label', () => {
    expect(parse({ id: 'a', text: 'Il ponte', label: 'it', bucket: 'captions' })).toEqual({
      kind: 'line',
      id: 'a',
      text: 'Il ponte',
      label: 'it',
      bucket: 'captions',
    });
    expect(parse({ text: 'Il ponte', label: 'it' })).toMatchObject({ bucket: 'lines' });
  });

  it('a text with its stray spans', () => {
    const spans = [{ start: 4, end: 8 }];
    expect(parse({ id: 'a', text: 'abc defg', spans })).toEqual({
      kind: 'spans',
      id: 'a',
      text: 'abc defg',
      spans,
    });
  });

  it('a caption among its paragraphs', () => {
    const record = { id: 'a', caption: 'Il ponte', at: 1, paragraphs: ['One.', 'Two.'], gold: 1 };
    expect(parse({ ...record, mode: 'near' })).toEqual({ kind: 'pair', ...record, mode: 'near' });
    expect(parse({ ...record, gold: null })).toMatchObject({ gold: null, mode: 'pairs' });
  });

  it.each(goldLabels)('labelled %s, among others', (label) => {
    expect(parse({ text: 'x', label })).toMatchObject({ label });
  });
});

describe('a line that is no gold record is refused with its number', () => {
  const document = { text: 'abc', segments: [{ start: 0, end: 3, label: 'en' }] };
  const pair = { caption: 'Il ponte', at: 0, paragraphs: ['One.'], gold: 0 };

  it.each<[string, unknown, string]>([
    ['a list', [1], 'not a JSON object'],
    ['nothing', null, 'not a JSON object'],
    ['a record without text', { label: 'it' }, 'no "text"'],
    ['a record with nothing to measure', { text: 'abc' }, 'no "segments", "spans", "label" or "paragraphs"'],
    ['an unknown label of a line', { text: 'abc', label: 'xx' }, 'no "segments"'],
    [
      'an unknown label of a segment',
      { text: 'abc', segments: [{ start: 0, end: 1, label: 'xx' }] },
      '"xx" is no label; the labels are it, en',
    ],
    [
      'a segment without a range',
      { text: 'abc', segments: [{ label: 'en' }] },
      'a range has no "start" and "end"',
    ],
    ['a segment that is nothing', { text: 'abc', segments: [null] }, 'is no label'],
    ['a range of broken numbers', { text: 'abc', spans: [{ start: 0.5, end: 2 }] }, 'a range has no'],
    ['a range that is nothing', { text: 'abc', spans: [null] }, 'a range has no'],
    [
      'a range beyond the text',
      { text: 'abc', spans: [{ start: 1, end: 4 }] },
      'the range 1-4 leaves the text (3)',
    ],
    ['a range before the text', { text: 'abc', spans: [{ start: -1, end: 2 }] }, 'leaves the text'],
    ['a range that ends before it starts', { text: 'abc', spans: [{ start: 2, end: 1 }] }, 'leaves the text'],
    [
      'a pair of no segment',
      { ...document, pairs: [{ caption: 0, paragraph: 5 }] },
      'does not name two segments',
    ],
    ['a pair that is nothing', { ...document, pairs: [null] }, 'does not name two segments'],
    ['a paragraph that is no text', { ...pair, paragraphs: [1] }, 'a paragraph is no text'],
    ['a caption with no place', { ...pair, at: 2 }, '"at" is no place'],
    ['a partner that is not there', { ...pair, gold: 1 }, '"gold" names no paragraph'],
    ['a partner that is no number', { ...pair, gold: '0' }, '"gold" names no paragraph'],
    ['a partner left out', { ...pair, gold: undefined }, '"gold" names no paragraph'],
    ['an empty caption', { ...pair, caption: ' ' }, 'the caption is empty'],
  ])('%s', (_, record, message) => {
    expect(() => parse(record)).toThrow(GoldError);
    expect(() => parse(record)).toThrow(/^line 7: /);
    expect(() => parse(record)).toThrow(message);
  });

  it('no JSON', () => {
    expect(() => parseGold('{"text": ', 12)).toThrow(/^line 12: not JSON/);
  });
});
