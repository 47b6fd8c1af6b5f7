import { amid, detectIn, italianParagraphs } from './detectIn.js';

const any = { stray: 'any' };

describe('looking for any foreign language names it as BCP 47 does', () => {
  it.each([
    ['it', 'La mostra resterà aperta fino alla fine di maggio, tutti i giorni tranne il lunedì.'],
    ['es', 'Los vecinos del barrio protestaron ayer contra el cierre de la biblioteca.'],
    ['fr', 'Le président est arrivé hier dans la ville avec sa femme et ses enfants.'],
    ['de', 'Der Präsident ist gestern mit seiner Frau in der Stadt angekommen.'],
    ['pl', 'Mieszkańcy protestowali wczoraj przeciwko zamknięciu biblioteki na osiedlu.'],
    ['fi', 'Nuoret tulivat kaupunkiin eilen illalla yhdessä ystäviensä kanssa ja menivät syömään.'],
    [
      'ru',
      'Библиотека будет закрыта в течение всего августа, и читатели должны вернуть свои книги до первого числа. ' +
        'Это решение принято на общем собрании жителей посёлка, которые высказались за ремонт здания.',
    ],
    ['el', 'Οι νέοι ήρθαν στην πόλη χθες το βράδυ μαζί με τους φίλους τους για να φάνε.'],
  ])('%s', (language, paragraph) => {
    const flags = detectIn(amid(paragraph), any);
    expect(flags.map(({ text, language, scope }) => [text, language, scope])).toEqual([
      [paragraph, language, 'block'],
    ]);
  });

  it('en, in an Italian document', () => {
    const paragraph = 'The library will stay closed for the whole month of August.';
    const flags = detectIn(amid(paragraph, italianParagraphs), { main: 'it', stray: 'any' });
    expect(flags.map(({ text, language }) => [text, language])).toEqual([[paragraph, 'en']]);
  });
});

test('looking for any foreign language finds other scripts where it cannot name the language', () => {
  const line = 'Она пришла домой и сразу легла спать.';
  expect(detectIn(amid(line), any).map((flag) => flag.text)).toEqual([line]);
});

describe('looking for any foreign language', () => {
  it.each(['Xzqw bltk grnf', 'qwrtp', 'Hmpf grml', 'zzz zzz', 'Привет'])(
    'never names the language of what is too short to tell: %s',
    (nonsense) => {
      for (const flag of detectIn(amid(nonsense), any)) expect(flag.language).toBe('und');
    },
  );

  it.each([
    ['an English sentence', 'The library will stay closed for the whole month of August.'],
    ['an English caption', 'The arrival of Jane Doe in Naples'],
    ['names', 'Giovanni Bianchi, Jane Doe'],
    ['a number', '1.250.000'],
    ['a web address', 'https://www.example.org/la-casa-di-tutti'],
    [
      'a foreign word in a sentence',
      'The Greek word λόγος has been translated in a hundred ways, none of them final.',
    ],
  ])('flags no %s', (_, block) => {
    expect(detectIn(amid(block), any)).toEqual([]);
  });
});
