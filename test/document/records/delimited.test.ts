import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { FormatError, textOf, type Document } from '../../../src/document/index.js';
import { csv, tsv } from '../../../src/document/records/delimited.js';
import { applySplices } from '../../../src/document/index.js';
import { cleanSource } from '../../../src/review/apply.js';
import { blocksOf, rangeOf, spellingOf, withInstead, without } from './changes.js';

const sentence = 'The ferry was late again.';

describe('the column of a table', () => {
  const pairs = 'id,it,en\n1,Due porte,Two doors\n2,Tre porte,Three doors\n';
  it.each<[string, string, string | undefined, string[]]>([
    ['is the one of that name, below its header', pairs, 'en', ['Two doors', 'Three doors']],
    ['is the one of that number', pairs, '2', ['Due porte', 'Tre porte']],
    ['is the one of that name, where a name is a number', '2,1\na,b\n', '1', ['b']],
    ['is the first of two of that name', 'x,x\na,b\n', 'x', ['a']],
    ['is the only one', 'Due porte\nTre porte\n', undefined, ['Due porte', 'Tre porte']],
    ['is the only one, below a header', 'caption\nDue porte\n', undefined, ['Due porte']],
    [
      'is the only one, also of captions of one word',
      'Biglietti\nOrari\n',
      undefined,
      ['Biglietti', 'Orari'],
    ],
    ['is the one called text', 'id,text\n1,Due porte\n', undefined, ['Due porte']],
    [
      'has texts in the first row where that is no header',
      '1,Due porte\n2,Tre porte\n',
      '2',
      ['Due porte', 'Tre porte'],
    ],
    ['may have its name in quotation marks', '"id","the ""text"""\n1,a\n', 'the "text"', ['a']],
    ['may be missing in a row', 'id,en\n1,a\n2\n\n3,b\n', 'en', ['a', 'b']],
    ['may be empty', 'id,en\n1,\n2,""\n3,b\n', 'en', ['b']],
    ['needs no rows', 'id,en\n', 'en', []],
    ['needs no bytes', '', 'en', []],
  ])('%s', (_, source, column, expected) => {
    expect(blocksOf(csv.read(source, { column }))).toEqual(expected);
  });

  it('is asked for where there are several, which are listed', () => {
    const read = () => csv.read(pairs);
    expect(read).toThrow(FormatError);
    expect(read).toThrow('Name it with --column. The first row has 1 "id", 2 "it", 3 "en".');
  });

  it.each(['de', '0', '4', '1.5', ''])('is none: %j', (column) => {
    expect(() => csv.read(pairs, { column })).toThrow(`There is no column "${column}" for --column.`);
  });

  it('gives cells their role, and the whole file is one section', () => {
    const document = csv.read(`text\nTickets\n${sentence}\n`);
    expect(document.blocks.map(({ kind, role }) => [kind, role])).toEqual([
      ['heading', 'table cell'],
      ['paragraph', 'table cell'],
    ]);
    expect(document.sections).toEqual([0]);
  });
});

describe('the cells of a CSV file', () => {
  it.each<[string, string, string[]]>([
    ['may be in quotation marks', 'id,text\n1,"a, b"\n', ['a, b']],
    ['may have quotation marks inside, doubled', 'id,text\n1,"a ""b"" c"\n2,""""\n', ['a "b" c', '"']],
    ['may have line ends inside', 'id,text\n1,"a\r\nb\n\nc"\n2,d\n', ['a\r\nb\n\nc', 'd']],
    ['may have marks in the middle that enclose nothing', 'id,text\n1,a "b" c\n', ['a "b" c']],
    ['may follow CR LF', 'id,text\r\n1,a\r\n2,b\r\n', ['a', 'b']],
    ['may follow a lone CR', 'id,text\r1,a\r2,b', ['a', 'b']],
    ['may end without a line end', 'id,text\n1,a', ['a']],
    ['may end in quotation marks', 'id,text\n1,"a"', ['a']],
    ['do without the white space around them', 'id,text\n1, a \n2,"\n b\t"\n', ['a', 'b']],
    ['may be parted by semicolons', 'id;text\n1;"a;b, c"\n2;d, e\n', ['a;b, c', 'd, e']],
    ['may hold semicolons', '"id;nr",text\n1,a;b\n', ['a;b']],
  ])('%s', (_, source, expected) => {
    expect(blocksOf(csv.read(source))).toEqual(expected);
  });

  it('are mapped to their spelling', () => {
    const document = csv.read('id,text\n1,"the ""door"" is shut"\n');
    expect(spellingOf(document, '"door"')).toBe('""door""');
    expect(spellingOf(document, 'is shut')).toBe('is shut');
  });

  it.each<[string, string, RegExp]>([
    ['a quotation mark that nothing closes', 'id,text\r\n1,a\r\n2,"b\r\n3,c\r\n', /^Line 3: .*none ends it/],
    ['a cell that goes on after its end', 'id,text\n1,"a\n\nb" c\n', /^Line 4: .*goes on after/],
  ])('are refused, with the line: %s', (_, source, message) => {
    const read = () => csv.read(source);
    expect(read).toThrow(FormatError);
    expect(read).toThrow(message);
  });
});

