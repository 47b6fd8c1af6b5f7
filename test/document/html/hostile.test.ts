import { applySplices, FormatError } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { textsOf } from './pages.js';

describe('a hostile page', () => {
  it.each<[name: string, source: string, texts: string[]]>([
    ['NUL bytes', '<p>One\0 door</p>\0<img alt="Two\0">', ['One door', 'Two\uFFFD']],
    ['half a surrogate pair', '<p>One \uD83D door</p>', ['One \uD83D door']],
    [
      'a number that is no character',
      '<p>One &#xD800; &#x110000; &#99999999999999999999;</p>',
      ['One \uFFFD \uFFFD \uFFFD'],
    ],
    [
      'names of objects as elements',
      '<constructor>One</constructor><p __proto__="x" title="Two"><toString>three',
      ['One', 'Two', 'three'],
    ],
    ['a tag that never ends', `<p>One</p><img alt="${'x'.repeat(1000)}`, ['One']],
    ['a comment that never ends', '<p>One</p><!-- <p>Two</p>', ['One']],
    ['a script that never ends', '<p>One</p><script>"</p>Two"', ['One']],
    ['CDATA that never ends', '<p>One</p><svg><![CDATA[ Two', ['One']],
  ])('is read as browsers read it: %s', (_name, source, texts) => {
    expect(textsOf(html.read(source))).toEqual(texts);
  });

  it.each(['div', 'b', 'span', 'ul><li', 'table><tr><td', 'svg><desc', 'blockquote'])(
    'may nest <%s> 2,000 deep',
    (tag) => {
      const source = `<${tag}>`.repeat(2000) + 'Due';
      const document = html.read(source);
      expect(textsOf(document)).toEqual(['Due']);
      const after = html.read(applySplices(source, html.removeAll(document, document.blocks)));
      expect(after.blocks).toEqual([]);
    },
  );

  it('is refused where it is nested deeper than anybody meant, with its line', () => {
    expect(() => html.read('<p>One</p>\n' + '<div>'.repeat(20_000))).toThrow(
      new FormatError(
        'Elements are nested more than 10,000 deep. Close what is left open there, for example with tidy, and try again.',
        2,
      ),
    );
  });

  it('is refused where formatting left open is repeated in every paragraph without end', () => {
    const open = Array.from({ length: 400 }, (_, i) => `<b id=${i}>`).join('');
    expect(() => html.read(`<p>${open}${'</p><p>x'.repeat(20_000)}`)).toThrow(/left open again and again/);
  });

  it('may be one line of millions of characters', () => {
    const source = `<p>${'One door and <b>two</b> &egrave; '.repeat(100_000)}</p>`;
    const document = html.read(source);
    expect(document.blocks).toHaveLength(1);
    expect(document.text).toHaveLength('One door and two è '.length * 100_000 - 1);
  });

  it('may hold nothing but what has to be looked up', () => {
    const source = Array.from({ length: 20_000 }, (_, i) => `&zq${i.toString(36)};`).join(' ');
    expect(html.read(source).text === source).toBe(true);
  });
});
