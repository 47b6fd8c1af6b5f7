import { applySplices } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { passage } from './pages.js';

/** The page without some of its texts. */
function without(source: string, ...texts: readonly string[]): string {
  const document = html.read(source);
  const ranges = texts.map((text) => passage(document, text)).sort((a, b) => a.start - b.start);
  return applySplices(source, html.removeAll(document, ranges));
}

type Case = readonly [name: string, source: string, removed: readonly string[], cleaned: string];

describe('removing a block takes', () => {
  it.each<Case>([
    ['its paragraph', '<p>One</p><p>due</p><p>three</p>', ['due'], '<p>One</p><p>three</p>'],
    [
      'the line of its paragraph',
      '<p>One</p>\n  <p>due</p>\n<p>three</p>\n',
      ['due'],
      '<p>One</p>\n<p>three</p>\n',
    ],
    [
      'the lines of its paragraph',
      '<p>One</p>\r\n<p>\r\n  due\r\n</p>\r\n<p>three</p>',
      ['due'],
      '<p>One</p>\r\n<p>three</p>',
    ],
    [
      'its line and its blank line',
      '<p>One</p>\n\n<p>due</p>\n\n<p>three</p>',
      ['due'],
      '<p>One</p>\n\n<p>three</p>',
    ],
    [
      'one of two spaces',
      '<b>x</b><p>One</p> <p>due</p> <p>three</p>',
      ['due'],
      '<b>x</b><p>One</p> <p>three</p>',
    ],
    ['a paragraph that nobody closed', '<p>One<p>due<p>three', ['due'], '<p>One<p>three'],
    ['markup inside it', '<p>One</p><p class=x><b>d<i>u</i></b>e</p>', ['due'], '<p>One</p>'],
    ['its heading', '<h2>Due</h2><p>Two</p>', ['Due'], '<p>Two</p>'],
    [
      'its caption, not the figure',
      '<figure><img src=a><figcaption>due</figcaption></figure>',
      ['due'],
      '<figure><img src=a></figure>',
    ],
    [
      'the figure that held nothing else',
      '<p>One</p><figure><figcaption>due</figcaption></figure>',
      ['due'],
      '<p>One</p>',
    ],
    ['its list item', '<ul><li>One</li><li>due</li></ul>', ['due'], '<ul><li>One</li></ul>'],
    [
      'the list with its last item',
      '<p>One</p>\n<ul>\n  <li>due</li>\n</ul>\n<p>two</p>',
      ['due'],
      '<p>One</p>\n<p>two</p>',
    ],
    [
      'the item of its link',
      '<ul><li><a href="/">One</a></li>\n<li><a href="/due"><i class=icon></i> due</a></li></ul>',
      ['due'],
      '<ul><li><a href="/">One</a></li>\n</ul>',
    ],
    ['its button', '<p>One</p><button>due</button>', ['due'], '<p>One</p>'],
    ['its quotation', '<p>One</p><blockquote><p>due</p></blockquote>', ['due'], '<p>One</p>'],
    ['its division', '<section><div class="caption">due</div></section>', ['due'], '<section></section>'],
    [
      'its option',
      '<select><option>One<option>due<option>three</select>',
      ['due'],
      '<select><option>One<option>three</select>',
    ],
    [
      'its label, and not what it is for',
      '<label>due <input name=a></label>',
      ['due'],
      '<label> <input name=a></label>',
    ],
    ['the name of a drawing', '<svg><title>due</title><path/></svg>', ['due'], '<svg><path/></svg>'],
    [
      'a sign between links',
      '<nav><a>One</a> | <a>due</a> | <a>three</a></nav>',
      ['due'],
      '<nav><a>One</a> | <a>three</a></nav>',
    ],
    [
      'the sign before the last link',
      '<nav><a>One</a> | <a>due</a></nav>',
      ['due'],
      '<nav><a>One</a> </nav>',
    ],
    [
      'a description with its term',
      '<dl><dt>One<dd>two</dd><dt>Tre</dt><dd>due</dd></dl>',
      ['Tre', 'due'],
      '<dl><dt>One<dd>two</dd></dl>',
    ],
    [
      'one of two descriptions',
      '<dl><dt>One</dt><dd>two</dd><dd>due</dd></dl>',
      ['due'],
      '<dl><dt>One</dt><dd>two</dd></dl>',
    ],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing a block leaves', () => {
  it.each<Case>([
    [
      'its cell, so that the table keeps its columns',
      '<table><tr><td>One</td><td><b>due</b></td></tr></table>',
      ['due'],
      '<table><tr><td>One</td><td></td></tr></table>',
    ],
    [
      'the title of the page, which must have one',
      '<title>due</title><p>One',
      ['due'],
      '<title></title><p>One',
    ],
    ['its image', '<p><img src=a alt="A door"> due</p>', ['due'], '<p><img src=a alt="A door"> </p>'],
    ['the field that it asks for', '<p>due <input name=a></p>', ['due'], '<p> <input name=a></p>'],
    ['the code beside it', '<p>due <code>npm start</code></p>', ['due'], '<p> <code>npm start</code></p>'],
    [
      'a term whose description stays',
      '<dl><dt>due</dt><dd>two</dd></dl>',
      ['due'],
      '<dl><dt></dt><dd>two</dd></dl>',
    ],
    ['a title that is not removed', '<p>One<p title="Two">due', ['due'], '<p>One<p title="Two">'],
    ['tags that belong to others', '<b>One<p>due</b></p>three', ['due'], '<b>One<p></b></p>three'],
    ['the body', '<body>due</body>', ['due'], '<body></body>'],
    [
      'the list that holds more',
      '<ul><li>due<ul><li>Two</ul></ul>',
      ['due'],
      '<ul><li><ul><li>Two</ul></ul>',
    ],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing a paragraph puts a line break in its place', () => {
  it.each<Case>([
    ['between texts of one element', '<div>One<p>due</p>three</div>', ['due'], '<div>One<br>three</div>'],
    [
      'where it ended the paragraph before it',
      '<div><p>One<p>due</p>three</div>',
      ['due'],
      '<div><p>One<br>three</div>',
    ],
    ['and nowhere else', '<div><p>One<p>due</p></div>three', ['due'], '<div><p>One</div>three'],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing a line between line breaks', () => {
  it.each<Case>([
    ['takes the break after it', '<p>One<br>Due<br>Three</p>', ['Due'], '<p>One<br>Three</p>'],
    ['takes the break before the last', '<p>One<br>Due</p>', ['Due'], '<p>One</p>'],
    ['takes the break after the first', '<p>Due<br>Two</p>', ['Due'], '<p>Two</p>'],
    [
      'takes its line of the source',
      '<p>One<br>\n  <b>Due</b><br/>\n  Three</p>',
      ['Due'],
      '<p>One<br>\n  Three</p>',
    ],
    ['leaves the larger gap', '<p>One<br>Due<br><br>Three</p>', ['Due'], '<p>One<br><br>Three</p>'],
    [
      'takes those between lines in a row',
      '<p>One<br>Due<br>Tre<br>Four</p>',
      ['Due', 'Tre'],
      '<p>One<br>Four</p>',
    ],
    ['takes those before the last in a row', '<p>One<br>Due<br>Tre</p>', ['Due', 'Tre'], '<p>One</p>'],
    ['takes the paragraph with the last line', '<p>One</p><p>Due<br>Tre</p>', ['Due', 'Tre'], '<p>One</p>'],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing blocks in a row', () => {
  it.each<Case>([
    [
      'takes their lines',
      '<p>One</p>\n<p>due</p>\n<p>tre</p>\n<p>four</p>',
      ['due', 'tre'],
      '<p>One</p>\n<p>four</p>',
    ],
    [
      'takes the list that they were all of',
      '<div>\n<ul>\n<li>due</li>\n<li>tre</li>\n</ul>\n</div>',
      ['due', 'tre'],
      '<div>\n</div>',
    ],
    [
      'takes what holds several',
      '<p>One</p><blockquote><p>due</p><p>tre</p></blockquote>',
      ['due', 'tre'],
      '<p>One</p>',
    ],
    ['takes an element with its own title', '<p>One</p><p title="due">tre</p>', ['due', 'tre'], '<p>One</p>'],
    [
      'takes their cells’ texts',
      '<tr><td>due</td><td>tre</td></tr>',
      ['due', 'tre'],
      '<tr><td></td><td></td></tr>',
    ],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing the text of an attribute', () => {
  it.each<Case>([
    ['empties an alt', '<img src=a alt="due">', ['due'], '<img src=a alt="">'],
    ['empties an alt without quotation marks', '<img alt=due src=a>', ['due'], '<img alt="" src=a>'],
    ['empties an alt in single ones', "<img alt = 'due'/>", ['due'], '<img alt = ""/>'],
    ['takes a title', '<a href="/" title="due">One</a>', ['due'], '<a href="/">One</a>'],
    [
      'takes a title on a line of its own',
      '<a href="/"\n   title="due"\n   id=a>One</a>',
      ['due'],
      '<a href="/"\n   id=a>One</a>',
    ],
    ['takes a label', '<nav aria-label=due></nav>', ['due'], '<nav></nav>'],
    ['takes a placeholder', '<input placeholder="due" name=a>', ['due'], '<input name=a>'],
    [
      'empties a description',
      '<meta name=description content="due">',
      ['due'],
      '<meta name=description content="">',
    ],
    ['empties a button', '<input type=submit value="due">', ['due'], '<input type=submit value="">'],
    [
      'takes a part of it',
      '<img alt="A door, una porta, and a key">',
      ['una porta,'],
      '<img alt="A door, and a key">',
    ],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});

describe('removing a part of a block', () => {
  it.each<Case>([
    ['takes one of its spaces', '<p>One due three</p>', ['due'], '<p>One three</p>'],
    [
      'takes the inline markup that it was all of',
      '<p>One <em><b>due</b></em> three</p>',
      ['due'],
      '<p>One three</p>',
    ],
    [
      'leaves inline markup that holds more',
      '<p>One <em>due three</em></p>',
      ['due'],
      '<p>One<em> three</em></p>',
    ],
    [
      'leaves an image in it',
      '<p>One due <img src=a> tre four</p>',
      ['due tre'],
      '<p>One<img src=a>  four</p>',
    ],
    [
      'leaves the full stop of the sentence',
      '<p>They saw <i>due porte.</i> And left.</p>',
      ['due porte.'],
      '<p>They saw<i>.</i> And left.</p>',
    ],
    [
      'takes references and wraps',
      '<p>One\n   &egrave;&nbsp;vero\n   three</p>',
      ['è\u00a0vero'],
      '<p>One\n   three</p>',
    ],
    ['takes two of them', '<p>One due three tre five</p>', ['due', 'tre'], '<p>One three five</p>'],
    [
      'takes the block where nothing is left',
      '<p>One</p><p>due <b>tre</b></p>',
      ['due', 'tre'],
      '<p>One</p>',
    ],
  ])('%s', (_name, source, removed, cleaned) => {
    expect(without(source, ...removed)).toBe(cleaned);
  });
});