describe('the quotation marks of a TSV file', () => {
  it.each<[string, string, string[]]>([
    ['enclose cells where all can be read so', 'id\ttext\n1\t"a ""b"" c"\n', ['a "b" c']],
    ['enclose line ends and tabs', 'id\ttext\n1\t"a\nb"\n2\t"c\td"\n', ['a\nb', 'c\td']],
    [
      'belong to the text where they close in mid-cell',
      'id\ttext\n1\t"Go," he said.\n2\tb\n',
      ['"Go," he said.', 'b'],
    ],
    ['belong to the text where nothing closes them', 'id\ttext\n1\t"Go\n2\tb\n', ['"Go', 'b']],
    [
      'belong to the text where they would swallow rows of the same length',
      'id\ttext\n1\t"Go\n2\tStay"\n3\tc\n',
      ['"Go', 'Stay"', 'c'],
    ],
    ['belong to the text within a cell', 'id\ttext\n1\ta "b" c\n', ['a "b" c']],
  ])('%s', (_, source, expected) => {
    expect(blocksOf(tsv.read(source))).toEqual(expected);
  });
});

describe('taking captions out of cells', () => {
  it.each<[string, string, string[], string]>([
    ['leaves an empty cell', 'id,text,z\n1, Due porte ,0\n', ['Due porte'], 'id,text,z\n1,,0\n'],
    [
      'leaves empty quotation marks',
      'id,text\r\n1,"Due ""porte"""\r\n',
      ['Due "porte"'],
      'id,text\r\n1,""\r\n',
    ],
    ['leaves a row of one cell in place', 'Due porte\nTre porte\n', ['Due porte'], '""\nTre porte\n'],
    [
      'takes a part with its space, and the others with nothing',
      'id,text\n1,"It rained, tutto il giorno, and ""we"" left."\n2,"x"\n',
      ['tutto il giorno,'],
      'id,text\n1,"It rained, and ""we"" left."\n2,"x"\n',
    ],
    [
      'encloses a cell that would begin with a quotation mark',
      'id,text\n1,Scritta: "wet" and "dry" paint\n',
      ['Scritta:'],
      'id,text\n1,"""wet"" and ""dry"" paint"\n',
    ],
    [
      'of several parts of one cell',
      'id,text\n1,Ecco: "wet" paint come sempre\n2,b\n',
      ['Ecco:', 'come sempre'],
      'id,text\n1,"""wet"" paint"\n2,b\n',
    ],
  ])('%s', (_, source, parts, expected) => {
    expect(without(csv.read(source), ...parts)).toBe(expected);
  });

  it('leaves a TSV file without quotation marks without them', () => {
    expect(without(tsv.read('Due porte\nThe "wet" paint\n'), 'Due porte')).toBe('\nThe "wet" paint\n');
  });
});

