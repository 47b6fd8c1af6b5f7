import { analyse } from '../../../src/analyse.js';
import { applySplices, textOf, type FormatRefusal, type Splice } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { defaultSettings } from '../../../src/settings.js';
import { passage } from './pages.js';

function replaced(source: string, words: string, text: string): string {
  const document = html.read(source);
  return applySplices(source, html.replace(document, passage(document, words), text));
}

function answerOf(source: string, words: string): readonly Splice[] | FormatRefusal {
  const document = html.read(source);
  return html.mark(document, passage(document, words), 'it');
}

function marked(source: string, words: string): string {
  const answer = answerOf(source, words);
  if ('refusal' in answer) throw new Error(answer.refusal);
  return applySplices(
    source,
    [...answer].sort((a, b) => a.start - b.start),
  );
}

describe('replacing a caption', () => {
  it.each<[name: string, source: string, words: string, text: string, result: string]>([
    ['puts text in its place', '<p>due</p>', 'due', 'two', '<p>two</p>'],
    ['escapes it', '<p>due</p>', 'due', 'a < b & "c" > d', '<p>a &lt; b &amp; "c" &gt; d</p>'],
    ['takes the markup inside it', '<p>d<b>u</b>e <i>tre</i></p>', 'due tre', 'two', '<p>two</p>'],
    [
      'keeps the markup around it',
      '<li><a href="/">due</a></li>',
      'due',
      'two',
      '<li><a href="/">two</a></li>',
    ],
    [
      'keeps an image inside it',
      '<p>due <img src=a> <b>tre</b></p>',
      'due tre',
      'two',
      '<p>two<img src=a> <b></b></p>',
    ],
    [
      'keeps tags that belong to others',
      '<p>One <b>due</p><p>tre</b></p>',
      'due',
      'two',
      '<p>One <b>two</p><p>tre</b></p>',
    ],
    ['goes into the title', '<title>due</title>', 'due', 'a & b', '<title>a &amp; b</title>'],
    ['goes into an attribute', '<img alt="due">', 'due', 'a "b" & c', '<img alt="a &quot;b&quot; &amp; c">'],
    [
      'goes between single quotation marks',
      "<img alt='due'>",
      'due',
      'it\'s "b"',
      '<img alt=\'it&#39;s "b"\'>',
    ],
    [
      'puts quotation marks where there are none',
      '<img alt=due src=a>',
      'due',
      'a "b"',
      '<img alt="a &quot;b&quot;" src=a>',
    ],
    [
      'does without where only a part goes',
      '<img alt=One&#32;due>',
      'due',
      'a b',
      '<img alt=One&#32;a&#32;b>',
    ],
    ['does not end a reference before it', '<p>R&<b></b>due</p>', 'due', 'lt; x', '<p>R&<b></b>lt; x</p>'],
    [
      'does not become part of a reference',
      '<p>A &#32;R&due</p>',
      'due',
      'lt; x',
      '<p>A &#32;R&&#108;t; x</p>',
    ],
  ])('%s', (_name, source, words, text, result) => {
    expect(replaced(source, words, text)).toBe(result);
  });
});

