import fc from 'fast-check';
import {
  applySplices,
  FormatError,
  formatOfBytes,
  openBytes,
  packSource,
  rangeConverter,
  sourceRangeOf,
  textOf,
  type Document,
} from '../../../src/document/index.js';
import { jsonl } from '../../../src/document/records/jsonl.js';
import { blocksOf, rangeOf, spellingOf, withInstead, without } from './changes.js';

const first = 'The ferry was late again.';
const second = 'Nobody on the quay had been told.';

/** A file with one record a text. */
function fileOf(...texts: readonly string[]): string {
  return texts.map((text, id) => `${JSON.stringify({ id, text })}\n`).join('');
}

describe('the records of a JSONL file', () => {
  it('are sections, each with the blocks of its text', () => {
    const document = jsonl.read(fileOf(`${first}\n\nTickets`, second));
    expect(blocksOf(document)).toEqual([first, 'Tickets', second]);
    expect(document.sections).toEqual([0, 2]);
    expect(document.text).toBe(`${first}\n\nTickets\n\n${second}`);
  });

  it('have kinds of their own: what the next record says makes no heading', () => {
    const kinds = jsonl.read(fileOf('Tickets', second)).blocks.map((block) => block.kind);
    expect(kinds).toEqual(['caption', 'paragraph']);
  });

  it.each<[string, string, string[]]>([
    ['blank lines between them', `\n{"text":"a"}\n \t\n\n{"text":"b"}\n\n`, ['a', 'b']],
    ['CR LF', '{"text":"a"}\r\n{"text":"b"}\r\n', ['a', 'b']],
    ['no final line end', '{"text":"a"}\n{"text":"b"}', ['a', 'b']],
    ['empty texts', '{"text":""}\n{"text":"b"}\n{"text":" \\n "}\n', ['b']],
    ['nothing but empty texts', '{"text":""}\n{"text":""}\n', []],
    ['line separators inside strings', '{"text":"a\u2028b"}\n', ['a', 'b']],
    ['spaces around everything', ' { "id" : 1 , "text" : "a" } \n', ['a']],
    ['a name that an escape spells', String.raw`{"te\u0078t":"a"}`, ['a']],
    ['the same name twice, of which the last counts', '{"text":"a","text":"b"}', ['b']],
    ['texts further in, which are others', '{"meta":{"text":"no"},"text":"a","more":["text"]}', ['a']],
    ['the format that is read', '{"format":"text","text":"a"}', ['a']],
    [
      'a null character and half a surrogate pair',
      String.raw`{"text":"a\u0000b \ud83d c"}`,
      ['a\u0000b \ud83d c'],
    ],
  ])('may have %s', (_, source, expected) => {
    const document = jsonl.read(source);
    expect(blocksOf(document)).toEqual(expected);
    expect(document.problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['article.body', '{"article":{"body":"a"},"body":"no"}', 'a'],
    ['captions.1.text', '{"captions":[{"text":"no"}, {"text":"a"} ]}', 'a'],
    ['captions.0', '{"captions":[ "a","no"]}', 'a'],
    ['1', '{"0":"no","1":"a"}', 'a'],
    ['__proto__', '{"__proto__":"a"}', 'a'],
    ['città.nome', '{"città":{"nome":"a"}}', 'a'],
  ])('have their text at %s', (textField, source, expected) => {
    const document = jsonl.read(source, { textField });
    expect(blocksOf(document)).toEqual([expected]);
    expect(spellingOf(document, expected)).toBe(expected);
  });
});

describe('an escape in a record', () => {
  it.each<[string, string, string, string]>([
    ['a short one', String.raw`{"text":"one\ttwo"}`, 'e\ttw', String.raw`e\ttw`],
    ['a line feed', String.raw`{"text":"one \"two\" three"}`, '"two"', String.raw`\"two\"`],
    ['a letter', String.raw`{"text":"la citt\u00e0 dorme"}`, 'città', String.raw`citt\u00e0`],
    ['a needless one', String.raw`{"text":"\u0041\/B"}`, 'A/B', String.raw`\u0041\/B`],
    ['a surrogate pair', String.raw`{"text":"a \ud83d\udc1f b"}`, '🐟', String.raw`\ud83d\udc1f`],
    ['half of one is all of it', String.raw`{"text":"a \ud83d\udc1f b"}`, '\ud83d', String.raw`\ud83d\udc1f`],
    ['after a backslash', String.raw`{"text":"a\\u0041 b"}`, '\\u0041', String.raw`\\u0041`],
  ])('is mapped to its spelling: %s', (_, source, part, expected) => {
    expect(spellingOf(jsonl.read(source), part)).toBe(expected);
  });
});

describe('a line that holds no record', () => {
  it.each<[string, string, RegExp]>([
    ['not JSON', '{"text": "The bus', /not JSON/],
    ['an array', '["text"]', /not a JSON object/],
    ['no text', '{"body":"a"}', /no "text" that is a string/],
    ['a text that is no string', '{"text":null}', /no "text" that is a string/],
    [
      'a text in a format that files are not read in',
      '{"text":"a","format":"html"}',
      /"html".*didascalia filter/,
    ],
    ['a control character that JSON does not allow', '{"text":"a\u001b[31m"}', /^\P{Cc}*not JSON\P{Cc}*$/u],
  ])('is a problem with its number, and the others are read: %s', (_, line, message) => {
    const document = jsonl.read(`{"text":"a"}\n\n${line}\n{"text":"b"}\n`);
    expect(blocksOf(document)).toEqual(['a', 'b']);
    expect(document.problems).toEqual([{ line: 3, message: expect.stringMatching(message) as string }]);
  });

  it('stays as it is when the others change', () => {
    const source = `{"text":"Due porte"}\n{"text": "broken\n{"text":"b"}\n`;
    expect(without(jsonl.read(source), 'Due porte')).toBe(`{"text":""}\n{"text": "broken\n{"text":"b"}\n`);
  });

  it('makes an error of the whole file where every line is one, with how to name the text', () => {
    const read = () => jsonl.read('\n{"body":"a"}\n{"body":"b"}\n', {});
    expect(read).toThrow(FormatError);
    expect(read).toThrow(/^Line 2: The record has no "text" that is a string\..*--text-field/);
  });

  it('is none of the faults of an empty file', () => {
    expect(jsonl.read('\n\n')).toMatchObject({ blocks: [], sections: [0], problems: [], text: '' });
  });
});

describe('taking captions out of records', () => {
  it.each<[string, string, string[], string]>([
    [
      'with the blank line that parted them, whatever escape spells it',
      String.raw`{"id":1.0,"text":"${first}\n\nDue porte\u000a\n${second}","z":[ ]}` + '\n',
      ['Due porte'],
      String.raw`{"id":1.0,"text":"${first}\n\n${second}","z":[ ]}` + '\n',
    ],
    [
      'at the beginning and the end',
      String.raw`{"text":"Due porte\n\n${first}\n\nTre porte"}`,
      ['Due porte', 'Tre porte'],
      `{"text":"${first}"}`,
    ],
    [
      'with all their escapes',
      String.raw`{"text":"${first}\r\n\"Citt\u00e0\" \ud83d\udc1f\r\n"}`,
      ['"Città" 🐟'],
      String.raw`{"text":"${first}\r\n"}`,
    ],
    [
      'which keep the record where nothing is left',
      '{"text":"Due porte","id":1}\n',
      ['Due porte'],
      '{"text":"","id":1}\n',
    ],
    [
      'of several records, each as if it were alone',
      `{"text":"Due porte"}\n{"text":"${first}"}\n\n{"x":0,"text":"${second}\\nTre porte"}\n`,
      ['Due porte', 'Tre porte'],
      `{"text":""}\n{"text":"${first}"}\n\n{"x":0,"text":"${second}"}\n`,
    ],
    [
      'which are a part of a sentence',
      String.raw`{"text":"The caf\u00e9 was shut, con tutte le porte, and it rained."}`,
      ['con tutte le porte,'],
      String.raw`{"text":"The caf\u00e9 was shut, and it rained."}`,
    ],
  ])('%s', (_, source, parts, expected) => {
    expect(without(jsonl.read(source), ...parts)).toBe(expected);
  });
});

describe('an English text in a caption’s place', () => {
  it('is spelled as a JSON string', () => {
    const document = jsonl.read('{"text":"Due porte"}\n');
    expect(withInstead(document, 'Due porte', 'Two "doors"\n\\ 🚪')).toBe(
      String.raw`{"text":"Two \"doors\"\n\\ 🚪"}` + '\n',
    );
  });

  it('takes the escapes with it, and nothing beside them', () => {
    const document = jsonl.read(String.raw`{"text":"\tCitt\u00e0\n"}`);
    expect(withInstead(document, 'Città', 'City')).toBe(String.raw`{"text":"\tCity\n"}`);
  });

  it('cannot be asked for by a mark, and a sentence says what to do', () => {
    const document = jsonl.read('{"text":"Due porte"}\n');
    expect(jsonl.mark(document, rangeOf(document, 'Due porte'), 'it')).toEqual({
      refusal: expect.stringMatching(/Keep, remove or replace/) as string,
    });
  });
});

describe('bytes without a name', () => {
  it.each<[string, string, string]>([
    ['a record', '{"text":"a"}\n{"text":"b"}\n', 'jsonl'],
    ['a record behind a byte order mark', '\uFEFF{"id":1}\n', 'jsonl'],
    ['the beginning of a long record', `{"text":"${'a'.repeat(10_000)}"}\n`, 'jsonl'],
    ['a JSON file on many lines', '{\n  "text": "a"\n}\n', 'text'],
    ['a text that begins with a brace', '{curly} is a word here.\n', 'text'],
  ])('look like %s', (_, source, expected) => {
    expect(formatOfBytes(Buffer.from(source)).name).toBe(expected);
  });
});

describe('any records', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom(first, second, 'Due porte', '\n', '\n\n', ' ', '🐟', '"', '\\', 'è', '\u2028'), {
        maxLength: 10,
      })
      .map((parts) => parts.join('')),
  );
  const record = fc.record({ before: fc.jsonValue(), text: texts, after: fc.jsonValue() });
  const spelled = fc
    .tuple(record, fc.boolean(), fc.constantFrom(undefined, '\t'))
    .map(([each, ascii, space]) => {
      const json = JSON.stringify(each, null, space).replaceAll('\n', ' ');
      return ascii ? json.replace(/[\u0080-\uffff]/g, escaped) : json;
    });
  const file = fc
    .tuple(fc.array(spelled, { minLength: 1, maxLength: 6 }), fc.constantFrom('\n', '\r\n', '\n\n'))
    .map(([lines, end]) => lines.join(end));

  function escaped(character: string): string {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }

  const textsOf = (source: string): readonly string[] =>
    source
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => (JSON.parse(line) as { text: string }).text);

  it('have blocks that stand in their texts, and a source that spells each', () => {
    fc.assert(
      fc.property(file, (source) => {
        const document = jsonl.read(source);
        const all = textsOf(source);
        for (const block of document.blocks) {
          const said = textOf(document, block);
          expect(all.some((text) => text.includes(said))).toBe(true);
          const { start, end } = sourceRangeOf(document, block);
          expect(JSON.parse(`"${source.slice(start, end)}"`)).toBe(said);
        }
      }),
    );
  });

  it('lose what is taken out of their texts, and no other byte', () => {
    fc.assert(
      fc.property(file, fc.infiniteStream(fc.boolean()), (source, choices) => {
        const document = jsonl.read(source);
        const gone = document.blocks.filter(() => choices.next().value as boolean);
        const splices = jsonl.removeAll(document, gone);
        const cleaned = applySplices(source, splices);
        expect(wordsOf(blocksOf(jsonl.read(cleaned)))).toEqual(wordsOf(keptBy(document, gone)));
        expect(withoutTexts(cleaned)).toEqual(withoutTexts(source));
      }),
    );
  });

  function keptBy(document: Document, gone: Document['blocks']): readonly string[] {
    return document.blocks.filter((block) => !gone.includes(block)).map((block) => textOf(document, block));
  }

  /** Words and not blocks: fewer lines can be read as another layout, such as hard-wrapped ones. */
  function wordsOf(blocks: readonly string[]): readonly string[] {
    return blocks.flatMap((block) => block.split(/\s+/u)).filter((word) => word !== '');
  }

  /** The lines with every text empty: everything else as it is spelled. */
  function withoutTexts(source: string): readonly string[] {
    return source
      .split('\n')
      .map((line) => line.replace(/("text":[ \t]*)"(?:[^"\\]|\\.)*"(?=\s*,\s*"after":)/, '$1""'));
  }
});

