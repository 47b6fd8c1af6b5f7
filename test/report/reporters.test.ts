import { stripVTControlCharacters } from 'node:util';
import type { PairedFlag } from '../../src/align/index.js';
import { formats, type OffsetUnit } from '../../src/document/index.js';
import { reporterNamed, reporters, type CheckedDocument, type CheckResult } from '../../src/report/index.js';
import { expectGolden } from './golden.js';

const text = `The harbour wakes 🐟

Già all’alba i pescatori sono al lavoro

The fishermen are at work at dawn, and by eight the whole catch has been sold to the restaurants along the quay.

“Il mare d’inverno”

Nobody swims before June.
`;

/** A flag for a part of `text`, with the numbers given and everything else plain. */
function flag(caption: string, others: Partial<PairedFlag>): PairedFlag {
  const start = text.indexOf(caption);
  return {
    start,
    end: start + caption.length,
    text: caption,
    language: 'it',
    confidence: 0.98765,
    scope: 'block',
    reading: 'stray',
    evidence: [],
    block: 0,
    pair: null,
    alternatives: [],
    ...others,
  };
}

function rangeOf(part: string): { start: number; end: number } {
  return { start: text.indexOf(part), end: text.indexOf(part) + part.length };
}

const paragraph = text.split('\n\n')[2]!;
const last = 'Nobody swims before June.';

const harbour: CheckedDocument = {
  path: 'news/harbour.txt',
  document: formats[0]!.read(text),
  flags: [
    flag('Già all’alba i pescatori sono al lavoro', {
      evidence: [
        { ...rangeOf('pescatori'), token: 'pescatori', weight: 6.54321 },
        { ...rangeOf('Già all’alba i pescatori sono al lavoro'), token: '(prior)', weight: -0.891 },
      ],
      pair: {
        ...rangeOf(paragraph),
        score: 0.87654,
        block: 2,
        evidence: [
          {
            kind: 'translation',
            ...rangeOf('pescatori'),
            token: 'pescatori',
            matchStart: rangeOf('fishermen').start,
            matchEnd: rangeOf('fishermen').end,
            match: 'fishermen',
            weight: 2.345,
          },
          {
            kind: 'position',
            ...rangeOf('Già all’alba i pescatori sono al lavoro'),
            token: 'Già all’alba i pescatori sono al lavoro',
            matchStart: rangeOf(paragraph).start,
            matchEnd: rangeOf(paragraph).end,
            match: paragraph,
            weight: 0.5,
          },
        ],
      },
      alternatives: [{ ...rangeOf(last), score: 0.01234, block: 4, evidence: [] }],
    }),
    flag('“Il mare d’inverno”', { reading: 'intended', language: 'und', confidence: 0.99999 }),
  ],
};
const nothing: CheckedDocument = {
  path: 'library.txt',
  document: formats[0]!.read('Closed today.\n'),
  flags: [],
};

function result(documents: readonly CheckedDocument[], offsets: OffsetUnit = 'utf-16'): CheckResult {
  return {
    version: '1.2.3',
    settings: { main: 'en', stray: 'it', threshold: 0.5 },
    offsets,
    documents,
    errors: [{ path: 'missing.txt', message: 'There is no such file or folder.' }],
  };
}

const plain = { colours: false };

describe('the reporters', () => {
  it('are known by their names alone', () => {
    expect(new Set(reporters.map((reporter) => reporter.name)).size).toBe(reporters.length);
    for (const reporter of reporters) expect(reporterNamed(reporter.name)).toBe(reporter);
    expect(reporterNamed('toString')).toBeUndefined();
  });

  it.each([
    ['text', 'utf-16', 'text.txt'],
    ['json', 'utf-16', 'json.json'],
    ['json', 'codepoint', 'json-codepoint.json'],
    ['json', 'byte', 'json-byte.json'],
  ] as const)('%s in %s units says what %s has', (name, offsets, golden) => {
    expectGolden(golden, reporterNamed(name)!.report(result([nothing, harbour], offsets), plain));
  });

  it.each(reporters.map((reporter) => [reporter.name, reporter] as const))(
    '%s ends with a line end, and gives the same for the same result',
    (_, reporter) => {
      for (const documents of [[], [nothing], [harbour, nothing]]) {
        const report = reporter.report(result(documents), plain);
        expect(report.endsWith('\n')).toBe(true);
        expect(reporter.report(result(documents), plain)).toBe(report);
      }
    },
  );
});

describe('the report for a person', () => {
  const report = (documents: readonly CheckedDocument[], colours = false) =>
    reporters[0]!.report(result(documents), { colours });

  it.each([
    ['no document', [], 'No document could be read.\n'],
    ['one without captions', [nothing], 'Nothing left behind in 1 document.\n'],
  ])('is one line for %s', (_, documents, expected) => {
    expect(report(documents)).toBe(expected);
  });

  it('is the same in colours but for them', () => {
    const coloured = report([harbour, nothing], true);
    expect(coloured).not.toBe(report([harbour, nothing]));
    expect(stripVTControlCharacters(coloured)).toBe(report([harbour, nothing]));
  });

  it.each([
    ['at a space', 'parola '.repeat(40).trim(), /“(parola )+…”/],
    ['within a word that has no end', `a${'🐟'.repeat(200)}`, /“a🐟+…”/u],
  ])('cuts a long caption %s', (_, caption, expected) => {
    const long = { ...harbour, flags: [flag('Già', { text: caption })] };
    const [line] = report([long]).split('\n');
    expect(line).toMatch(expected);
    expect(line!.length).toBeLessThan(220);
    expect(Buffer.from(line!).toString()).toBe(line);
  });

  it('quotes the beginning of a caption, whatever megabytes follow, for each of a thousand flags', () => {
    const endless = flag('Già', { text: 'parola '.repeat(1_500_000).trim() });
    const lines = report([{ ...harbour, flags: Array.from({ length: 1000 }, () => endless) }]).split('\n');
    expect(lines[0]).toMatch(/“(parola )+…”/);
  });

  it('says that a caption goes on where a long run of spaces hides the rest', () => {
    const wide = { ...harbour, flags: [flag('Già', { text: `Già${' '.repeat(5000)}qui` })] };
    expect(report([wide]).split('\n')[0]).toContain('“Già …”');
  });

  it('shows a caption of several lines on one, and obeys no control character in it', () => {
    const odd = { ...harbour, flags: [flag('Già', { text: 'una\r\nriga\u001b[2J \u0007\ttesto' })] };
    expect(report([odd]).split('\n')[0]).toContain('“una riga\uFFFD[2J \uFFFD testo”');
  });
});
