import fc from 'fast-check';
import { detect, prepare } from '../../src/detect/index.js';
import { plainText } from '../../src/document/plainText.js';
import { defaultSettings } from '../../src/settings.js';

await prepare({ stray: 'any' });

const english = [
  'The harbour was empty when the last boat came in, and nobody was waiting on the quay.',
  'A new school opens in September; the old one will become a library.',
  'Mario Rossi spoke to Jane Doe for an hour.',
  'Read more',
  'The two presidents in the garden',
];
const foreign = [
  'Il porto di Napoli all’alba, visto dal traghetto',
  'Mario Rossi e Jane Doe',
  'Leggi tutto',
  'LA STRETTA DI MANO',
  'La scuola nuova apre a settembre. Quella vecchia diventerà una biblioteca.',
  'Los vecinos del barrio protestaron ayer contra el cierre.',
  'Die Bibliothek bleibt im August geschlossen.',
  'Молодые люди приехали в город вчера вечером.',
];
const neutral = [
  'Mario Rossi',
  '2024',
  'www.example.org',
  '🙂',
  'Spaghetti alle vongole € 12',
  '— “” —',
  'R. M. Bianchi',
];

const passage = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...english) },
  { weight: 4, arbitrary: fc.constantFrom(...foreign) },
  { weight: 2, arbitrary: fc.constantFrom(...neutral) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
);
/** Documents of English, foreign and neutral passages, on blocks of their own or glued into one. */
const documents = fc
  .array(fc.tuple(passage, fc.constantFrom('\n\n', '\n', ' ', ' ', '. ')), { minLength: 1, maxLength: 12 })
  .map((parts) => plainText.read(parts.flat().join('')));
const settings = fc
  .constantFrom({ main: 'en', stray: 'it' }, { main: 'en', stray: 'any' }, { main: 'it', stray: 'en' })
  .map((pair) => ({ ...defaultSettings, ...pair }));

describe('in any document', () => {
  it('flags are in order and never overlap', () => {
    fc.assert(
      fc.property(documents, settings, (document, settings) => {
        let from = 0;
        for (const { start, end } of detect(document, settings)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(document.text.length);
      }),
    );
  });

  it('a flag is what it says: its text, its block, its scope, its language', () => {
    fc.assert(
      fc.property(documents, settings, (document, settings) => {
        for (const flag of detect(document, settings)) {
          const block = document.blocks[flag.block]!;
          expect(flag.text).toBe(document.text.slice(flag.start, flag.end));
          expect(flag.text).toBe(flag.text.trim());
          expect(flag.start).toBeGreaterThanOrEqual(block.start);
          expect(flag.end).toBeLessThanOrEqual(block.end);
          if (flag.scope === 'block') expect([flag.start, flag.end]).toEqual([block.start, block.end]);
          if (settings.stray !== 'any') expect(flag.language).toBe(settings.stray);
          expect(flag.language).not.toBe(settings.main);
          expect(Intl.getCanonicalLocales(flag.language)).toEqual([flag.language]);
        }
      }),
    );
  });

  it('the evidence of a flag sums to the log-odds of its confidence', () => {
    fc.assert(
      fc.property(documents, settings, (document, settings) => {
        for (const flag of detect(document, settings)) {
          const sum = flag.evidence.reduce((sum, item) => sum + item.weight, 0);
          expect(flag.confidence).toBeGreaterThanOrEqual(settings.threshold);
          expect(flag.confidence).toBeLessThanOrEqual(1);
          expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(flag.confidence, 9);
        }
      }),
    );
  });

  it('every word of evidence stands in its flag', () => {
    fc.assert(
      fc.property(documents, settings, (document, settings) => {
        for (const flag of detect(document, settings)) {
          for (const { start, end, token, weight } of flag.evidence) {
            expect(Number.isFinite(weight)).toBe(true);
            expect(start).toBeGreaterThanOrEqual(flag.start);
            expect(end).toBeLessThanOrEqual(flag.end);
            if (start !== flag.start || end !== flag.end) expect(token).toBe(document.text.slice(start, end));
          }
        }
      }),
    );
  });

  it('the same input gives the same output, whatever was analysed before', () => {
    fc.assert(
      fc.property(documents, documents, settings, settings, (document, other, settings, otherSettings) => {
        const first = detect(document, settings);
        detect(other, otherSettings);
        expect(detect(document, settings)).toEqual(first);
      }),
    );
  });

  it('the kind of line end changes no verdict', () => {
    fc.assert(
      fc.property(documents, settings, (document, settings) => {
        fc.pre(!document.text.includes('\r'));
        const dos = plainText.read(document.text.replaceAll('\n', '\r\n'));
        fc.pre(dos.blocks.length === document.blocks.length && !/\S\n\S/.test(document.text));
        const verdicts = (of: typeof document) =>
          detect(of, settings).map(({ text, reading }) => [text.replaceAll('\r\n', '\n'), reading]);
        expect(verdicts(dos)).toEqual(verdicts(document));
      }),
    );
  });
});

describe('two spellings of one word', () => {
  const frame = (line: string) => plainText.read(`${english[0]!}\n\n${line}\n\n${english[1]!}\n`);

  it.each([
    ['composed and decomposed letters', 'La ventosità del perché sbrodolò', 'NFD' as const],
    ['straight and curly apostrophes', "L'ombra dell'astrozza e un'impasteria", '’' as const],
  ])('have one weight, whichever of them was read first: %s', (_, line, change) => {
    const other = change === 'NFD' ? line.normalize('NFD') : line.replaceAll("'", '’');
    const evidenceOf = (text: string) =>
      detect(frame(text), defaultSettings).map((flag) => flag.evidence.map(({ weight }) => weight));
    const first = evidenceOf(other);
    expect(first).toHaveLength(1);
    expect(evidenceOf(line)).toEqual(first);
  });
});

test('a long document costs no more stack than a short one', () => {
  const text = Array.from({ length: 20_000 }, (_, i) => english[i % english.length]).join('\n\n');
  expect(detect(plainText.read(text), defaultSettings)).toEqual([]);
});

test('an endless line of letters is read like any other', () => {
  const text = `${'abcdefghij'.repeat(100_000)} ${'e '.repeat(10)}`;
  expect(detect(plainText.read(text), defaultSettings).length).toBeLessThanOrEqual(1);
});
