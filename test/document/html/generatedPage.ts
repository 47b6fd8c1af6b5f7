import fc from 'fast-check';

/** A page with words that are each there once, in well-formed markup of many kinds. */
export const generatedPage: fc.Arbitrary<string> = fc
  .record({
    blocks: fc.array(fc.letrec<Parts>(parts).block, { minLength: 1, maxLength: 6 }),
    isWhole: fc.boolean(),
  })
  .map(({ blocks, isWhole }) => {
    const body = numbered(blocks.join(''));
    return isWhole
      ? `<!DOCTYPE html>\n<html lang="en">\n<head><title>T</title></head>\n<body>\n${body}</body>\n</html>\n`
      : body;
  });

/** What makes up tag soup: whatever comes in any order. */
export const tagSoup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '§',
          ' § ',
          '§&nbsp;§',
          '&Egrave;§',
          '\r\n',
          '\t',
          ' ',
          '&#32;',
          '&notit;',
          '&',
          '<',
          '\0',
          '🚪',
        ),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...'p div b i em span ul li table tr td h1 br figure figcaption button blockquote dl dt dd option select svg title'
            .split(' ')
            .flatMap((name) => [`<${name}>`, `</${name}>`]),
        ),
      },
      fc.constantFrom(
        '<img alt="§">',
        "<b title='§'>",
        '<P lang=it>',
        '<!-- § -->',
        '<script>§</script>',
        '<p title=§',
        '</body>',
        '<code>§</code>',
      ),
    ),
    { maxLength: 25 },
  )
  .map((parts) => numbered(parts.join('')));

interface Parts {
  text: string;
  inline: string;
  block: string;
}

/** Every § a word of its own; capitals, because a line break before a small letter is one inside a sentence. */
function numbered(source: string): string {
  let number = 0;
  return source.replace(/§/g, () => `W${number++}x`);
}

function parts(tie: fc.LetrecTypedTie<Parts>): { [Name in keyof Parts]: fc.Arbitrary<Parts[Name]> } {
  const glue = fc.constantFrom('', '', '\n', '\n  ', ' ', '\r\n');
  const many = (arbitrary: fc.Arbitrary<string>) =>
    fc.array(arbitrary, { minLength: 1, maxLength: 3 }).map((all) => all.join(''));
  const around = (content: fc.Arbitrary<string>, ...frames: readonly string[]) =>
    fc.tuple(fc.constantFrom(...frames), content).map(([frame, inside]) => frame.replace('…', inside));
  const line = fc.oneof(
    { weight: 4, arbitrary: tie('inline') },
    { weight: 1, arbitrary: fc.constant('<br>') },
  );
  const inline = many(line);
  const item = around(inline, '<li>…</li>', '<li>…', '<li><p>…</p></li>');
  const cell = around(inline, '<td>…</td>', '<td>…', '<TD>…</TD>', '<th>…</th>');
  return {
    text: fc.constantFrom('§', ' § ', '§ §', '§\n  § ', '&Egrave;§', '§&#32;§', '§ &amp; §', ' '),
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('text'),
      around(many(tie('inline')), '<em>…</em>', '<b class="x">…</b>', '<span>… </span>', '<i>§…</i>'),
      fc.constantFrom(
        '<a href="/">§</a>',
        '<img alt="§ §" src=a>',
        '<img alt=§>',
        '<!-- § -->',
        '<code>§</code>',
        '<img src=a>',
        '<i title="§">§</i>',
      ),
    ),
    block: fc
      .tuple(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          around(
            inline,
            '<p>…</p>',
            '<P>…</P>',
            '<h2>…</h2>',
            '<div>…</div>',
            '<p>…',
            '<address>…</address>',
          ),
          around(many(item), '<ul>…</ul>', '<ol>\n…\n</ol>'),
          around(many(cell), '<table><tr>…</tr></table>', '<table><caption>§</caption>\n<tr>…</table>'),
          around(
            inline,
            '<figure><img alt="§"><figcaption>…</figcaption></figure>',
            '<figure><figcaption>…</figcaption></figure>',
          ),
          around(inline, '<dl><dt>§</dt><dd>…</dd></dl>', '<dl><dt>…<dd>§<dd>§<dt>§</dl>'),
          around(
            many(tie('block')),
            '<div>…</div>',
            '<blockquote>\n…</blockquote>',
            '<section>§…§</section>',
          ),
        ),
        glue,
      )
      .map(([block, space]) => block + space),
  };
}
