import { detect, prepare, type Flag } from '../../src/detect/index.js';
import { plainText } from '../../src/document/plainText.js';
import { defaultSettings, type Settings } from '../../src/settings.js';

await prepare({ stray: 'any' });

/** English paragraphs of our own, for captions to stand among. */
export const englishParagraphs = [
  'The museum opens every day of the week, and visitors can join a guided tour in the afternoon.',
  'Mario Rossi met Jane Doe in the old harbour, where both of them had worked for many years.',
  'Tickets are sold at the entrance, and children under twelve do not have to pay anything.',
] as const;

/** Italian paragraphs of our own, for English captions to stand among. */
export const italianParagraphs = [
  'Il museo apre tutti i giorni della settimana e i visitatori possono seguire una visita guidata.',
  'Mario Rossi ha incontrato Jane Doe nel vecchio porto, dove entrambi lavoravano da molti anni.',
  'I biglietti si comprano alla cassa e i bambini sotto i dodici anni non pagano nulla.',
] as const;

/** The flags of a plain text. */
export function detectIn(text: string, settings: Partial<Settings> = {}): readonly Flag[] {
  return detect(plainText.read(text), { ...defaultSettings, ...settings });
}

/** A block between paragraphs, in a text. */
export function amid(block: string, paragraphs: readonly string[] = englishParagraphs): string {
  return [paragraphs[0], block, ...paragraphs.slice(1)].join('\n\n') + '\n';
}
