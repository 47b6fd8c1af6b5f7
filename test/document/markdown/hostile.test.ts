import { FormatError } from '../../../src/document/index.js';
import { markdown } from '../../../src/document/markdown/markdown.js';

describe('hostile Markdown', () => {
  test.each([
    ['quotes', '>'.repeat(10_000)],
    ['items on one line', 'One.\n\n' + '- '.repeat(10_000) + 'x', 3],
    ['items over lines', Array.from({ length: 1_000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n'), 100],
  ])('with %s nested too deep is refused with its line', (_, source, line = 1) => {
    expect(() => markdown.read(source)).toThrow(FormatError);
    expect(() => markdown.read(source)).toThrow(
      `Line ${line}: Quotes and lists are nested more than 200 deep.`,
    );
  });

  test.each([
    ['emphasis nested 10,000 deep', '*a '.repeat(10_000) + 'b' + ' c*'.repeat(10_000)],
    ['100,000 marks of emphasis', '*'.repeat(100_000) + 'a' + '*'.repeat(100_000)],
    ['100,000 opening brackets', '['.repeat(100_000) + 'a'],
    ['images nested 10,000 deep', '!['.repeat(10_000) + 'a' + '](x)'.repeat(10_000)],
    [
      'runs of backticks of every length',
      Array.from({ length: 1_000 }, (_, i) => '`'.repeat(i + 1)).join(' '),
    ],
    ['100,000 spans of code on a line', '`a` '.repeat(100_000)],
    ['a line of 10 MB', 'parola '.repeat(1_430_000)],
    ['100,000 comments that are never closed', 'x <!-- '.repeat(100_000)],
    ['100,000 definitions', Array.from({ length: 100_000 }, (_, i) => `[a${i}]: b`).join('\n')],
    ['modules that are never closed', 'export const a = {\n\n'.repeat(20_000)],
    ['front matter that is never closed', '---\n' + 'title: "La casa\n'.repeat(50_000)],
    ['100,000 tabs', '\t'.repeat(100_000) + 'a'],
    [
      'a table of 1,000 columns',
      '|a'.repeat(1_000) + '|\n' + '|-'.repeat(1_000) + '|\n' + '|b'.repeat(1_000) + '|',
    ],
  ])('with %s is read and written', (_, source) => {
    const document = markdown.read(source);
    expect(() => markdown.removeAll(document, document.blocks)).not.toThrow();
  });
});
