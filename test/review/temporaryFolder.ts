import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const folders: string[] = [];

/** A new folder with these files, by their names; gone after the suite. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'didascalia-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A text with three captions left behind: two have a paragraph, the last one is a button. */
export const ferryText = [
  'Morning on the island',
  'Il traghetto lascia il porto di Procida',
  'The first ferry of the day leaves Procida before sunrise, with the post and the bread on board.',
  'Two fishermen, Sala and Ferri, have mended their nets on the quay since four in the morning.',
  'Anna Ferri e Luca Sala',
  'Nobody hurries here, and nobody has to.',
  'Leggi tutto',
  '',
].join('\n\n');

/** The captions of `ferryText`, in order. */
export const ferryCaptions = [
  'Il traghetto lascia il porto di Procida',
  'Anna Ferri e Luca Sala',
  'Leggi tutto',
];