describe('marking a caption', () => {
  it.each<[name: string, source: string, words: string, result: string]>([
    ['marks its element', '<p class=a>due</p>', 'due', '<p lang="it" class=a>due</p>'],
    [
      'marks the innermost one',
      '<li><a href="/"><b>due</b></a></li>',
      'due',
      '<li><a href="/"><b lang="it">due</b></a></li>',
    ],
    ['marks one around inline markup', '<p>d<b>u</b>e</p>', 'due', '<p lang="it">d<b>u</b>e</p>'],
    ['puts another language in its place', '<p lang=en>due</p>', 'due', '<p lang=it>due</p>'],
    [
      'puts a span around part of a text',
      '<p>One due three</p>',
      'due',
      '<p>One <span lang="it">due</span> three</p>',
    ],
    [
      'puts it around inline markup',
      '<p>One d<b>u</b>e three</p>',
      'due',
      '<p>One <span lang="it">d<b>u</b>e</span> three</p>',
    ],
    [
      'puts it around markup that begins in it',
      '<p>One <b>du</b>e three</p>',
      'due',
      '<p>One <span lang="it"><b>du</b>e</span> three</p>',
    ],
    [
      'marks inline markup that is all of it',
      '<p>One <i>due</i> three</p>',
      'due',
      '<p>One <i lang="it">due</i> three</p>',
    ],
    [
      'marks every stretch where tags overlap',
      '<p>One <b>due tre</b> four</p>',
      'tre four',
      '<p>One <b>due <span lang="it">tre</span></b><span lang="it"> four</span></p>',
    ],
    [
      'marks text between line breaks',
      '<p>One<br>Due</p>',
      'Due',
      '<p>One<br><span lang="it">Due</span></p>',
    ],
    [
      'marks text beside what is not',
      '<p><img alt="A door"> due</p>',
      'due',
      '<p><img alt="A door"> <span lang="it">due</span></p>',
    ],
    [
      'marks text of an element with another title',
      '<p title="Two">due</p>',
      'due',
      '<p title="Two"><span lang="it">due</span></p>',
    ],
    [
      'marks an image',
      '<p><img alt="due" src=a> One</p>',
      'due',
      '<p><img lang="it" alt="due" src=a> One</p>',
    ],
    ['marks text alone in a page', 'due', 'due', '<span lang="it">due</span>'],
    [
      'marks part of a drawing',
      '<svg><title>due</title></svg>',
      'due',
      '<svg><title lang="it">due</title></svg>',
    ],
    [
      'marks an option',
      '<select><option value=2>due</select>',
      'due',
      '<select><option lang="it" value=2>due</select>',
    ],
    [
      'says it twice in XHTML',
      '<html xmlns="http://www.w3.org/1999/xhtml"><p>due</p></html>',
      'due',
      '<html xmlns="http://www.w3.org/1999/xhtml"><p lang="it" xml:lang="it">due</p></html>',
    ],
  ])('%s', (_name, source, words, result) => {
    expect(marked(source, words)).toBe(result);
  });

  it.each<[name: string, source: string, words: string, reason: RegExp]>([
    ['the title of a page', '<title>due</title>', 'due', /Replace the text/],
    ['the description of a page', '<meta name=description content=due>', 'due', /Replace the text/],
    ['an attribute beside other text', '<p title="due">Two</p>', 'due', /has others.*element of its own/],
    ['an attribute beside another', '<img alt="due" title="Two">', 'due', /has others/],
    ['part of an attribute', '<img alt="One due">', 'due', /has others/],
    ['part of an option', '<select><option>One due</select>', 'due', /Replace it, or mark all/],
  ])('is refused for %s, with what to do instead', (_name, source, words, reason) => {
    expect(answerOf(source, words)).toEqual({ refusal: expect.stringMatching(reason) as string });
  });

  it.each([
    ['an element', '<p>The museum is open.</p><p>Orari di apertura e biglietti</p>'],
    [
      'a passage',
      '<p>The guides welcome <b>famiglie</b>, scuole e appassionati di storia all year round.</p>',
    ],
    [
      'an image',
      '<p>The museum is open all day, every day of the year.</p><img alt="Scopri di più e prenota subito la tua visita">',
    ],
    [
      'a page that says it is Italian',
      '<html lang="it"><p>The museum is open.</p><p>Orari di apertura e biglietti</p>',
    ],
    [
      'tags that overlap',
      '<p>The guides welcome <b>everyone, famiglie</b>, scuole e appassionati di storia all year.</p>',
    ],
  ])('makes it intended: %s', (_name, source) => {
    const before = analyse(html.read(source), defaultSettings).flags;
    expect(before.map((flag) => flag.reading)).toEqual(['stray']);
    const { document: page, flags } = analyse(html.read(marked(source, before[0]!.text)), defaultSettings);
    expect(flags.map((flag) => `${flag.reading}: ${textOf(page, flag)}`)).toEqual([
      `intended: ${before[0]!.text}`,
    ]);
  });
});
