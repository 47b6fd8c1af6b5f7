import { align } from '../../src/align/index.js';
import { textOf } from '../../src/document/index.js';
import { defaultSettings } from '../../src/settings.js';
import { pairCaptions, partnerOf } from './pairing.js';

/** Cards as pages have them: a picture's text, a heading, the card's own text. */
const cards = [
  [
    'Foto del cortile',
    'The stables',
    'Twelve horses were kept here until the war, and two of them had names.',
  ],
  [
    'Foto del tetto',
    'The tower',
    'From the top one sees the lake on clear days, and the motorway on all others.',
  ],
  [
    'Foto della sala',
    'The kitchen',
    'Copper pans hang over a stove that no one has lit for a hundred years.',
  ],
] as const;
const page = ['A house on the hill', ...cards.flat(), 'Opening hours', 'Every day but Monday'];
const captions = cards.map(([caption]) => caption);

describe('on a page of cards', () => {
  it.each(cards)('“%s” pairs with the text of its own card, over the heading “%s”', (caption, _, text) => {
    expect(partnerOf(page, caption)).toBe(text);
  });

  it('a label pairs with the short line that is all its card has', () => {
    const lines = ['A visit', 'Durata', 'About an hour and a half', 'Prezzo', 'Nine euros, children six'];
    const { document, flags } = pairCaptions(lines, ['Durata', 'Prezzo']);
    expect(flags.map((flag) => flag.pair && textOf(document, flag.pair))).toEqual([
      'About an hour and a half',
      'Nine euros, children six',
    ]);
  });
});

describe('the text of a card', () => {
  const caption = 'Foto del cortile';
  const text = 'Twelve horses were kept here until the war, and two of them had names.';

  it('is the paragraph after a line that ends as one does', () => {
    expect(
      partnerOf(['A house on the hill', caption, 'THE STABLES, 1911.', text, 'Opening hours'], caption),
    ).toBe(text);
  });

  it('is the first line of a card that has only short ones', () => {
    const lines = ['Our machines', 'Tornio', 'Lathes', '2', 'Frese', 'Milling machines', '3'];
    const { document, flags } = pairCaptions(lines, ['Tornio', 'Frese']);
    expect(flags.map((flag) => flag.pair && textOf(document, flag.pair))).toEqual([
      'Lathes',
      'Milling machines',
    ]);
  });

  it('has more to say than a far paragraph with a word in common', () => {
    const far = 'The courtyard of the town hall was paved in spring.';
    const blocks = [far, 'A house on the hill', caption, 'The stables', text, 'Opening hours'];
    expect(partnerOf(blocks, caption)).toBe(text);
  });
});

describe('on a page', () => {
  it('a line of a version in two languages pairs with the line as far into the other', () => {
    const stray = ['Vieni a trovarci', 'Siamo aperti', 'Ti aspettiamo'];
    const lines = ['Our club', ...stray, 'Come and see', 'The doors are open', 'Until soon', 'Contacts'];
    const { document, flags } = pairCaptions(lines, stray);
    expect(flags.map((flag) => flag.pair && textOf(document, flag.pair))).toEqual(lines.slice(4, 7));
  });

  it('the text of a card is the paragraph that ends as a sentence, not a long line with places and dates', () => {
    const text = 'Twelve horses were kept here until the war, and two of them had names.';
    const venue =
      'travelling exhibition | The Old Stables - Parma | from the second of March to the tenth of May';
    const blocks = ['A house on the hill', 'Foto del cortile', 'The stables', venue, text, 'Opening hours'];
    expect(partnerOf(blocks, 'Foto del cortile')).toBe(text);
  });

  it('a sentence that goes on with a section pairs with the paragraph before it', () => {
    const stray = 'Il gatto dorme volentieri sul davanzale della cucina.';
    const before = 'The house was built by two brothers who never spoke to each other again.';
    const after = 'Trains to the coast were late all weekend because of a strike.';
    expect(partnerOf(['Welcome', before, stray, 'Getting here', after], stray)).toBe(before);
  });
});

describe('between two paragraphs of an article', () => {
  it('the words decide, not the order of a card', () => {
    const blocks = [
      'The mayor of Ferrara opened the bridge on Friday before a small crowd.',
      'Il sindaco di Ferrara sul ponte',
      'Trains to the coast were late all weekend because of a strike.',
    ];
    expect(partnerOf(blocks, blocks[1]!)).toBe(blocks[0]);
  });
});

describe('what a person has settled', () => {
  /** Captions after their text, which the words do not tell. */
  const after = cards.flatMap(([caption, heading, text]) => [heading, text, caption]);
  const blocks = ['A house on the hill', ...after, 'Opening hours', 'Every day but Monday'];
  const pairs = (settled: ReadonlyMap<string, string>) => {
    const { document, flags } = pairCaptions(blocks, captions);
    const anchors = new Map(
      [...settled].map(([caption, text]) => [blocks.indexOf(caption), blocks.indexOf(text)]),
    );
    return align(document, flags, defaultSettings, { anchors }).map(
      (flag) => flag.pair && textOf(document, flag.pair),
    );
  };

  it('moves the others to where their paragraphs stand as far away', () => {
    const settled = new Map([cards[0], cards[2]].map(([caption, , text]) => [caption, text]));
    expect(pairs(new Map())[1]).not.toBe(cards[1][2]);
    expect(pairs(settled)[1]).toBe(cards[1][2]);
  });

  it('says nothing of the caption itself', () => {
    const [caption, , text] = cards[0];
    expect(pairs(new Map([[caption, text]]))[0]).toBe(pairs(new Map())[0]);
  });
});

describe('in an article', () => {
  const before =
    'The lighthouse keeper of the northern islands retired in October after thirty-one years, and the ministry has decided that nobody will follow him: a computer in the harbour office switches the lamp on and off, and a boat comes twice a year to wipe the salt from the glass.';
  const after =
    'The fishermen, who were not asked, say that a lamp without a man below it is only a lamp. On the night of the first storm in November four boats waited for somebody to answer the radio, and it was a cook on a ferry, forty miles away, who told them where the rocks were.';

  it('a caption at the end of a section belongs to it, whatever heading follows', () => {
    const caption = 'Il guardiano del faro lascia il suo posto';
    expect(partnerOf(['The last keeper', before, caption, 'A voice on the radio', after], caption)).toBe(
      before,
    );
  });

  it('or to the next one, if its words say so', () => {
    const caption = 'I pescatori durante la tempesta di novembre';
    expect(partnerOf(['The last keeper', before, caption, 'A voice on the radio', after], caption)).toBe(
      after,
    );
  });
});
