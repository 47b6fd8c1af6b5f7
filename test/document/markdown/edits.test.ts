import { analyse } from '../../../src/analyse.js';
import { applySplices, textOf } from '../../../src/document/index.js';
import { markdown } from '../../../src/document/markdown/markdown.js';
import { defaultSettings } from '../../../src/settings.js';
import { rangesOf } from './rangeOf.js';

const removals: readonly (readonly [
  name: string,
  source: string,
  texts: readonly string[],
  result: string,
])[] = [
  ['a paragraph with one of its blank lines', 'One.\n\nUna casa\n\nTwo.\n', ['Una casa'], 'One.\n\nTwo.\n'],
  ['the first paragraph', 'Una casa\n\nTwo.\n', ['Una casa'], 'Two.\n'],
  ['the last paragraph', 'One.\n\nUna casa\n', ['Una casa'], 'One.\n'],
  ['the paragraph after the front matter', '---\na: b\n---\n\nUna casa\n', ['Una casa'], '---\na: b\n---\n'],
  ['everything', 'Una casa\n', ['Una casa'], ''],
  [
    'paragraphs in a row, keeping the larger gap',
    'One.\n\nUna\n\nDue\n\n\nTwo.',
    ['Una', 'Due'],
    'One.\n\n\nTwo.',
  ],
  ['a heading', 'One.\n\n## Una casa\n\nTwo.\n', ['Una casa'], 'One.\n\nTwo.\n'],
  ['a heading with its underline', 'One.\n\nUna casa\n---\n\nTwo.\n', ['Una casa'], 'One.\n\nTwo.\n'],
  [
    'a heading between paragraphs that would become one',
    'One.\n# Una casa\nTwo.\n',
    ['Una casa'],
    'One.\n\nTwo.\n',
  ],
  ['a paragraph in CR LF', 'One.\r\n\r\nUna casa\r\n\r\nTwo.\r\n', ['Una casa'], 'One.\r\n\r\nTwo.\r\n'],
  ['an item with its marker', '- one\n- una casa\n- two\n', ['una casa'], '- one\n- two\n'],
  [
    'the last item with its list and one blank line',
    'One.\n\n- una casa\n\nTwo.\n',
    ['una casa'],
    'One.\n\nTwo.\n',
  ],
  [
    'the first item, whose number the next one takes',
    '3. una casa\n4. two\n5. three\n',
    ['una casa'],
    '3. two\n5. three\n',
  ],
  [
    'the text of an item with others in it',
    '- una casa\n  - one\n  - two\n- three\n',
    ['una casa'],
    '- - one\n  - two\n- three\n',
  ],
  [
    'an item with all items in it',
    '- una casa\n  - due case\n- three\n',
    ['una casa', 'due case'],
    '- three\n',
  ],
  ['a task', '- [x] una casa\n- [ ] two\n', ['una casa'], '- [ ] two\n'],
  ['a paragraph of an item', '- one\n\n  una casa\n\n  two\n', ['una casa'], '- one\n\n  two\n'],
  ['a paragraph of a quote', '> One.\n>\n> Una casa\n>\n> Two.\n', ['Una casa'], '> One.\n>\n> Two.\n'],
  [
    'the last paragraph of a quote',
    'One.\n\n> Una casa\n> di pietra\n\nTwo.\n',
    ['Una casa di pietra'],
    'One.\n\nTwo.\n',
  ],
  [
    'the end of a quote before what it would swallow',
    '> One.\n>\n> # Una casa\nTwo.\n',
    ['Una casa'],
    '> One.\n\nTwo.\n',
  ],
  ['a cell', '| A | B |\n|---|---|\n| una casa | b |\n', ['una casa'], '| A | B |\n|---|---|\n| | b |\n'],
  [
    'a first cell without a pipe before it',
    'A | B\n--|--\nuna casa | b\n',
    ['una casa'],
    'A | B\n--|--\n| | b\n',
  ],
  [
    'a row',
    '| A | B |\n|---|---|\n| una casa | due |\n| a | b |\n',
    ['una casa', 'due'],
    '| A | B |\n|---|---|\n| a | b |\n',
  ],
  [
    'a table',
    'One.\n\n| Uno | Due |\n|---|---|\n| tre | quattro |\n\nTwo.\n',
    ['Uno', 'Due', 'tre', 'quattro'],
    'One.\n\nTwo.\n',
  ],
  [
    'a footnote with its calls',
    'One[^a] and[^a].\n\n[^a]: Una casa\n\nTwo.\n',
    ['Una casa'],
    'One and.\n\nTwo.\n',
  ],
  [
    'a footnote with a call on a line of its own',
    'One\n[^a]\ntwo.\n\n[^a]: Una casa\n',
    ['Una casa'],
    'One\ntwo.\n',
  ],
  [
    'a footnote with a call before what would begin a list',
    'One\n[^a] - two.\n\n[^a]: Una casa\n',
    ['Una casa'],
    'One\n\\- two.\n',
  ],
  ['an alternative text', '![Una casa](a.png "T")\n', ['Una casa'], '![](a.png "T")\n'],
  [
    'an alternative text that is a label',
    '![casa] and ![casa][]\n\n[casa]: a.png\n',
    ['casa', 'casa'],
    '![][casa] and ![][casa]\n\n[casa]: a.png\n',
  ],
  ['a title', 'A [b](c.html "Una casa").\n', ['Una casa'], 'A [b](c.html).\n'],
  ['a title of a definition', '[a]: b\n  (Una casa)\n', ['Una casa'], '[a]: b\n'],
  [
    'a paragraph whose image stays',
    'Una casa ![](a.png) di pietra\n',
    ['Una casa  di pietra'],
    '![](a.png)\n',
  ],
  [
    'a value of the front matter',
    "---\ntitle: Una casa # c\nalt: 'b'\n---\n",
    ['Una casa'],
    '---\ntitle: "" # c\nalt: \'b\'\n---\n',
  ],
  ['words of a value', '---\ntitle: "One \\u00e8 casa"\n---\n', ['è casa'], '---\ntitle: "One"\n---\n'],
  ['words with a space', 'One una casa two.\n', ['una casa'], 'One two.\n'],
  ['words with their emphasis', 'One **una casa** two.\n', ['una casa'], 'One two.\n'],
  ['words in emphasis', 'One *una casa two* three.\n', ['una casa'], 'One *two* three.\n'],
  ['words across emphasis', 'One *two una* casa three.\n', ['una casa'], 'One *two* three.\n'],
  ['words with their link', 'One [una casa](a.html "b") two.\n', ['una casa'], 'One two.\n'],
  [
    'words of a link that is its own label',
    'One [una casa].\n\n[una casa]: b\n',
    ['una '],
    'One [casa][una casa].\n\n[una casa]: b\n',
  ],
  ['words over lines of a quote', '> One una\n> casa two.\n', ['una casa'], '> One two.\n'],
  ['words before what would begin a list', 'La casa - The house\n', ['La casa'], '\\- The house\n'],
  [
    'words before what would begin an ordered list',
    'Una casa 1. The house\n',
    ['Una casa'],
    '1\\. The house\n',
  ],
  ['words before what would underline the line above', 'One\nUna casa ===\n', ['Una casa'], 'One ===\n'],
  [
    'a figure of HTML with its blank line',
    'One.\n\n<p>Una casa</p>\n\nTwo.\n',
    ['Una casa'],
    'One.\n\nTwo.\n',
  ],
  [
    'a caption of HTML',
    '<figure>\n  <img alt="Una casa">\n  <figcaption>Due case</figcaption>\n</figure>\n',
    ['Una casa', 'Due case'],
    '<figure>\n  <img alt="">\n</figure>\n',
  ],
  [
    'what would leave a rule that opens front matter',
    'Una casa\n\n---\n\nOne.\n\n---\n',
    ['Una casa'],
    '\n---\n\nOne.\n\n---\n',
  ],
  [
    'the first of an item whose rule would become one with its marker',
    '- una casa\n\n  ---\n',
    ['una casa'],
    '- <!-- -->\n  ---\n',
  ],
  [
    'what parts a list from indented code',
    '- one\n\nUna casa\n\n    code\n',
    ['Una casa'],
    '- one\n\n<!-- -->\n\n    code\n',
  ],
];

