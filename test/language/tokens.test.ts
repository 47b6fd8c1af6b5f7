import fc from 'fast-check';
import { foldWord } from '../../src/language/fold.js';
import { hashWord } from '../../src/language/hash.js';
import { Shape, TokenBuffer } from '../../src/language/tokens.js';
import { tokensOf } from './tokenList.js';

const words = (text: string) => tokensOf(text).map((token) => token.text);

describe('the words of a text', () => {
  it.each<[string, string, string[]]>([
    ['an Italian elision with its apostrophe', "L'arrivo dell'ombra", ["L'", 'arrivo', "dell'", 'ombra']],
    ['an elision with a curly apostrophe', 'L’arrivo d’oro', ['L’', 'arrivo', 'd’', 'oro']],
    ['an English clitic with its own', "Putin's and they've", ['Putin', "'s", 'and', 'they', "'ve"]],
    ['a clitic with a curly apostrophe', 'it’s we’ll I’m', ['it', '’s', 'we', '’ll', 'I', '’m']],
    ['an elision before a word that begins as a clitic', "l'sos dell'aria", ["l'", 'sos', "dell'", 'aria']],
    ['a truncation without the apostrophe that ends it', "un po' di vino", ['un', 'po', 'di', 'vino']],
    ['a quoted word without its quotation marks', "'word' “word” «word»", ['word', 'word', 'word']],
    ['words joined by hyphens apart', 'Kim Jong-un', ['Kim', 'Jong', 'un']],
    ['words parted by a slash apart', 'Rossi/Bianchi', ['Rossi', 'Bianchi']],
    ['words parted by an emoji apart', 'ciao🙂mondo', ['ciao', 'mondo']],
    ['Cyrillic words', 'Добрый день', ['Добрый', 'день']],
    ['letters with marks, composed or not', 'perche\u0301 è', ['perche\u0301', 'è']],
    ['a number', '25 1.250 3,5', ['25', '1', '250', '3', '5']],
    ['initials', 'J. R. Rossi', ['J', 'R', 'Rossi']],
    ['no word in punctuation', '— … !? “” ()', []],
    ['no word in emoji', '🙂🙃', []],
    ['nothing in an empty text', '', []],
    [
      'words in camel case apart, where nothing else stands',
      'fotoCantinaEsterno',
      ['foto', 'Cantina', 'Esterno'],
    ],
    ['those before a number too', 'chiSiamo2', ['chi', 'Siamo']],
    ['an article in camel case', 'iNostriVini', ['i', 'Nostri', 'Vini']],
    ['a brand in one', 'iPhone', ['iPhone']],
    ['an identifier among words in one', 'la cantinaEsterno', ['la', 'cantinaEsterno']],
    ['an identifier with capitals side by side in one', 'fotoABC', ['fotoABC']],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ['a web address', 'https://example.org/di/il?e=o'],
    ['a web address without a scheme', 'www.example.org/la-casa'],
    ['a domain', 'example.org'],
    ['an e-mail address', 'anna.ferri@example.org'],
    ['a hashtag', '#bellaitalia'],
    ['a handle', '@anna_ferri'],
    ['a file name', 'foto_di_gruppo.jpg'],
    ['an identifier', 'nome_utente'],
    ['an identifier in camel case', 'nomeUtente'],
    ['a brand in camel case', 'iPhone'],
    ['a number', '2024'],
    ['a word with a digit', 'G20'],
  ])('hold as one token of no language: %s', (_, text) => {
    const [before, token, after, ...more] = tokensOf(`See ${text} now`);
    expect([before?.text, token?.text, after?.text, more.length]).toEqual(['See', text, 'now', 0]);
    expect(token).toMatchObject({ shape: Shape.Opaque, hash: [0, 0] });
  });

  it.each([
    ['h', '2 h', Shape.Opaque],
    ['km', '12 km', Shape.Opaque],
    ['ml', '250ml', undefined],
    ['h', 'before h', Shape.Lower],
    ['h', 'in 2024, h', Shape.Lower],
    ['ore', '2 ore', Shape.Lower],
  ])('a unit is of no language right after its number alone: “%s” in “%s”', (unit, text, shape) => {
    expect(tokensOf(text).find((token) => token.text === unit)?.shape).toBe(shape);
  });

  it.each<[string, Shape]>([
    ['arrivo', Shape.Lower],
    ['Arrivo', Shape.Title],
    ['È', Shape.Initial],
    ['Èlia', Shape.Title],
    ['ARRIVO', Shape.Upper],
    ['A', Shape.Initial],
    ['McDonald', Shape.Mixed],
    ['Привет', Shape.Title],
    ["L'", Shape.Initial],
  ])('%s has its shape', (word, shape) => {
    expect(tokensOf(`${word}${word.endsWith("'") ? 'x' : ''}`)[0]!.shape).toBe(shape);
  });
});

