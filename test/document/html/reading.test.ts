import { sourceRangeOf, sourceRangesOf } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { passage, rolesAndTexts, textsOf } from './pages.js';

describe('the blocks of a page', () => {
  it.each<[name: string, source: string, blocks: string[]]>([
    ['paragraphs', '<p>One door</p><p>Two doors</p>', ['caption: One door', 'caption: Two doors']],
    ['text over inline markup', '<p>One <em>big</em> <b>do<i>or</i></b></p>', ['caption: One big door']],
    [
      'white space as a browser shows it',
      '<p>\n  One\n\t door  <b> here</b>\r\n</p>',
      ['caption: One door here'],
    ],
    ['paragraphs that nobody closed', '<p>One door<p>Two doors', ['caption: One door', 'caption: Two doors']],
    [
      'text around a block',
      '<div>One<p>Two</p>three</div>',
      ['caption: One', 'caption: Two', 'caption: three'],
    ],
    ['text without any markup', 'One door', ['caption: One door']],
    ['upper case tags', '<P>One<BR><BR>Two</P>', ['caption: One', 'caption: Two']],
    [
      'comments and what they part',
      '<p>One <!-- no --> door<!--[if IE]> <p>old</p> <![endif]--></p>',
      ['caption: One door'],
    ],
    ['a page without a word', '<p>&nbsp;</p><p> </p><p>\u2003</p>', []],
    ['nothing', '', []],
  ])('are %s', (_name, source, blocks) => {
    expect(rolesAndTexts(source)).toEqual(blocks);
  });

  it.each<[role: string, source: string, blocks: string[]]>([
    ['title', '<title>A door</title>', ['title: A door']],
    [
      'heading',
      '<h2>Doors</h2><p>Two doors stood open that night.</p>',
      ['heading: Doors', 'paragraph: Two doors stood open that night.'],
    ],
    ['caption', '<figure><img><figcaption>A door</figcaption></figure>', ['caption: A door']],
    ['list item', '<ul><li>A door<li><p>A gate</p></ul>', ['list item: A door', 'list item: A gate']],
    [
      'table cell',
      '<table><caption>Doors</caption><tr><th>Kind<td>Gate</table>',
      ['caption: Doors', 'table cell: Kind', 'table cell: Gate'],
    ],
    [
      'quotation',
      '<blockquote><p>A door</p></blockquote><p><q>A gate</q></p>',
      ['quotation: A door', 'quotation: A gate'],
    ],
    ['button', '<button>Open</button><a role="button">Close</a>', ['button: Open', 'button: Close']],
    [
      'label',
      '<label>Door <input></label><dl><dt>Gate<dd>Iron</dl><select><option>Blue</select>',
      ['label: Door', 'label: Gate', 'caption: Iron', 'label: Blue'],
    ],
    [
      'label',
      '<fieldset><legend>Doors</legend></fieldset><details><summary>More</summary>Two</details>',
      ['label: Doors', 'label: More', 'caption: Two'],
    ],
    [
      'link',
      '<nav><a>Doors</a></nav><ul><li><a>Gates</a></ul><p>A <a>key</a></p>',
      ['link: Doors', 'link: Gates', 'caption: A key'],
    ],
    [
      'alt',
      '<img alt="A door"><svg><title>A gate</title><desc>An iron gate</desc><text>Iron</text></svg>',
      ['alt: A door', 'alt: A gate', 'description: An iron gate', 'caption: Iron'],
    ],
    [
      'label',
      '<input placeholder="Name"><textarea placeholder="Words">typed</textarea><nav aria-label="Main"></nav>',
      ['label: Name', 'label: Words', 'label: Main'],
    ],
    [
      'button',
      '<input type="submit" value="Send"><input type=RESET value=Clear><input value="typed">',
      ['button: Send', 'button: Clear'],
    ],
    ['title', '<abbr title="Door">D.</abbr>', ['title: Door', 'caption: D.']],
    [
      'description',
      '<meta name="Description" content="Doors"><meta property="og:title" content="Door"><meta name="twitter:image:alt" content="A door"><meta name="author" content="Rossi">',
      ['description: Doors', 'title: Door', 'alt: A door'],
    ],
  ])('know that they are a %s', (_role, source, blocks) => {
    expect(rolesAndTexts(source)).toEqual(blocks);
  });

  it('are of no kind but what they look like, where the markup says no more', () => {
    const long = 'The door stood open all through the night, and nobody came to close it.';
    const { blocks } = html.read(
      `<div>Doors</div><div>${long}</div><h3>Gates</h3><ul><li>Iron</ul><h3>Keys</h3><p>${long}`,
    );
    expect(blocks.map(({ kind, role }) => `${kind}, ${role}`)).toEqual([
      'heading, heading',
      'paragraph, paragraph',
      'caption, heading',
      'caption, list item',
      'heading, heading',
      'paragraph, paragraph',
    ]);
  });

  it.each([
    ['script', '<script>var a = "Ciao";</script>'],
    ['style', '<style>a::after { content: "Ciao" }</style>'],
    ['template', '<template><p>Ciao</p></template>'],
    ['noscript', '<noscript><p>Ciao</p></noscript>'],
    ['textarea', '<textarea>Ciao</textarea>'],
    ['pre', '<pre>Ciao</pre>'],
    ['code', '<code>Ciao</code>'],
    ['kbd', '<kbd>Ciao</kbd>'],
    ['samp', '<samp>Ciao</samp>'],
    ['math', '<math><mi>Ciao</mi></math>'],
    ['iframe', '<iframe><p>Ciao</p></iframe>'],
    ['comment', '<!-- Ciao -->'],
    ['svg style', '<svg><style>Ciao</style><g>Ciao</g></svg>'],
  ])('leave out what is in a %s', (_name, source) => {
    expect(rolesAndTexts(`<p>One</p>${source}<p>Two</p>`)).toEqual(['caption: One', 'caption: Two']);
  });
});

