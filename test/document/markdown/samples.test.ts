import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applySplices, textOf } from '../../../src/document/index.js';
import { markdown } from '../../../src/document/markdown/markdown.js';
import { expectGolden } from '../goldenFile.js';
import { rangesOf } from './rangeOf.js';

const leftovers: Readonly<Record<string, readonly string[]>> = {
  journey: [
    "La spiaggia di Positano all'alba",
    'Le barche dei pescatori tirate in secco',
    'Foto di Giulia Ferri',
    'I gradini che salgono verso il paese',
    'Prenota subito la tua camera',
    'La signora Carmela, che vive qui da sempre',
    'I limoni in un cesto di vimini',
  ],
  project: [
    'Stato della compilazione',
    'Solo per i porti principali',
    'Elenca tutti i porti conosciuti',
    'Opzioni di configurazione',
    'quanto pesca la tua barca, in metri',
    'Non fidarti mai delle previsioni',
    'Leggi il manuale completo',
    'Elenco dei porti',
  ],
  news: [
    'Il ponte del porto riapre dopo due anni di lavori',
    'Il sindaco taglia il nastro',
    'Il sindaco Paolo Rinaldi durante la cerimonia',
    'Leggi anche: il porto che cambia',
    'La ditta ha lavorato anche di notte.',
    'Tutti i diritti riservati',
  ],
};

describe.each(Object.entries(leftovers))('the sample %s', (name, texts) => {
  const source = readFileSync(join(import.meta.dirname, 'samples', `${name}.md`), 'utf8');
  const document = markdown.read(source);

  test('has its blocks, their kinds and roles', () => {
    const lines = document.blocks.map(
      (block) => `${block.role} (${block.kind}): ${textOf(document, block)}\n`,
    );
    expectGolden(`markdown-${name}-blocks.txt`, lines.join(''));
  });

  test('is cleaned of what was left behind', () => {
    const splices = markdown.removeAll(document, rangesOf(document, ...texts));
    expectGolden(`markdown-${name}-cleaned.txt`, applySplices(source, splices));
  });
});