describe('a word’s place', () => {
  const startsOf = (text: string) =>
    tokensOf(text).flatMap((token) => (token.isSentenceStart ? [token.text] : []));

  it.each([
    ['the first word of a text', 'One two', ['One']],
    ['the word after a full stop', 'One. Two three! Four? Five… Six', ['One', 'Two', 'Four', 'Five', 'Six']],
    ['the word after a colon', 'One: Two', ['One', 'Two']],
    ['no word after a comma', 'One, Two; Three', ['One']],
    ['the first word behind a quotation mark', '“One two”', ['One']],
    ['no part of a name after its initials', 'Anna B. Ferri and J. R. Sala', ['Anna']],
  ])('at the start of a sentence: %s', (_, text, expected) => {
    expect(startsOf(text)).toEqual(expected);
  });

  it('is joined after a hyphen in a word, not after a dash or a list’s bullet', () => {
    const joined = tokensOf('- Jong-un — Kim - Anna').filter((token) => token.isJoined);
    expect(joined.map((token) => token.text)).toEqual(['un']);
  });

  it('is dotted where a full stop and more follow', () => {
    expect(tokensOf('J. Rossi.').map((token) => token.isDotted)).toEqual([true, false]);
  });
});

describe('folding', () => {
  const hashesOf = (text: string) => tokensOf(text).map((token) => token.hash);

  it.each([
    ['case', 'PERCHÉ', 'perché'],
    ['case beyond Latin', 'ПРИВЕТ', 'привет'],
    ['composition', 'perche\u0301', 'perché'],
    ['composition of capitals', 'E\u0300', 'è'],
    ['composition beyond Latin', 'и\u0306од', 'йод'],
    ['the kind of apostrophe', 'L’', "l'"],
  ])('makes one word of words that differ in %s', (_, one, other) => {
    const withNext = (word: string) => (/['’]$/.test(word) ? `${word}ora` : word);
    expect(hashesOf(withNext(one))).toEqual(hashesOf(withNext(other)));
  });

  it('keeps words apart that differ in an accent', () => {
    expect(hashesOf('perche')).not.toEqual(hashesOf('perché'));
    expect(hashesOf('e')).not.toEqual(hashesOf('è'));
  });

  const european = fc
    .array(
      fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzàáâãäåçèéêëìíîïñòóôõöùúûüýÿčłśşžABCÈÉÙйёЙπέ')),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    .map((letters) => letters.join(''))
    // Camel case is an identifier's, and has no hash.
    .filter((word) => !/^\p{Ll}.*\p{Lu}/u.test(word));

  it('hashes a word as the whole string folds, letter by letter', () => {
    fc.assert(
      fc.property(european, (word) => {
        expect(hashesOf(word)).toEqual([hashWord(foldWord(word))]);
      }),
    );
  });

  it('sees no difference between composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.array(european, { maxLength: 6 }), (parts) => {
        const text = parts.join(' ');
        expect(hashesOf(text.normalize('NFD'))).toEqual(hashesOf(text.normalize('NFC')));
      }),
    );
  });
});

describe('in any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "L'",
      'arrivo',
      '’s',
      '-',
      '.',
      ' ',
      '@',
      '#',
      '_',
      '://',
      '1',
      'è',
      '\u0301',
      '🙂',
      '\u00a0',
      'Й',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const textAndRange = text.chain((text) =>
    fc
      .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }))
      .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) })),
  );

  it('tokens are in order, never overlap and stay inside the range', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        let from = start;
        for (const token of tokensOf(text, { start, end })) {
          expect(token.start).toBeGreaterThanOrEqual(from);
          expect(token.end).toBeGreaterThan(token.start);
          from = token.end;
        }
        expect(from).toBeLessThanOrEqual(end);
      }),
      { numRuns: 500 },
    );
  });

  it('a buffer that was used before gives the same answer', () => {
    const buffer = new TokenBuffer();
    fc.assert(
      fc.property(text, (text) => {
        expect(tokensOf(text, { buffer })).toEqual(tokensOf(text));
      }),
    );
  });

  it('a buffer grows with its text', () => {
    expect(words('una parola '.repeat(1000))).toEqual(
      Array.from({ length: 1000 }, () => ['una', 'parola']).flat(),
    );
  });

  it('a word never depends on what stands beyond the range', () => {
    fc.assert(
      fc.property(textAndRange, ({ text, start, end }) => {
        const alone = tokensOf(text.slice(start, end)).map((token) => [token.text, token.hash, token.shape]);
        expect(tokensOf(text, { start, end }).map((token) => [token.text, token.hash, token.shape])).toEqual(
          alone,
        );
      }),
      { numRuns: 500 },
    );
  });
});
