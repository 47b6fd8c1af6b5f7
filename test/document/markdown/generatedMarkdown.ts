import fc from 'fast-check';

const words = 'harbour market torre vecchia bread pane sunrise the di un road'.split(' ');
const word = fc.constantFrom(...words);

/** Words with markup among them; every pair of neighbours is parted by white space. */
const inline = (breaks: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: word },
        { weight: 1, arbitrary: word.map((text) => `*${text}*`) },
        { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `**${a} _${b}_**`) },
        { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `*${a} ${b}*`) },
        { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `[${a} ${b}](place.html)`) },
        { weight: 1, arbitrary: word.map((text) => `[${text}](place.html "Porto di ${text}")`) },
        { weight: 1, arbitrary: word.map((text) => `![${text} *vista*](view.jpg 'Una ${text}')`) },
        { weight: 1, arbitrary: word.map((text) => `![${text}](<a view.jpg>)`) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('[guide]', '[the guide][guide]', '![guide][]', 'nota[^one]'),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom('caff&egrave;', '5 \\* 3', '`un codice`', 'perch&#233;', '~~vecchio~~'),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom('<b>bello</b>', '<span lang="it">ciao a tutti</span>', '<br>'),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '- a dash',
            '# a hash',
            '1. first',
            '> angle',
            '+ plus',
            'a | pipe',
            '===',
          ),
        },
        {
          weight: 1,
          arbitrary: fc.constantFrom('<https://example.org/a_b>', 'Fine.', 'Città!'),
        },
      ),
      { minLength: 1, maxLength: 7 },
    )
    .chain((parts) =>
      fc
        .array(fc.constantFrom(...breaks), { minLength: parts.length, maxLength: parts.length })
        .map((gaps) => `word ${parts.map((part, i) => part + gaps[i]!).join('')}end`),
    );

const paragraph = inline([' ', ' ', ' ', ' ', '\n', '  \n', '\\\n', '\n  ']);
const line = inline([' ']);
const cell = fc.oneof(
  word,
  word.map((text) => `*${text}* e \`a\``),
  fc.constant('un \\| segno'),
  fc.constant(''),
);

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = fc
  .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 })
  .map(([head, ...rows]) => [row(head!), '|---|:-:|', ...rows.map(row)].join('\n'));

const leaf = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 1, arbitrary: line.map((text) => `## ${text}`) },
  { weight: 1, arbitrary: line.map((text) => `### ${text} ###`) },
  { weight: 1, arbitrary: paragraph.map((text) => `${text}\n---`) },
  { weight: 1, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc.constantFrom('```js\nconst casa = "una casa";\n```', '    codice rientrato', '***', '---'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('<!-- un commento -->', '![Il porto](porto.jpg "Alba")', '[Il sito](a.html)'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('[note]: note.html "Una nota"', '[^two]: Una nota a piè.\n    Ancora.'),
  },
);

const indented = (text: string, first: string) => {
  const prefix = ' '.repeat(first.length);
  return first + text.replace(/\n(?!\n|$)/g, `\n${prefix}`);
};
const quoted = (text: string) => text.replace(/^/gm, '> ').replace(/ $/gm, '');

const { block } = fc.letrec<{ block: string; list: string; quote: string; blocks: string }>((tie) => ({
  block: fc.oneof({ maxDepth: 3, depthIdentifier: 'block' }, leaf, leaf, tie('list'), tie('quote')),
  list: fc
    .tuple(
      fc.constantFrom('- ', '* ', '1. ', '10) ', '-   '),
      fc.constantFrom('\n', '\n\n'),
      fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
    )
    .map(([marker, gap, items]) => items.map((item) => indented(item, marker)).join(gap)),
  quote: tie('blocks').map(quoted),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((blocks) => blocks.join('\n\n')),
}));

const frontMatter = fc.constantFrom(
  '',
  '',
  '---\ntitle: Una città sul mare\ndraft: true\ndescription: "L\\u00ec vicino, \\"qui\\""\n---\n',
  "---\ntitle: 'L''arrivo a Roma' # note\nimage:\n  alt: Il porto di notte\n---\n",
  '+++\ntitle = "Una \\"bella\\" giornata"\nsummary = \'Il mare\'\n+++\n',
);

/** Whole Markdown texts of every construct that is read, in each kind of line ending. */
export const markdownTexts = fc
  .tuple(
    frontMatter,
    fc.array(block, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('\n', '\n\n', '\n\n\n'),
    fc.constantFrom('\n', '', '\n\n'),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
  )
  .map(([matter, blocks, gap, end, ending]) =>
    `${matter}\n${blocks.join(gap === '\n' ? '\n\n' : gap)}${end}\n[guide]: guide.html\n\n[^one]: A note at the foot.\n`.replace(
      /\n/g,
      ending,
    ),
  );

/** Bits of syntax in any order: what nobody writes, and what a broken program does. */
export const markdownSoup = fc
  .array(
    fc.constantFrom(
      ...'*|**|_|`|``|[|]|](x)|![|(|)|"|\\|&amp;|&#0;|~~|<b>|</b>|<!--|-->|<div>|\n|\n\n|\r\n|\r|- |1. |> |    |\t|# |```|---|+++|===|[a]: b|"t"|[^a]|[^a]: |a b|word.|è|\ud800|\0|\u00a0|\uFEFF|$$|{x}|import a from "b"|export {'.split(
        '|',
      ),
      '|',
      '|-|',
      ' | ',
      '  \n',
      '---\ntitle: "x\n---\n',
      '<A b={c}>',
    ),
    { maxLength: 40 },
  )
  .map((tokens) => tokens.join(''));
