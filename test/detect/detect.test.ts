import { detectIn, amid, englishParagraphs, italianParagraphs } from './detectIn.js';

describe('among English paragraphs, the Italian', () => {
  it.each([
    ['sentence', 'Il traghetto lascia il porto di Napoli alle sei di mattina.'],
    ['caption', 'La stretta di mano tra i due presidenti'],
    ['caption of names and one letter', 'Mario Rossi e Jane Doe'],
    ['caption that begins with an elision', "L'arrivo di Jane Doe a Napoli"],
    ['caption with a curly apostrophe', 'L’arrivo di Jane Doe a Napoli'],
    ['caption in capitals', 'LA STRETTA DI MANO TRA I DUE PRESIDENTI'],
    ['caption whose accents are decomposed', 'Perche\u0301 la biblioteca e\u0300 chiusa'],
    ['button', 'Leggi tutto'],
    ['caption that the press agency signed', 'Il traghetto lascia il porto (foto Ansa)'],
  ])('%s is flagged as a block', (_, caption) => {
    const text = amid(caption);
    const start = text.indexOf(caption);
    expect(detectIn(text)).toEqual([
      expect.objectContaining({
        start,
        end: start + caption.length,
        text: caption,
        language: 'it',
        scope: 'block',
        block: 1,
      }),
    ]);
  });

  it('sentence is flagged wherever it stands: first, last, alone', () => {
    const caption = 'Il traghetto lascia il porto di Napoli alle sei di mattina.';
    const [one, two] = englishParagraphs;
    for (const text of [`${caption}\n\n${one}`, `${one}\n\n${two}\n\n${caption}`, caption]) {
      expect(detectIn(text).map((flag) => flag.text)).toEqual([caption]);
    }
  });

  it('sentence is flagged among lines of a text without blank lines', () => {
    const caption = 'Il traghetto lascia il porto di Napoli.';
    const text = [englishParagraphs[0], caption, englishParagraphs[2]].join('\r\n');
    expect(detectIn(text).map((flag) => flag.text)).toEqual([caption]);
  });
});

describe('among English paragraphs, no flag is raised for', () => {
  it.each([
    ['an English caption', 'The arrival of Jane Doe in Naples'],
    ['an English caption with Italian names', 'Mario Rossi and Laura Conti at the harbour of Genoa'],
    ['an English button', 'Read more'],
    ['a label whose first letter is an Italian word', 'E-mail'],
    ['the same in lower case', 'an e-book'],
    ['an English heading', 'A view of the harbour'],
    ['an English photo credit', 'Photo by Jane Doe'],
    ['a name', 'Mario Rossi'],
    ['names and nothing else', 'Giovanni Bianchi, Maria Verdi, Luca Esposito'],
    ['names with initials', 'R. M. Bianchi'],
    ['a place and a date', 'San Marino, 12 May 2021'],
    ['a web address with Italian words', 'https://www.example.org/la-casa-di-tutti'],
    ['a web address without a scheme', 'www.example.org/di/il/lo'],
    ['an e-mail address', 'redazione@example.org'],
    ['hashtags', '#viaggio #mare'],
    ['a number', '1.250.000'],
    ['times and dates', '10:30 - 12:00, 2024'],
    ['a statement of a program', 'const total = items.reduce((sum, item) => sum + item.price, 0);'],
    ['a loop of a program', 'for (let i = 0; i < n; i++) {'],
    ['a query', 'SELECT id, name FROM users WHERE age > 30;'],
    ['a dish in a sentence', 'They ate pasta e fagioli at a table by the window and paid in cash.'],
    ['an institution in a sentence', 'The opera house La Scala opens its season in December with a gala.'],
    [
      'newspapers in a sentence',
      'The Corriere della Sera and La Repubblica reported the story on Sunday morning.',
    ],
    ['a Spanish sentence', 'El presidente llegó ayer a la ciudad con su esposa y sus hijos.'],
    ['a French sentence', 'Le président est arrivé hier dans la ville avec sa femme et ses enfants.'],
    ['a Russian sentence', 'Молодые люди приехали в город вчера вечером вместе со своими друзьями.'],
    ['an emoji', '🙂'],
  ])('%s', (_, block) => {
    expect(detectIn(amid(block)).filter((flag) => flag.reading === 'stray')).toEqual([]);
  });

  it.each(['', '\n\n', '  \t', '🙂', '—', '1', '\u0301'])('a text of nothing: %j', (text) => {
    expect(detectIn(text)).toEqual([]);
    expect(detectIn(text, { stray: 'any' })).toEqual([]);
  });
});

describe('an Italian sentence glued into an English paragraph is a span with its own range', () => {
  const english = ['The ferry was late again.', 'We waited on the quay until noon.'] as const;
  const italian = 'Il traghetto era di nuovo in ritardo e nessuno sapeva perché.';

  it.each([
    ['in the middle', `${english[0]} ${italian} ${english[1]}`],
    ['at the beginning', `${italian} ${english[0]} ${english[1]}`],
    ['at the end', `${english[0]} ${english[1]} ${italian}`],
  ])('%s', (_, paragraph) => {
    const text = amid(paragraph);
    const start = text.indexOf(italian);
    expect(detectIn(text)).toEqual([
      expect.objectContaining({
        start,
        end: start + italian.length,
        text: italian,
        language: 'it',
        scope: 'span',
        block: 1,
      }),
    ]);
  });
});

describe('settings', () => {
  it('may be the other way round: English strays in an Italian document', () => {
    const reverse = { main: 'it', stray: 'en' };
    for (const caption of [
      'The ferry leaves the harbour at six in the morning.',
      'The arrival of the two presidents',
    ]) {
      const flags = detectIn(amid(caption, italianParagraphs), reverse);
      expect(flags.map(({ text, language, scope }) => [text, language, scope])).toEqual([
        [caption, 'en', 'block'],
      ]);
    }
    for (const caption of [
      'Il traghetto lascia il porto alle sei.',
      'Mario Rossi e Jane Doe',
      'Mario Rossi',
    ]) {
      expect(detectIn(amid(caption, italianParagraphs), reverse)).toEqual([]);
    }
  });

  it('may look for another language', () => {
    const spanish = 'Los vecinos del barrio protestaron ayer contra el cierre de la biblioteca.';
    expect(detectIn(amid(spanish), { stray: 'es' }).map(({ text, language }) => [text, language])).toEqual([
      [spanish, 'es'],
    ]);
  });

  it('answer no flag below the threshold', () => {
    const text = amid('Mario Rossi e Jane Doe') + '\n' + amid('La stretta di mano tra i due presidenti');
    const all = detectIn(text, { threshold: 0.5 });
    const confidences = all.map((flag) => flag.confidence).sort((a, b) => a - b);
    const surest = confidences.at(-1)!;
    expect(all.length).toBe(2);
    expect(detectIn(text, { threshold: surest })).toEqual(all.filter((flag) => flag.confidence >= surest));
    expect(detectIn(text, { threshold: 1.01 })).toEqual([]);
  });

  it.each([{ main: 'xx' }, { stray: 'xx' }])('that name an unknown language are refused: %j', (settings) => {
    expect(() => detectIn('One line.', settings)).toThrow(RangeError);
  });
});

test('a name that the document has is no evidence in a caption', () => {
  const flags = detectIn(amid("L'arrivo di Jane Doe e Mario Rossi a Napoli"));
  const weightOf = (token: string) => flags[0]!.evidence.find((item) => item.token === token)?.weight ?? 0;
  for (const name of ['Jane', 'Doe', 'Rossi']) expect(Math.abs(weightOf(name))).toBeLessThan(weightOf('di'));
});
