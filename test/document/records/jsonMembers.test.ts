import fc from 'fast-check';
import { membersOf, valueAt } from '../../../src/document/records/jsonMembers.js';

/** A JSON text of an object as its members stand in it: names and values by their ranges. */
function read(json: string): readonly [string, unknown][] {
  return membersOf(json).map(({ name, value }) => [
    name,
    JSON.parse(json.slice(value.start, value.end)) as unknown,
  ]);
}

describe('the members of a JSON object', () => {
  it.each([
    ['none', '{}', []],
    ['none, in white space', ' \t{ \r\n } ', []],
    [
      'a value of each kind',
      '{"a":1,"b":"x","c":true,"d":null,"e":[],"f":{}}',
      [
        ['a', 1],
        ['b', 'x'],
        ['c', true],
        ['d', null],
        ['e', []],
        ['f', {}],
      ],
    ],
    [
      'the outermost alone',
      '{"a":{"b":{"c":1}},"d":[{"e":2}]}',
      [
        ['a', { b: { c: 1 } }],
        ['d', [{ e: 2 }]],
      ],
    ],
    [
      'brackets and quotation marks in strings',
      String.raw`{"}\"{":"]\\","[":"{\"a\":[1,"}`,
      [
        ['}"{', ']\\'],
        ['[', '{"a":[1,'],
      ],
    ],
    [
      'the same name twice',
      '{"a":1,"a":2}',
      [
        ['a', 1],
        ['a', 2],
      ],
    ],
    [
      'numbers up to what ends them',
      '{"a":-1.5e+3 ,"b":0}',
      [
        ['a', -1500],
        ['b', 0],
      ],
    ],
  ])('are found: %s', (_, json, expected) => {
    expect(read(json)).toEqual(expected);
  });

  it('range from the name to the end of the value', () => {
    const json = ' { "a" : [1, 2] , "b":3 } ';
    expect(membersOf(json).map(({ range }) => json.slice(range.start, range.end))).toEqual([
      '"a" : [1, 2]',
      '"b":3',
    ]);
  });

  it('are those that JSON.parse finds, in any object and any spacing', () => {
    const names = fc.string({ unit: 'binary' }).filter((name) => name !== '__proto__');
    const objects = fc.dictionary(names, fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(objects, fc.constantFrom(undefined, 1, '\t', '\r\n '), (object, spacing) => {
        const json = JSON.stringify(object, null, spacing);
        expect(read(json)).toEqual(Object.entries(JSON.parse(json) as object));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the value that a path leads to', () => {
  const json = String.raw`{"a":{"b":[1,{"c":"x\"}"},[2 , 3 ]]},"a.b":4,"":5,"d":"no","d": "last" }`;
  it.each<[string, readonly string[], string | undefined]>([
    ['a member', ['a.b'], '4'],
    ['a member without a name', [''], '5'],
    ['a member of a member', ['a', 'b'], String.raw`[1,{"c":"x\"}"},[2 , 3 ]]`],
    ['a member of an element', ['a', 'b', '1', 'c'], String.raw`"x\"}"`],
    ['an element of an element', ['a', 'b', '2', '1'], '3'],
    ['the last of two members', ['d'], '"last"'],
    ['an element that is not there', ['a', 'b', '3'], undefined],
    ['an index that is none', ['a', 'b', '01'], undefined],
    ['a member that is not there', ['x'], undefined],
    ['a member of a string', ['d', '0'], undefined],
  ])('is found: %s', (_, path, expected) => {
    const before = '  ';
    const range = valueAt(before + json, 0, path);
    expect(range && (before + json).slice(range.start, range.end)).toBe(expected);
  });
});
