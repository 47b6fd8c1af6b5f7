import { performance } from 'node:perf_hooks';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { analyse } from '../src/analyse.js';
import { filterLines, lineBatchesOf } from '../src/batch/index.js';
import { detect } from '../src/detect/index.js';
import { formatNamed, formats, openBytes } from '../src/document/index.js';
import { readGoldDocuments } from '../src/evaluate/index.js';
import { packageRoot } from '../src/packageRoot.js';
import { defaultSettings } from '../src/settings.js';
import { printTable } from './table.js';
import { writers } from './writers.js';

/**
 * Speed on one thread of every format, from bytes to paired flags: `node dist/bench/formats.js`. The texts are the
 * corpus's, written in each format in the plainest way: pages of its English paragraphs, and its articles as they
 * are, one block in four a stray. `filter` stands beside the detector alone on the same records.
 */
// As `filter` does.
setFlagsFromString('--no-parallel-scavenge');

const plain = formatNamed('text')!;
const longParagraph = 80;
const paragraphsInPage = 8;
const copies = 6;
const fewest = 3;
/** Milliseconds that works are done in turn; longer where two of them are compared. */
const shortest = 4000;
const longest = 15_000;

const paragraphs = readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl')).flatMap(({ gold }) =>
  gold.segments
    .filter(({ label, start, end }) => label === 'en' && end - start > longParagraph)
    .map(({ start, end }) => gold.text.slice(start, end)),
);
const pages = Array.from({ length: Math.ceil(paragraphs.length / paragraphsInPage) }, (_, page) =>
  paragraphs.slice(page * paragraphsInPage, (page + 1) * paragraphsInPage).join('\n\n'),
);
const english = pages.filter((page) => analyse(plain.read(page), defaultSettings).flags.length === 0);
const folder = join(packageRoot, 'corpus', 'articles');
const articles = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));

/** Best times of works done in turn, in seconds of processor time: other programs on the machine do not count. */
async function bestTimes(
  milliseconds: number,
  ...works: readonly (() => unknown)[]
): Promise<readonly number[]> {
  const best = works.map(() => Infinity);
  const begun = performance.now();
  for (let run = 0; run < fewest || performance.now() - begun < milliseconds; run++) {
    for (const [i, work] of works.entries()) {
      const start = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(start);
      best[i] = Math.min(best[i]!, (user + system) / 1e6);
    }
  }
  return best;
}

function sizeOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
}

function rate(size: number, seconds: number): string {
  return (size / seconds).toFixed(2);
}

async function printFormats(name: string, texts: readonly string[]): Promise<void> {
  const rows: string[][] = [];
  for (const format of formats) {
    const bytes = writers[format.name]?.(texts);
    if (!bytes) continue;
    const open = () => openBytes(bytes, format, { column: 'text' }).document;
    const [opening, whole] = await bestTimes(shortest, open, () => analyse(open(), defaultSettings));
    const size = bytes.length / 1e6;
    rows.push([
      format.name,
      size.toFixed(1),
      rate(size, opening!),
      rate(size, whole!),
      rate(sizeOf(texts), whole!),
    ]);
  }
  printTable([name, 'MB', 'reading, MB/s', 'whole, MB/s', 'its text, MB/s'], rows);
}

/** MB of text a second: the detector alone on texts that are read, the whole analysis of them, and `filter`. */
async function printFilter(name: string, texts: readonly string[]): Promise<void> {
  const documents = texts.map((text) => plain.read(text));
  const stream = [writers.jsonl!(texts)];
  const options = {
    settings: defaultSettings,
    offsets: 'utf-16',
    textField: 'text',
    format: 'text',
  } as const;
  const [detecting, analysing, filtering] = await bestTimes(
    longest,
    () => documents.map((document) => detect(document, defaultSettings)),
    () => documents.map((document) => analyse(document, defaultSettings)),
    () =>
      filterLines(
        lineBatchesOf(inPieces(stream)),
        { ...options, includeIntended: false, clean: false },
        () => undefined,
      ),
  );
  const size = sizeOf(texts);
  printTable(
    [`${name}, ${texts.length} records`, 'MB/s', 'of the detector'],
    [
      ['detector', rate(size, detecting!), '100 %'],
      ['  with pairing', rate(size, analysing!), `${Math.round((100 * detecting!) / analysing!)} %`],
      ['filter', rate(size, filtering!), `${Math.round((100 * detecting!) / filtering!)} %`],
    ],
  );
}

const pieceLength = 64 * 1024;

/** A stream as a pipe would give it. */
async function* inPieces(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks)
    for (let from = 0; from < chunk.length; from += pieceLength)
      yield await Promise.resolve(chunk.subarray(from, from + pieceLength));
}

const sets = [
  ['English pages', english],
  ['articles, a stray in four blocks', articles],
] as const;
for (const [name, texts] of sets) {
  const repeated = Array.from({ length: copies }, () => texts).flat();
  await printFormats(name, repeated);
  console.log();
  await printFilter(name, repeated);
  console.log();
}
const single = english.join('\n\n').split('\n\n');
await printFilter('English paragraphs', Array.from({ length: copies }, () => single).flat());
