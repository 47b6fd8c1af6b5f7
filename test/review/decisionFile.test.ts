import fc from 'fast-check';
import { longestComment } from '../../src/review/decision.js';
import { parseDecisions, serialiseDecisions, type DecisionLine } from '../../src/review/decisionFile.js';
import { emptyRecord, type CaptionRecord, type Standing } from '../../src/review/record.js';

const fingerprint = '9499df584df4-5b89a6ce-f40564ff';
const at = '2026-03-01T10:42:00.000Z';

function stands<Value>(decision: Value, author = 'Ada', time = at): Standing<Value> {
  return { decision, author, at: time, revision: 1 };
}

function lineOf(record: Partial<CaptionRecord>, document = 'news/a.txt'): DecisionLine {
  return { document, fingerprint, record: { ...emptyRecord, excerpt: 'Leggi tutto', ...record } };
}

/** A line as a person would write it by hand. */
function written(changed: Readonly<Record<string, unknown>>): string {
  const members = {
    document: 'a.txt',
    fingerprint,
    caption: 'Leggi tutto',
    decision: { action: 'keep' },
    author: 'Ada',
    at,
  };
  return JSON.stringify({ ...members, ...changed });
}

describe('a decision file', () => {
  it('has one line a caption, its members in one order, without what is not settled', () => {
    const record = {
      caption: stands({ action: 'replace', text: 'Read more' } as const),
      pair: stands({ action: 'change', paragraph: 'c96b', excerpt: 'The ferry' } as const),
      comment: stands({ action: 'comment', text: 'A button' } as const),
    };
    expect(serialiseDecisions([lineOf(record)])).toBe(
      `{"document":"news/a.txt","fingerprint":"${fingerprint}","caption":"Leggi tutto",` +
        `"decision":{"action":"replace","text":"Read more"},` +
        `"pair":{"action":"change","paragraph":"c96b","excerpt":"The ferry"},` +
        `"comment":{"text":"A button"},"author":"Ada","at":"${at}"}\n`,
    );
  });

  it('says beside a member who settled it and when, where that is not the line’s latest', () => {
    const record = {
      caption: stands({ action: 'remove' } as const),
      pair: stands({ action: 'none' } as const, 'Ben', '2026-03-02T08:00:00.000Z'),
    };
    const [line] = serialiseDecisions([lineOf(record)]).split('\n');
    expect(JSON.parse(line!)).toMatchObject({
      decision: { action: 'remove', author: 'Ada', at },
      pair: { action: 'none' },
      author: 'Ben',
      at: '2026-03-02T08:00:00.000Z',
    });
    expect(parseDecisions(line!).lines[0]!.record.caption).toMatchObject({ author: 'Ada', at });
  });

  it.each([
    ['nothing', {}],
    ['a skipped caption', { caption: stands({ action: 'skip' } as const) }],
    ['an undone decision', { caption: { ...stands(null), revision: 2 } }],
    ['a comment that was taken off', { comment: stands({ action: 'clear' } as const) }],
  ])('has no line for %s', (_, record) => {
    expect(serialiseDecisions([lineOf(record)])).toBe('');
  });

  it('is sorted by document and fingerprint, by code unit, whatever order it comes in', () => {
    const record = { caption: stands({ action: 'keep' } as const) };
    const lines = ['b.txt', 'a/z.txt', 'Z.txt', 'a.txt'].map((document) => lineOf(record, document));
    const documents = serialiseDecisions(lines)
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { document: string }).document);
    expect(documents).toEqual(['Z.txt', 'a.txt', 'a/z.txt', 'b.txt']);
  });

  it('is read with blank lines, Windows’ line ends and a byte order mark', () => {
    expect(parseDecisions(`\uFEFF${written({})}\r\n\r\n\n`)).toMatchObject({
      lines: [{ document: 'a.txt', record: { caption: { decision: { action: 'keep' } } } }],
      faults: [],
    });
  });
});