describe('an attribute inside a paragraph', () => {
  it('stands after the text around it, which it does not part', () => {
    expect(rolesAndTexts('<p>One <img alt="A door"> two</p>')).toEqual(['caption: One two', 'alt: A door']);
  });

  it('stands before the text where nothing comes before it', () => {
    expect(rolesAndTexts('<p><img alt="A door"> one</p>')).toEqual(['alt: A door', 'caption: one']);
  });
});

describe('a line break', () => {
  it.each<[name: string, source: string, texts: string[]]>([
    ['parts what are no sentences', 'One door<br>Two doors', ['One door', 'Two doors']],
    ['inside a sentence is a line end', 'One door<br>\n  and two', ['One door\nand two']],
    ['parts a sentence from the next', 'One door.<br>and two', ['One door.', 'and two']],
    ['parts after a colon', 'Doors:<br>one', ['Doors:', 'one']],
    ['twice parts anything', 'One door<br><br>and two', ['One door', 'and two']],
    ['before and after all text is nothing', '<br>One door<br>', ['One door']],
    ['inside of inline markup is the same', '<b>One door<br>Two</b> doors', ['One door', 'Two doors']],
  ])('%s', (_name, source, texts) => {
    expect(textsOf(html.read(`<p>${source}</p>`))).toEqual(texts);
  });
});

describe('links with nothing between them', () => {
  it.each<[name: string, source: string, texts: string[]]>([
    ['are one block each', '<a>One</a> <a>Two</a>', ['One', 'Two']],
    [
      'as are those that signs part',
      '<a>One</a> | <a>Two</a>&nbsp;&middot; <a>Three</a>',
      ['One', 'Two', 'Three'],
    ],
    ['are part of a sentence around them', 'See <a>One</a>, <a>Two</a>', ['See One, Two']],
    [
      'keep their titles beside them',
      '<a title="First">One</a> <a title="Second">Two</a>',
      ['First', 'One', 'Second', 'Two'],
    ],
  ])('%s', (_name, source, texts) => {
    expect(textsOf(html.read(`<nav>${source}</nav>`))).toEqual(texts);
  });
});

