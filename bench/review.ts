import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../src/packageRoot.js';
import { startReview } from '../src/web/index.js';
import { printTable } from './table.js';

/**
 * The review app on a document of 5,000 paragraphs and about 500 captions, made of the corpus's own:
 * `node dist/bench/review.js`. Times are this server's, as another process's browser would wait for them.
 */
const paragraphs = 5000;
const paragraphsACaption = 10;

interface GoldRecord {
  readonly text: string;
  readonly segments: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

function bigText(): string {
  const gold = readFileSync(join(packageRoot, 'corpus', 'gold.jsonl'), 'utf8')
    .trim()
    .split('\n');
  const records = gold.map((line) => JSON.parse(line) as GoldRecord);
  const textsOf = (label: string, shortest: number) =>
    records.flatMap(({ text, segments }) =>
      segments
        .filter((segment) => segment.label === label && segment.end - segment.start >= shortest)
        .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')),
    );
  const english = textsOf('en', 80);
  const italian = textsOf('it', 20);
  const blocks: string[] = [];
  for (let i = 0; i < paragraphs; i++) {
    blocks.push(`${english[i % english.length]!} It was seen ${i} times.`);
    if (i % paragraphsACaption === 0) blocks.push(italian[(i / paragraphsACaption) % italian.length]!);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** Asks for a page; answers its text, its size in bytes and how long it took in milliseconds. */
async function ask(url: string): Promise<{ size: number; time: number; body: string }> {
  const start = performance.now();
  const [response] = (await once(get(url, { agent: false }), 'response')) as [NodeJS.ReadableStream];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return { size: body.length, time: performance.now() - start, body: body.toString('utf8') };
}

function summary(times: readonly number[]): string[] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(0);
  return [String(times.length), at(0.5), at(0.95), at(1)];
}

const folder = mkdtempSync(join(tmpdir(), 'didascalia-bench-'));
writeFileSync(join(folder, 'big.txt'), bigText());
writeFileSync(
  join(folder, 'small.txt'),
  'A first sentence stands here.\n\nLeggi tutto\n\nA last one stands here.\n',
);
const review = await startReview({ paths: [folder], port: 0 });
const rows: string[][] = [];

const begun = performance.now();
const done = review.analysed().then(() => true);
const meanwhile: number[] = [];
while ((await Promise.race([done, wait(20)])) !== true) meanwhile.push((await ask(review.url)).time);
const analysis = performance.now() - begun;
rows.push(['the list of documents, while the document is analysed', ...summary(meanwhile)]);

const address = new URL(/\/documents\/[0-9a-f]{16}/.exec((await ask(review.url)).body)![0], review.url).href;
const opened: number[] = [];
const besides: number[] = [];
let page = await ask(address);
for (let run = 0; run < 10; run++) {
  const opening = ask(address);
  besides.push((await ask(review.url)).time);
  page = await opening;
  opened.push(page.time);
}
rows.push(['the document', ...summary(opened)]);
rows.push(['the list of documents, while the document is opened', ...summary(besides)]);
printTable(['page, server time in ms', 'requests', 'median', '95 %', 'longest'], rows);
console.log(
  `\n${page.body.split('<article ').length - 1} captions; analysed in ${(analysis / 1000).toFixed(1)} s; ` +
    `the document's page has ${(page.size / 1e6).toFixed(2)} MB`,
);
await review.close();
rmSync(folder, { recursive: true });
