/** Short articles of our own with captions that nobody would take for English. */

/** A caption with accents. */
export const marketCaption = 'La città è già in festa: perché il mercato del pesce ha riaperto così presto';

/** An article with one caption, behind emoji; its paragraph is the one after it. */
export const market = [
  'The fish market opens again',
  'On Monday 🐟🐟 the first boats came back to the harbour of Porto Selva before dawn, and the café on the quay was full.',
  marketCaption,
  'The city is already celebrating, because the fish market has opened again so early: after two years of works the stalls were full at five.',
  'Nobody in the harbour office had expected the engineers to finish before the summer.',
  '',
].join('\n\n');

/** The first caption of `orchard`, at its fifth line. */
export const orchardCaption = "I ragazzi della scuola raccolgono le mele nell'orto dietro la palestra";

/** The second one, a part of its last paragraph. */
export const orchardSpan = 'con la torta di mele preparata dalla nonna di Pietro';

/** An article with a caption and half a sentence in Italian. */
export const orchard = `A school plants its own orchard

The pupils of a small school outside Turin have planted forty trees behind their gymnasium.

${orchardCaption}

The boys and girls of the school pick the apples in the orchard behind the gym every Friday in October, and sell them at the gate.

The year ended in the courtyard, ${orchardSpan}, and nobody went home hungry.
`;

/** An article with nothing left behind. */
export const library = `A quiet week at the library

The library in the old town hall was closed for most of the week while the heating was repaired.

Readers may keep their books until the end of the month, and nobody will be asked to pay a fine.
`;

/** A text with Italian that stands there on purpose: titles of songs in quotation marks. */
export const songs = `Songs of the evening

The singer from Genoa gave a concert of almost three hours, and these were the songs that people asked for.

“Il vento porta le lettere”

“La luna sopra il porto”

“Quando eravamo soltanto bambini”

“Le rondini della stazione”

After the last song the lights came on, and nobody wanted to go home before midnight.
`;