describe('removing takes', () => {
  test.each(removals)('%s', (_, source, texts, result) => {
    const document = markdown.read(source);
    expect(applySplices(source, markdown.removeAll(document, rangesOf(document, ...texts)))).toBe(result);
  });
});

const replacements: readonly (readonly [
  name: string,
  source: string,
  old: string,
  text: string,
  result: string,
])[] = [
  ['a paragraph', 'Una casa\ndi pietra.\n', 'Una casa di pietra.', 'A house.', 'A house.\n'],
  [
    'signs of markup',
    'Una casa\n',
    'Una casa',
    '5 * 3 [x] <b> `c` snake_case a_ &amp; \\',
    '5 \\* 3 \\[x\\] \\<b> \\`c\\` snake_case a\\_ \\&amp; \\\\\n',
  ],
  ['what would begin a list', 'Una casa\n', 'Una casa', '- a house', '\\- a house\n'],
  ['what would begin an ordered list', '> Una casa\n', 'Una casa', '1. House', '> 1\\. House\n'],
  ['what would close a heading', '# Una casa\n', 'Una casa', 'C #', '# C \\#\n'],
  ['line breaks', 'Una casa\n', 'Una casa', 'One\n\ntwo\r\nthree', 'One two three\n'],
  ['code of MDX', 'Una casa\n', 'Una casa', 'import a from "b"', '&#105;mport a from "b"\n'],
  ['a cell', '| una casa |\n|---|\n', 'una casa', 'a | b', '| a \\| b |\n|---|\n'],
  ['in emphasis that stays', 'One **una casa** two.\n', 'una casa', 'a house', 'One **a house** two.\n'],
  ['in a link that stays', '[Una casa](a.html)\n', 'Una casa', 'A [house]', '[A \\[house\\]](a.html)\n'],
  [
    'the label of a link',
    '[Una casa]\n\n[una casa]: b\n',
    'Una casa',
    'A house',
    '[A house][Una casa]\n\n[una casa]: b\n',
  ],
  ['an alternative text', '![Una *casa*](a.png)\n', 'Una casa', 'A [house', '![A \\[house](a.png)\n'],
  ['a title', "[a](b 'Una casa')\n", 'Una casa', 'The \'old\' "house"', "[a](b 'The \\'old\\' \"house\"')\n"],
  [
    'a plain value of the front matter',
    '---\ntitle: Una casa\n---\n',
    'Una casa',
    'A house: two',
    '---\ntitle: "A house: two"\n---\n',
  ],
  [
    'a value in single quotation marks',
    "---\ntitle: 'Una casa'\n---\n",
    'Una casa',
    "A king's house",
    "---\ntitle: 'A king''s house'\n---\n",
  ],
  [
    'a literal value of TOML',
    "+++\ntitle = 'Una casa'\n+++\n",
    'Una casa',
    'A "king\'s" house',
    '+++\ntitle = "A \\"king\'s\\" house"\n+++\n',
  ],
  ['HTML', '<p>Una casa</p>\n', 'Una casa', 'A <b> & c', '<p>A &lt;b&gt; &amp; c</p>\n'],
  ['with nothing, as removing does', 'One.\n\nUna casa\n', 'Una casa', ' ', 'One.\n'],
];

