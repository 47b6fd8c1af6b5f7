import { performance } from 'node:perf_hooks';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../src/analyse.js';
import { detect } from '../src/detect/index.js';
import { formats, textOf, type Document } from '../src/document/index.js';
import { readGoldDocuments } from '../src/evaluate/index.js';
import { packageRoot } from '../src/packageRoot.js';
import { defaultSettings } from '../src/settings.js';
import { peers } from './peers.js';
import { printTable } from './table.js';

/**
 * Speed on one thread, each identifier on the same blocks in the same process: `npm run bench:speed`. The text
 * is the English of the corpus's articles, repeated; and the articles as they are, one block in four a stray.
 */
const folder = join(packageRoot, 'corpus', 'articles');
const articles = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
const golds = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl'));
const paragraphs = golds
  .filter(({ gold }) => gold.id.startsWith('articles/'))
  .flatMap(({ gold }) =>
    gold.segments
      .filter(({ label, start, end }) => label === 'en' && end - start > 80)
      .map(({ start, end }) => gold.text.slice(start, end)),
  );
const english: Document = formats[0]!.read(paragraphs.join('\n\n').concat('\n\n').repeat(30));
const mixed: Document = formats[0]!.read(articles.join('\n\n').repeat(10));
const sizeOf = ({ text }: Document) => Buffer.byteLength(text) / 1e6;
const fewest = 3;
const shortest = 1500;

/** Best rate of several runs, in MB/s: what the machine can do when nothing else disturbs it. */
function rate(work: () => void, size: number): string {
  work();
  let best = Infinity;
  const begun = performance.now();
  for (let run = 0; run < fewest || performance.now() - begun < shortest; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return (size / (best / 1000)).toFixed(2);
}

const rows: string[][] = [];
rows.push(['Didascalia, English text', rate(() => detect(english, defaultSettings), sizeOf(english))]);
rows.push([
  '  with finding its blocks',
  rate(() => detect(formats[0]!.read(english.text), defaultSettings), sizeOf(english)),
]);
rows.push(['  a stray in every four blocks', rate(() => detect(mixed, defaultSettings), sizeOf(mixed))]);
const small: Document = { ...english, blocks: english.blocks.slice(0, paragraphs.length) };
const smallSize = small.blocks.reduce((sum, block) => sum + Buffer.byteLength(textOf(small, block)), 0) / 1e6;
for (const { name, load } of peers) {
  const isItalian = await load();
  rows.push([
    name,
    rate(() => {
      small.blocks.forEach((block) => isItalian(textOf(small, block)));
    }, smallSize),
  ]);
}
printTable([`one thread, ${sizeOf(english).toFixed(1)} MB`, 'MB/s'], rows);

const perDocument = articles.map((text) => formats[0]!.read(text));
const begun = performance.now();
for (const article of perDocument) analyse(article, defaultSettings);
console.log(
  `\ndetection and pairing: ${((performance.now() - begun) / perDocument.length).toFixed(2)} ms an article (${articles.length} articles)`,
);