describe('any decisions', () => {
  const digits = Array.from('0123456789abcdef');
  const name = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).map((text) => text.trim());
  const authors = name.filter((text) => text !== '' && text.length <= 60);
  const times = fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') })
    .map((date) => date.toISOString());
  const texts = fc
    .string({ minLength: 1, maxLength: 80, unit: 'binary' })
    .map((text) => text.replace(/\r\n?/g, '\n').trim());
  const text = texts.filter((each) => each !== '');
  const standing = <Value>(values: fc.Arbitrary<Value>) =>
    fc.oneof(
      { weight: 1, arbitrary: fc.constant(emptyRecord.caption as Standing<Value>) },
      { weight: 3, arbitrary: fc.tuple(values, authors, times).map((each) => stands(...each)) },
    );
  const action = <Action extends string>(...actions: Action[]) =>
    fc.constantFrom(...actions).map((each) => ({ action: each }));
  const hexadecimal = (length: number) =>
    fc.string({ unit: fc.constantFrom(...digits), minLength: length, maxLength: length });
  const parts = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .filter((part) => !/[\0\\/]/.test(part) && part !== '.' && part !== '..');
  const lines = fc.record<DecisionLine>({
    document: fc.array(parts, { minLength: 1, maxLength: 3 }).map((each) => each.join('/')),
    fingerprint: fc.tuple(hexadecimal(12), hexadecimal(8), hexadecimal(8)).map((each) => each.join('-')),
    record: fc.record({
      caption: standing(
        fc.oneof(
          action('remove', 'keep', 'mark', 'skip'),
          text.map((each) => ({ action: 'replace' as const, text: each })),
        ),
      ),
      pair: standing(
        fc.oneof(
          action('none'),
          fc.record({
            action: fc.constantFrom('confirm', 'change'),
            paragraph: hexadecimal(16),
            excerpt: texts,
          }),
        ),
      ),
      comment: standing(
        fc.oneof(
          action('clear'),
          text.map((each) => ({ action: 'comment' as const, text: each })),
        ),
      ),
      excerpt: fc.string({ unit: 'binary' }),
    }),
  });
  const files = fc.uniqueArray(lines, { selector: (line) => `${line.document}\n${line.fingerprint}` });

  it('are the same bytes again once they were read and written', () => {
    fc.assert(
      fc.property(files, (file) => {
        const text = serialiseDecisions(file);
        const { lines: read, faults } = parseDecisions(text);
        expect(faults).toEqual([]);
        expect(serialiseDecisions([...read].reverse())).toBe(text);
      }),
    );
  });

  it('are one line each, whatever their texts hold', () => {
    fc.assert(
      fc.property(files, (file) => {
        const written = serialiseDecisions(file);
        const kept = file.filter((line) => serialiseDecisions([line]) !== '');
        expect(written.split('\n')).toHaveLength(kept.length + 1);
      }),
    );
  });
});

describe('a line with a fault', () => {
  it.each([
    [/no JSON/, '{"document":'],
    [/no JSON object/, '[]'],
    [/merge conflict/, '<<<<<<< HEAD'],
    [/merge conflict/, '======='],
    [/"document" is no relative path/, written({ document: undefined })],
    [/"document" is no relative path/, written({ document: '/etc/hosts' })],
    [/"document" is no relative path/, written({ document: 'a//b.txt' })],
    [/"document" is no relative path/, written({ document: 'a/../../b.txt' })],
    [/"document" is no relative path/, written({ document: 'a\\b.txt' })],
    [/"fingerprint"/, written({ fingerprint: '12' })],
    [/"caption"/, written({ caption: 7 })],
    [/"decision" is none: remove, keep/, written({ decision: { action: 'burn' } })],
    [/"decision" is none/, written({ decision: { action: 'skip' } })],
    [/"decision" is none/, written({ decision: { action: 'replace', text: ' ' } })],
    [/"decision" is none/, written({ decision: 'keep' })],
    [/"pair" is none/, written({ pair: { action: 'change' } })],
    [/"pair" is none/, written({ pair: { action: 'confirm', paragraph: 'a', excerpt: 'x'.repeat(101) } })],
    [/"comment" is none/, written({ comment: { text: 'x'.repeat(longestComment + 1) } })],
    [/"comment" is none/, written({ comment: 'A button' })],
    [/no decision, pair or comment/, written({ decision: null })],
    [/"author"/, written({ author: '' })],
    [/"at" is no time/, written({ at: 'yesterday' })],
    [/"at" is no time/, written({ at: '2026-13-01T10:42:00Z' })],
    [/a member "decison"; known ones are document/, written({ decison: { action: 'keep' } })],
  ])('%s is told with its number', (message, line) => {
    const { lines, faults } = parseDecisions(`${written({ document: 'b.txt' })}\n${line}\n`);
    expect(lines).toHaveLength(1);
    expect(faults).toEqual([{ line: 2, message: expect.stringMatching(message) as string }]);
  });

  it('that decides the same caption once more is told with the other’s number', () => {
    const { lines, faults } = parseDecisions(
      `${written({})}\n\n${written({ decision: { action: 'remove' } })}\n`,
    );
    expect(lines).toHaveLength(1);
    expect(faults).toEqual([{ line: 3, message: expect.stringContaining('as line 1') as string }]);
  });
});

it('a document beside the first opened folder may lead up at its beginning', () => {
  expect(parseDecisions(written({ document: '../other/a.txt' })).faults).toEqual([]);
});
