import { join } from 'node:path';
import fc from 'fast-check';
import { Catalogue } from '../../src/review/catalogue.js';
import { openDatabase, type Connection } from '../../src/review/database.js';
import { folderWith } from './temporaryFolder.js';

interface Searched {
  readonly name: string;
  readonly captions: readonly string[];
}

function open(): { readonly connection: Connection; readonly catalogue: Catalogue } {
  const connection = openDatabase(join(folderWith({}), 'review.db'));
  connection.exec('PRAGMA synchronous = OFF');
  return { connection, catalogue: new Catalogue(connection) };
}

function listed({ name }: Searched, index: number) {
  return { id: `d${index}`, path: `/${index}`, name, size: 1, modified: 1 };
}

function note(catalogue: Catalogue, { captions }: Searched, index: number): void {
  const rows = captions.map((text, ordinal) => ({ caption: `c${ordinal}`, text, confidence: 0.9 }));
  catalogue.noteCaptions(`d${index}`, 'content', 'engine', rows);
}

function found(catalogue: Catalogue, search: string): readonly string[] {
  const query = { order: 'name', selection: 'all', search, offset: 0, limit: 100 } as const;
  const { entries, total } = catalogue.find(query);
  expect(total).toBe(entries.length);
  return entries.map(({ id }) => id).sort();
}

/** Looks at every name and caption by SQLite's own comparison. */
function foundByLike(connection: Connection, search: string): readonly string[] {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = connection
    .prepare(
      `SELECT id FROM documents WHERE opened = 1 AND (name LIKE ? ESCAPE '\\'
         OR id IN (SELECT document FROM captions WHERE text LIKE ? ESCAPE '\\')) ORDER BY id`,
    )
    .all(pattern, pattern) as { id: string }[];
  return rows.map(({ id }) => id);
}

const bits =
  'a A b B è È é K \u212a s ſ ß İ i ı " \' % _ \\ * - ( ) \u{1f600} \u{1f1ee}\u{1f1f9} e\u0301 \n il AND NEAR'
    .split(' ')
    .concat(' ');
const text = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), {
      maxLength,
    })
    .map((parts) => parts.join('').replaceAll('\u001f', ''));
const texts = fc.record({
  name: text(8).map((name) => name.replaceAll('\0', '')),
  captions: fc.array(text(8), { maxLength: 3 }),
});

describe('a search', () => {
  it('finds what a look at every name and caption finds', () => {
    const { connection, catalogue } = open();
    const part = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 6 }), text(4), part, (documents, any, cut) => {
        const [document, start, length, isUpper] = cut;
        const { name, captions } = documents[document % documents.length]!;
        const whole = captions[start % 4] ?? name;
        const piece = Array.from(whole)
          .slice(start % 7, (start % 7) + length)
          .join('');
        catalogue.list(documents.map(listed));
        documents.forEach((each, index) => {
          note(catalogue, each, index);
        });
        for (const query of [any, isUpper ? piece.toUpperCase() : piece]) {
          const search = query.replaceAll('\0', '');
          if (search !== '') expect(found(catalogue, search)).toEqual(foundByLike(connection, search));
        }
      }),
      { numRuns: 300 },
    );
    connection.close();
  });

  it('follows names and captions as they change, and never a text across two', () => {
    const { connection, catalogue } = open();
    const before = { name: 'Porto.txt', captions: ['Il molo', 'La festa'] };
    catalogue.list([listed(before, 0)]);
    expect(found(catalogue, 'PORTO')).toEqual(['d0']);
    note(catalogue, before, 0);
    expect(found(catalogue, 'il MOLO')).toEqual(['d0']);
    expect(found(catalogue, 'molola')).toEqual([]);
    expect(found(catalogue, 'molo\u001fla')).toEqual([]);
    const after = { name: 'Faro.txt', captions: ['La luce'] };
    catalogue.add([listed(after, 0)]);
    expect(found(catalogue, 'porto')).toEqual([]);
    expect(found(catalogue, 'faro')).toEqual(['d0']);
    expect(found(catalogue, 'festa')).toEqual(['d0']);
    note(catalogue, after, 0);
    expect(found(catalogue, 'festa')).toEqual([]);
    expect(found(catalogue, 'luce')).toEqual(['d0']);
    connection.close();
  });

  it('leaves out documents that are not open', () => {
    const { connection, catalogue } = open();
    catalogue.remember([{ id: 'd0', path: '/0', name: 'porto' }]);
    expect(found(catalogue, 'porto')).toEqual([]);
    catalogue.add([listed({ name: 'porto', captions: [] }, 0)]);
    expect(found(catalogue, 'porto')).toEqual(['d0']);
    connection.close();
  });
});