describe('broken markup', () => {
  it.each<[name: string, source: string, texts: string[]]>([
    ['everything is left open', '<div><p>One <b>two<div>three', ['One two', 'three']],
    ['elements overlap', '<p>One <b>two</p><p>three</b> four</p>', ['One two', 'three four']],
    ['text stands in a table', '<table>One<tr>two<td>three</table>', ['Onetwo', 'three']],
    ['a paragraph stands in a table', '<table><p>One</p><tr><td>two</table>', ['One', 'two']],
    ['the end is missing', '<p>One</p><p title="two', ['One']],
    ['a tag is no tag', 'One < two > three <3', ['One < two > three <3']],
    ['an attribute is given twice', '<img alt="One" alt="Two">', ['One']],
    ['attributes have no quotation marks', '<img alt=One><img alt=Two/>', ['One', 'Two/']],
    ['there are table rows alone', '<tr><td>One</td><td>Two</td></tr>', ['One', 'Two']],
    ['end tags come from nowhere', '</b>One</p></div>two', ['One', 'two']],
    ['an end tag stands for a paragraph', 'One</p>two', ['One', 'two']],
  ])('is read as browsers read it: %s', (_name, source, texts) => {
    expect(textsOf(html.read(source))).toEqual(texts);
  });
});

describe('XHTML', () => {
  const page = (body: string) =>
    `<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body>${body}</body></html>`;

  it('has empty elements with a slash', () => {
    expect(textsOf(html.read(page('<a id="top"/><p/><p>One</p><div/><span/>two')))).toEqual(['One', 'two']);
  });

  it('has languages in xml:lang', () => {
    expect(html.read(page('<p xml:lang="it">Uno</p>')).marks).toEqual([{ start: 0, end: 3, language: 'it' }]);
  });
});

describe('the way back to the source', () => {
  it.each<[name: string, source: string, words: string, spelled: string[]]>([
    [
      'over character references',
      '<p>&Egrave; cos&igrave; &#232; &#x2014;</p>',
      'È così è —',
      ['&Egrave; cos&igrave; &#232; &#x2014;'],
    ],
    ['over a wrapped line', '<p>One\r\n   door</p>', 'One door', ['One\r\n   door']],
    ['over inline markup', '<p>One <em>big</em> door</p>', 'One big door', ['One ', 'big', ' door']],
    ['inside a word', '<p>un&agrave;nime</p>', 'nime', ['nime']],
    ['into an attribute', '<img alt="L&apos;arrivo">', "L'arrivo", ['L&apos;arrivo']],
    [
      'into an attribute without quotation marks',
      '<img alt=L&apos;arrivo src=a>',
      "L'arrivo",
      ['L&apos;arrivo'],
    ],
    ['around comments', '<p>One<!-- no --> door</p>', 'One door', ['One', ' door']],
    ['to a reference that begins a page', '&Egrave; vero', 'È vero', ['&Egrave; vero']],
    ['to a reference after a NUL', '<p>a\0&egrave;', 'aè', ['a', '&egrave;']],
    ['to a reference without its end', '<p>&egrave vero &notit;', 'è vero ¬it;', ['&egrave vero &notit;']],
    ['past characters of two code units', '<p>🚪🚪 <b>porta</b>', 'porta', ['porta']],
  ])('leads %s', (_name, source, words, spelled) => {
    const document = html.read(source);
    const ranges = sourceRangesOf(document, passage(document, words));
    expect(ranges.map(({ start, end }) => source.slice(start, end))).toEqual(spelled);
  });

  it('leads from a block to all of its source', () => {
    const source = '<p>One <em>big</em> door</p>';
    const document = html.read(source);
    const { start, end } = sourceRangeOf(document, document.blocks[0]!);
    expect(source.slice(start, end)).toBe('One <em>big</em> door');
  });
});
