import fc from 'fast-check';
import { LineIndex } from '../../src/document/index.js';

describe('a line index', () => {
  it.each([
    ['the beginning', 'one\ntwo', 0, 1, 1],
    ['the line end itself, still on its line', 'one\ntwo', 3, 1, 4],
    ['the first letter after a line end', 'one\ntwo', 4, 2, 1],
    ['the end of the text', 'one\ntwo', 7, 2, 4],
    ['the line after a CR LF, which is one line end', 'one\r\ntwo', 5, 2, 1],
    ['the line after a lone CR', 'one\rtwo', 4, 2, 1],
    ['an empty line', 'one\n\ntwo', 4, 2, 1],
    ['the empty line after the last line end', 'one\n', 4, 2, 1],
    ['a letter after an emoji, which counts twice', '🙂a', 2, 1, 3],
    ['an empty text', '', 0, 1, 1],
  ])('finds %s', (_, text, offset, line, column) => {
    expect(new LineIndex(text).at(offset)).toEqual({ line, column });
  });

  it('agrees with counting line ends one by one', () => {
    const text = fc
      .array(fc.constantFrom('a', '\n', '\r', '\r\n', 'è'), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
          expect(index.at(offset)).toEqual({ line: lines.length, column: lines.at(-1)!.length + 1 });
        }
      }),
    );
  });
});