describe('a line that is not UTF-8', () => {
  /** `café` in windows-1252, which is no UTF-8. */
  const bad = Buffer.from(`{"text":"The caf\u00e9 was shut."}`, 'latin1');
  const before = `{"text":"È ${first}"}`;
  const after = `{"text":"🐟 ${second}"}`;
  const bytes = Buffer.concat([Buffer.from(`${before}\n`), bad, Buffer.from(`\r\n${after}\n`)]);
  const { document, packaging } = openBytes(bytes, jsonl);

  it('is a problem, with its number and the byte, and the other lines are read', () => {
    expect(document.problems).toEqual([
      {
        line: 2,
        message: expect.stringMatching(/^The line is not valid UTF-8 at byte 16 of it\. /) as string,
      },
    ]);
    expect(blocksOf(document)).toEqual([`È ${first}`, `🐟 ${second}`]);
  });

  it('keeps its bytes where another line changes', () => {
    const [block] = document.blocks;
    const changed = applySplices(document.source, jsonl.removeAll(document, [block!]));
    expect(packSource(jsonl, changed, packaging)).toEqual(
      Buffer.concat([Buffer.from('{"text":""}\n'), bad, Buffer.from(`\r\n${after}\n`)]),
    );
  });

  it('counts byte by byte in the offsets of what comes after', () => {
    const range = rangeConverter(document, 'byte')(document.blocks[1]!);
    expect(bytes.subarray(range.start, range.end).toString()).toBe(`🐟 ${second}`);
  });

  it('makes a file without any other unreadable', () => {
    expect(() => openBytes(bad, jsonl)).toThrow(FormatError);
    expect(() => openBytes(bad, jsonl)).toThrow(/^Line 1: The line is not valid UTF-8 at byte 16 of it/);
  });

  it('is written as it was read, whatever its bytes', () => {
    const line = fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(JSON.stringify({ text }))),
      fc
        .constantFrom([0xed, 0xb2, 0x80], [0xf0, 0x9f, 0x90], [0xef, 0xbb, 0xbf])
        .map((bytes) => Buffer.from(bytes)),
    );
    fc.assert(
      fc.property(fc.array(line), fc.boolean(), (lines, hasMark) => {
        const mark = hasMark ? [0xef, 0xbb, 0xbf] : [];
        const all = Buffer.concat([
          Buffer.from(mark),
          Buffer.from('{"text":"a"}\n'),
          ...lines.flatMap((each) => [each, Buffer.from('\n')]),
        ]);
        const opened = openBytes(all, jsonl);
        expect(packSource(jsonl, opened.document.source, opened.packaging)).toEqual(all);
        expect(opened.packaging.encoding).toEqual({ name: 'utf-8', byteOrderMark: hasMark });
      }),
    );
  });
});