describe('an English text in a caption’s place', () => {
  it.each<[string, string, string, string, string]>([
    ['stands as it is', 'id,text\n1,Due porte\n', 'Due porte', 'Two doors', 'id,text\n1,Two doors\n'],
    [
      'gets quotation marks for a comma',
      'id,text\n1,Due porte\n',
      'Due porte',
      'Two, or three',
      'id,text\n1,"Two, or three"\n',
    ],
    [
      'gets them for a semicolon where that parts cells',
      'id;text\n1;Due\n',
      'Due',
      'a;b',
      'id;text\n1;"a;b"\n',
    ],
    [
      'gets them for a line end',
      'id,text\n1,Due porte\n',
      'Due porte',
      'Two\ndoors',
      'id,text\n1,"Two\ndoors"\n',
    ],
    [
      'doubles its own',
      'id,text\n1,"Due porte"\n',
      'Due porte',
      'Two "doors"',
      'id,text\n1,"Two ""doors"""\n',
    ],
    [
      'doubles those beside it as well',
      'id,text\n1,The "red" one e basta\n',
      'e basta',
      'or none, then',
      'id,text\n1,"The ""red"" one or none, then"\n',
    ],
  ])('%s', (_, source, part, text, expected) => {
    expect(withInstead(csv.read(source), part, text)).toBe(expected);
  });

  it('has no tabs and line ends where a TSV file cannot spell them', () => {
    expect(withInstead(tsv.read('id\ttext\n1\tDue\n'), 'Due', 'Two\tor\r\nthree')).toBe(
      'id\ttext\n1\tTwo or three\n',
    );
  });

  it('stands beside another change of the same cell', () => {
    const document = csv.read('id,text\n1,Uno: "red" paint due volte here tre volte\n');
    const flags = ['Uno:', 'due volte', 'tre volte'].map((part) => ({
      ...rangeOf(document, part),
      text: part,
    }));
    const decisions = [
      { action: 'remove' },
      { action: 'replace', text: 'twice, at least,' },
      { action: 'replace', text: 'or "thrice"' },
    ] as const;
    const { source } = cleanSource(document, flags as never, (_, index) => decisions[index]!);
    expect(source).toBe('id,text\n1,"""red"" paint twice, at least, here or ""thrice"""\n');
  });

  it('cannot be asked for by a mark, and a sentence says what to do', () => {
    const document = csv.read('Due porte\n');
    expect(csv.mark(document, rangeOf(document, 'Due porte'), 'it')).toEqual({
      refusal: expect.stringMatching(/Keep, remove or replace/) as string,
    });
  });
});

describe('any table', () => {
  const words = fc
    .array(fc.constantFrom('door', 'Due', 'è', '🐟', ' ', ',', ';', '"', '""', '\n', '\r\n'), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''));
  const spell = (cell: string, quoted: boolean) =>
    quoted || /[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const cell = fc.tuple(words, fc.boolean()).map(([text, quoted]) => ({ text, source: spell(text, quoted) }));
  const table = fc.record({
    rows: fc.array(fc.tuple(fc.nat(99), cell, words), { minLength: 1, maxLength: 8 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    end: fc.boolean(),
  });
  type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;

  function sourceOf({ rows, lineEnd, end }: Table): string {
    const lines = rows.map(([id, each, last]) => `${id},${each.source},${spell(last, false)}`);
    return ['id,text,last', ...lines].join(lineEnd) + (end ? lineEnd : '');
  }

  const parsed = (source: string) => parse(source, { relax_column_count: true });

  it('has the cells that another reader of CSV finds', () => {
    fc.assert(
      fc.property(table, (each) => {
        const source = sourceOf(each);
        const texts = parsed(source)
          .slice(1)
          .map(([, text]) => text!.trim());
        expect(blocksOf(csv.read(source))).toEqual(texts.filter((text) => text !== ''));
      }),
      { numRuns: 300 },
    );
  });

  it('loses the cells that are taken out, as another reader finds, and no other byte of the rest', () => {
    fc.assert(
      fc.property(table, fc.infiniteStream(fc.boolean()), (each, choices) => {
        const source = sourceOf(each);
        const document = csv.read(source);
        const gone = document.blocks.filter(() => choices.next().value as boolean);
        const cleaned = applySplices(source, csv.removeAll(document, gone));
        expect(parsed(cleaned)).toEqual(withoutTexts(document, gone, parsed(source)));
        expect(blocksOf(csv.read(cleaned))).toHaveLength(document.blocks.length - gone.length);
        if (gone.length === 0) expect(cleaned).toBe(source);
      }),
      { numRuns: 300 },
    );
  });

  it('says what it is told to, as another reader finds', () => {
    fc.assert(
      fc.property(table, words, (each, text) => {
        const source = sourceOf(each);
        const document = csv.read(source);
        const block = document.blocks.at(-1);
        if (!block) return;
        const changed = parsed(applySplices(source, csv.replace(document, block, text)));
        const rows = parsed(source);
        const row = rows.findLastIndex(([, said], i) => i > 0 && said!.trim() !== '');
        rows[row]![1] = rows[row]![1]!.replace(textOf(document, block), () => text);
        expect(changed).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  /** The rows as a reader finds them, the cells of some blocks empty. */
  function withoutTexts(
    document: Document,
    gone: Document['blocks'],
    rows: readonly (readonly string[])[],
  ): readonly (readonly string[])[] {
    const blocks = document.blocks.values();
    return rows.map((row, i) => {
      if (i === 0 || row[1]!.trim() === '') return row;
      return gone.includes(blocks.next().value!) ? [row[0]!, '', ...row.slice(2)] : row;
    });
  }
});