describe('replacing spells', () => {
  test.each(replacements)('%s', (_, source, old, text, result) => {
    const document = markdown.read(source);
    const [range] = rangesOf(document, old);
    const changed = applySplices(source, markdown.replace(document, range!, text));
    expect(changed).toBe(result);
    const plain = text.replace(/\s+/g, ' ').trim();
    const reread = markdown.read(changed);
    if (plain !== '') expect(reread.blocks.some((block) => textOf(reread, block).includes(plain))).toBe(true);
  });
});

const marks: readonly (readonly [name: string, source: string, text: string, result: string])[] = [
  [
    'a paragraph',
    'Una *casa*\ndi pietra',
    'Una casa di pietra',
    '<span lang="it">Una *casa*\ndi pietra</span>',
  ],
  ['a heading', '# Una casa #', 'Una casa', '# <span lang="it">Una casa</span> #'],
  ['an item', '- [ ] Una casa', 'Una casa', '- [ ] <span lang="it">Una casa</span>'],
  ['a cell', '| Una casa |\n|---|', 'Una casa', '| <span lang="it">Una casa</span> |\n|---|'],
  ['words in emphasis', 'One *una casa two*.', 'una casa', 'One *<span lang="it">una casa</span> two*.'],
  [
    'words with their emphasis',
    'One *una* casa two.',
    'una casa',
    'One <span lang="it">*una* casa</span> two.',
  ],
  ['after a backslash', 'One \\una\\', 'una\\', 'One \\\\<span lang="it">una\\\\</span>'],
  ['HTML', '<p>Una casa</p>', 'Una casa', '<p lang="it">Una casa</p>'],
];

describe('marking puts a span around', () => {
  test.each(marks)('%s', (_, source, text, result) => {
    const document = markdown.read(source);
    const splices = markdown.mark(document, rangesOf(document, text)[0]!, 'it');
    expect('refusal' in splices ? splices.refusal : applySplices(source, splices)).toBe(result);
  });

  test('what a second reading then takes for intended', () => {
    const source =
      'The boats come home at noon, one after the other.\n\nPrenota subito la tua camera con vista sul mare\n\nThe market opens when they are all in the harbour.\n';
    const document = markdown.read(source);
    const [flag] = analyse(document, defaultSettings).flags;
    expect(flag!.reading).toBe('stray');
    const splices = markdown.mark(document, flag!, 'it');
    const again = analyse(
      markdown.read(applySplices(source, splices as Exclude<typeof splices, { refusal: string }>)),
      defaultSettings,
    );
    expect(again.flags.map(({ reading }) => reading)).toEqual(['intended']);
  });
});

describe('marking is refused, with what to do instead, for', () => {
  test.each([
    ['an alternative text', '![Una casa](a.png)', 'Una casa', /<img lang="it" alt="…">/],
    ['a title', '[a](b "Una casa")', 'Una casa', /title/],
    ['a value of the front matter', '---\ntitle: Una casa\n---\n', 'Una casa', /Front matter/],
    ['words that begin in emphasis and end outside', 'One *two una* casa.', 'una casa', /by hand/],
    ['a part of code', 'One `una casa two`.', 'una casa', /by hand/],
  ])('%s', (_, source, text, reason) => {
    const document = markdown.read(source);
    const answer = markdown.mark(document, rangesOf(document, text)[0]!, 'it');
    expect('refusal' in answer && answer.refusal).toMatch(reason);
  });
});
