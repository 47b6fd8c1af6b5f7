import { textOf } from '../../../src/document/index.js';
import { formatOfBytes, formatOfPath } from '../../../src/document/formats.js';
import { markdown } from '../../../src/document/markdown/markdown.js';

/** The blocks of a Markdown text, each as its role and its text. */
function blocks(source: string): readonly string[] {
  const document = markdown.read(source);
  return document.blocks.map((block) => `${block.role}: ${textOf(document, block)}`);
}

const cases: readonly (readonly [name: string, source: string, blocks: readonly string[]])[] = [
  [
    'paragraphs, their lines joined by spaces',
    'One\ntwo.\n\nThree.',
    ['paragraph: One two.', 'paragraph: Three.'],
  ],
  ['a hard break as a line break', 'One  \ntwo\\\nthree.', ['paragraph: One\ntwo\nthree.']],
  ['headings of both kinds', '# One #\n\nTwo\n===\n', ['heading: One', 'heading: Two']],
  [
    'items, nested ones and further paragraphs',
    '- a\n\n  b\n  1. c\n- [ ] d',
    ['list item: a', 'list item: b', 'list item: c', 'list item: d'],
  ],
  ['quotes over lines, lazy ones too', '> One\n> two\nthree', ['quotation: One two three']],
  [
    'cells of tables',
    '| A | B |\n|---|---|\n| x \\| y | `a\\|b` |',
    ['table cell: A', 'table cell: B', 'table cell: x | y', 'table cell: a|b'],
  ],
  [
    'footnotes, without their calls',
    'Text[^n].\n\n[^n]: Note\n    goes on.',
    ['paragraph: Text.', 'paragraph: Note goes on.'],
  ],
  [
    'emphasis, code, links and strikethrough as their text',
    '*a* __b__ `c` [d](e) ~~f~~',
    ['paragraph: a b c d f'],
  ],
  [
    'escapes and references as what they stand for',
    'Caff&egrave; \\*5\\* &#x26; &nosuch;',
    ['paragraph: Caffè *5* & &nosuch;'],
  ],
  ['an image alone as its alternative text', '![Il *porto*](a.png)', ['alt: Il porto']],
  ['an image with a title', '![Il porto](a.png "L\\"alba")', ['alt: Il porto', 'title: L"alba']],
  [
    'an image in a text after the text',
    'See ![il porto](a.png) here.',
    ['paragraph: See  here.', 'alt: il porto'],
  ],
  [
    'an image before a text before it',
    '![il porto](a.png) The harbour.',
    ['alt: il porto', 'paragraph: The harbour.'],
  ],
  ['an image in an image', '![a ![b](c)](d "e")', ['alt: a b', 'title: e']],
  ['the alternative text of an image in a link', '[![Il porto](a.png)](b.html)', ['alt: Il porto']],
  [
    'titles of links and definitions',
    '[a](b "c") d [e]\n\n[e]: f\n  (g)',
    ['paragraph: a d e', 'title: c', 'title: g'],
  ],
  ['a title over lines of a quote', '> [a]: b "one\n> two"', ['title: one two']],
  [
    'a link alone in its block',
    '- [Il sito](a.html)\n- *[Il blog](b.html)*',
    ['link: Il sito', 'list item: Il blog'],
  ],
  [
    'no code, rules, comments or addresses',
    '```\ncasa\n```\n\n    casa\n\n***\n\n<!-- casa -->\n\n<https://example.org/casa>\n\nhttps://example.org\n',
    [],
  ],
  ['tags as nothing and line breaks as such', 'a <b>b</b><br>\nc<br/>d', ['paragraph: a b\nc\nd']],
  [
    'blocks of HTML as HTML',
    '<figure>\n<img alt="Il porto" src="a.png">\n<figcaption>Alba &amp; mare</figcaption>\n</figure>',
    ['alt: Il porto', 'caption: Alba & mare'],
  ],
  [
    'images in HTML among words',
    'See <a href="a"><img src="b" alt="il porto"></a> here.',
    ['paragraph: See  here.', 'alt: il porto'],
  ],
  [
    'no code of MDX',
    'import A from "a"\n\nexport const a = {\n\n  title: "La casa"\n}\n\n{a.casa}\n\n<Casa nome={a} />\n\n<Casa\n  nome={() => a}\n>\n\nText <Badge a={{ b: 1 }}>nuovo</Badge> here.',
    ['paragraph: Text nuovo here.'],
  ],
  ['no formulas', '$$\n\\int casa\n$$\n\nIt costs $5.', ['paragraph: It costs $5.']],
  ['a byte order mark that was left in as nothing', '\uFEFF# One', ['heading: One']],
  [
    'lines that end in CR LF or CR',
    '# One\r\n\r\nTwo\r\nthree\r\rFour',
    ['heading: One', 'paragraph: Two three', 'paragraph: Four'],
  ],
  ['a fence that is never closed to the end', 'One\n\n```\ncasa\n', ['paragraph: One']],
  ['half a surrogate pair and NUL as they are', 'a \ud800 \0 b', ['paragraph: a \ud800 \0 b']],
];

