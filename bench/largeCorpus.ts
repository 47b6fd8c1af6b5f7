import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Catalogue } from '../src/review/index.js';
import { openDatabase } from '../src/review/database.js';
import { engineName } from '../src/review/engine.js';
import { reviewPlace } from '../src/review/place.js';
import { findSources, listFiles } from '../src/review/sources.js';
import { defaultSettings } from '../src/settings.js';
import { startReview } from '../src/web/index.js';
import { ask, summary } from './pages.js';
import { printTable } from './table.js';

/**
 * The review app on a corpus of 100,000 documents with 300,000 captions: `node dist/bench/largeCorpus.js [documents]`.
 * The files are tiny and their captions are written straight into the database, so that it is lists, filters,
 * searches and sorts that are measured: times are those of whole pages, as another process would wait for them.
 */
const documents = Number(process.argv[2] ?? 100_000);
const captionsADocument = 3;
const filesAFolder = 500;
const rounds = 5;

const words = 'il la di che e un per con una sono piazza porto festa mare vino strada notte luce pane'.split(
  ' ',
);

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const folder = mkdtempSync(join(tmpdir(), 'didascalia-large-'));
const draw = random(7);
for (let index = 0; index < documents; index++) {
  const part = join(folder, `part-${Math.floor(index / filesAFolder)}`);
  if (index % filesAFolder === 0) mkdirSync(part);
  writeFileSync(join(part, `article-${index}.txt`), 'x');
}

const place = reviewPlace([folder]);
const connection = openDatabase(place.database);
connection.exec('PRAGMA synchronous = OFF');
const catalogue = new Catalogue(connection);
catalogue.list(listFiles(await findSources([folder]), place.base));
const engine = engineName(defaultSettings, false);
for (const { id } of catalogue.opened()) {
  const captions = Array.from({ length: captionsADocument }, (_, ordinal) => {
    const text = Array.from({ length: 5 }, () => words[Math.floor(draw() * words.length)]).join(' ');
    const hash = Math.floor(draw() * 2 ** 47)
      .toString(16)
      .padStart(12, '0');
    return { caption: `${hash}-${ordinal}-0`, text, confidence: 0.5 + draw() / 2 };
  });
  catalogue.noteCaptions(id, 'content', engine, captions);
}
const random500 = catalogue.opened().filter((_, index) => index % Math.ceil(documents / 500) === 0);
for (const { id } of random500) catalogue.noteProblem(id, engine, 'It is not text.');
connection.close();

const begun = performance.now();
const review = await startReview({ paths: [folder], port: 0 });
const opening = performance.now() - begun;
const last = Math.ceil(documents / 100);
const pages: readonly (readonly [string, string])[] = [
  ['the list, by name', '/'],
  ['its last page', `/?page=${last}`],
  ['by undecided captions', '/?sort=undecided'],
  ['its last page', `/?sort=undecided&page=${last}`],
  ['by certainty', '/?sort=certainty'],
  ['its last page', `/?sort=certainty&page=${last}`],
  ['with captions to decide', '/?show=undecided'],
  ['all settled', '/?show=settled'],
  ['that cannot be read', '/?show=problems'],
  ['search for a rare name', '/?find=article-77777'],
  ['search for a frequent word', '/?find=piazza'],
  ['search for two letters', '/?find=pi'],
  ['search for what all have', '/?find=article'],
  ['search for what is not there', '/?find=nothing+says+this'],
  ['search, by certainty, to decide', '/?find=porto+di&sort=certainty&show=undecided'],
  ['the export screen', '/export'],
];
const rows: string[][] = [];
for (const [name, path] of pages) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push((await ask(new URL(path, review.url).href)).time);
  rows.push([name, ...summary(times)]);
}
printTable(['page, server time in ms', 'requests', 'median', '95 %', 'longest'], rows);
console.log(
  `\n${documents} documents, ${documents * captionsADocument} captions; opened in ${(opening / 1000).toFixed(1)} s`,
);
await review.close();
rmSync(folder, { recursive: true });