const frontMatter: readonly (readonly [name: string, source: string, blocks: readonly string[]])[] = [
  [
    'plain, in single and in double quotation marks',
    '---\ntitle: La casa: no\nsubtitle: La casa # c\nsummary: \'L\'\'alba\'\ncaption: "\\u00C8 \\"qui\\""\n---\n',
    ['title: La casa', "description: L'alba", 'caption: È "qui"'],
  ],
  [
    'of nested keys and keys of several words',
    '---\ncover:\n  image_alt: Il porto\nogTitle: Il mare\nsalt: sale\nimages:\n  - alt: La piazza\n---\n',
    ['alt: Il porto', 'title: Il mare', 'alt: La piazza'],
  ],
  [
    'not of block scalars, lists, anchors or several lines',
    '---\ndescription: |\n  title: no\nsummary: [uno, due]\ntitle: &a La casa\nexcerpt: uno\n  due\n---\n',
    [],
  ],
  ['not with escapes that are none', '---\ntitle: "La \\casa"\n---\n', []],
  [
    'of TOML, basic and literal',
    '+++\ntitle = "La \\"casa\\" \\u00e8"\ndescription = \'Il mare\' # c\n[image]\nalt = "Il porto"\n+++\n',
    ['title: La "casa" è', 'description: Il mare', 'alt: Il porto'],
  ],
  ['not of TOML over several lines', '+++\ntitle = """\nsummary = "no"\n"""\n+++\n', []],
];

describe('Markdown is read with', () => {
  test.each(cases)('%s', (_, source, expected) => {
    expect(blocks(source)).toEqual(expected);
  });
});

describe('front matter is read', () => {
  test.each(frontMatter)('%s', (_, source, expected) => {
    expect(blocks(source)).toEqual(expected);
  });

  test('only where its fence is closed', () => {
    expect(blocks('---\ntitle: La casa\n')).toEqual(['paragraph: title: La casa']);
  });
});

describe('what markup says of language is a mark', () => {
  test.each([
    ['on a tag in a text', 'The word <i lang="it">ciao</i> is old.', 'ciao', 'it'],
    ['with several attributes', "A <span class='x' xml:lang=fr-CA>mot *juste*</span>.", 'mot juste', 'fr-CA'],
    ['not to be translated', 'Say <b translate="no">ciao</b>.', 'ciao', null],
    ['on a block of HTML', '<p lang="it">Una casa</p>', 'Una casa', 'it'],
    ['around Markdown', '<div lang="it">\n\nUna *casa*.\n\n</div>\n\nEnd.', '\n\nUna casa.', 'it'],
  ])('%s', (_, source, text, language) => {
    const document = markdown.read(`Start.\n\n${source}`);
    expect(document.marks.map((mark) => [textOf(document, mark), mark.language])).toEqual([[text, language]]);
  });

  test('but not where the tag is never closed', () => {
    expect(markdown.read('A <i lang="it">ciao to all.\n\n<div lang="it">\n\nMore.').marks).toEqual([]);
  });
});

describe('kinds', () => {
  test('a heading is one where a paragraph follows, whatever stands between', () => {
    const document = markdown.read(
      '# One\n\n![Il porto](a.png "Alba")\n\nThis is a sentence that runs.\n\n# Two\n',
    );
    expect(document.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'caption',
      'caption',
      'paragraph',
      'caption',
    ]);
  });
});

test.each(['post.md', 'README.MARKDOWN', 'page.mdx', 'post.md.gz'])('%s is read as Markdown', (path) => {
  expect(formatOfPath(path)).toBe(markdown);
});

describe('standard input is taken for Markdown', () => {
  test.each([
    ['with front matter', '---\ntitle: A trip\n---\n\nText.\n', 'markdown'],
    ['with a heading and a link', '# Title\n\nSee [the page](https://example.org).\n', 'markdown'],
    ['with a heading and code', 'Intro.\n\n## Use\n\n```sh\nls\n```\n', 'markdown'],
    ['not with a heading sign alone', '# 1 in the charts\n\nText.\n', 'text'],
    ['not with lists and rules', 'Shopping\n- bread\n- milk\n---\nEnd.\n', 'text'],
    ['not with brackets', 'He said [in a low voice] (twice) that he knew.\n', 'text'],
  ])('%s', (_, text, name) => {
    expect(formatOfBytes(Buffer.from(text)).name).toBe(name);
  });
});
