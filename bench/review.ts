import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { packageRoot } from '../src/packageRoot.js';
import type { Browser, Page } from 'playwright-core';
import { startReview } from '../src/web/index.js';
import { launchChromium } from './chromium.js';
import { ask, summary } from './pages.js';
import { printTable } from './table.js';

/**
 * The review app on a document of 5,000 paragraphs and about 500 captions, made of the corpus's own, and on an article
 * of the corpus: `node dist/bench/review.js`. Server times are as another process would wait for them; those of keys
 * are from the press to the painted change, in Chromium.
 */
const paragraphs = 5000;
const paragraphsACaption = 10;
const viewport = { width: 1440, height: 900 };
/** An ordinary article of the corpus. */
const article = 'summit-in-astana';

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

/** From the press of a key until the next caption is painted, in milliseconds. */
async function timeKey(page: Page, key: string): Promise<number> {
  await page.evaluate(`void (window.painted = new Promise((resolve) => {
    const before = document.querySelector('.card.is-current').id;
    let start;
    document.addEventListener('keydown', (event) => (start = event.timeStamp), { capture: true, once: true });
    const look = () => {
      const current = document.querySelector('.card.is-current');
      if (!current || current.id === before) requestAnimationFrame(look);
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    };
    look();
  }))`);
  await page.keyboard.press(key);
  const time = await page.evaluate<number>('window.painted');
  await page.locator('body[aria-busy="false"]').waitFor();
  return time;
}

/** What a page weighs with all that it loads in a browser that knows nothing yet: kB as they are, and over the wire. */
async function weigh(browser: Browser, url: string): Promise<string[]> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  const [plain, sent] = await page.evaluate<[number, number]>(`(() => {
    const loaded = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const sum = (name) => loaded.reduce((total, entry) => total + entry[name], 0);
    return [sum('decodedBodySize'), sum('encodedBodySize')];
  })()`);
  await context.close();
  return [plain, sent].map((bytes) => (bytes / 1000).toFixed(1));
}

const folder = mkdtempSync(join(tmpdir(), 'didascalia-bench-'));
writeFileSync(join(folder, 'big.txt'), bigText());
copyFileSync(join(packageRoot, 'corpus', 'articles', `${article}.txt`), join(folder, `${article}.txt`));
const review = await startReview({ paths: [folder], port: 0 });
const rows: string[][] = [];

const begun = performance.now();
const done = review.analysed().then(() => true);
const meanwhile: number[] = [];
while ((await Promise.race([done, wait(20)])) !== true) meanwhile.push((await ask(review.url)).time);
const analysis = performance.now() - begun;
rows.push(['the list of documents, while the document is analysed', ...summary(meanwhile)]);

const addressOf = async (name: string): Promise<string> => {
  const { body } = await ask(`${review.url}?find=${name}`);
  return new URL(/\/documents\/[0-9a-f]{16}/.exec(body)![0], review.url).href;
};
const address = await addressOf('big');
const opened: number[] = [];
const besides: number[] = [];
let page = await ask(address);
for (let run = 0; run < 20; run++) {
  const opening = ask(address);
  besides.push((await ask(review.url)).time);
  page = await opening;
  opened.push(page.time);
}
rows.push(['a part of the document', ...summary(opened)]);
rows.push(['the list of documents, while it is opened', ...summary(besides)]);
printTable(['page, server time in ms', 'requests', 'median', '95 %', 'longest'], rows);
const { captions, count } = /(?<captions>\d+) captions settled[^]*Part 1 of (?<count>\d+)/.exec(
  page.body,
)!.groups!;
console.log(`\n${captions} captions in ${count} parts; analysed in ${(analysis / 1000).toFixed(1)} s\n`);

const browser = await launchChromium();
const tab = await browser.newPage({ viewport });
const weights = [
  ['the list of documents', ...(await weigh(browser, review.url))],
  ['an article', ...(await weigh(browser, await addressOf(article)))],
  ['the queue', ...(await weigh(browser, `${review.url}queue`))],
  ['a part of the document', ...(await weigh(browser, address))],
];
printTable(['page with all it loads, kB', 'as it is', 'sent'], weights);

const keys: string[][] = [];
for (const [name, url, key] of [
  ['an article: next (j)', await addressOf(article), 'j'],
  ['an article: remove (d)', await addressOf(article), 'd'],
  ['the document: next (j)', address, 'j'],
  ['the document: keep (n)', address, 'n'],
  ['the queue: remove (d)', `${review.url}queue`, 'd'],
] as const) {
  await tab.goto(url);
  await tab.locator('body[aria-busy="false"]').waitFor();
  const times: number[] = [];
  const presses = url === address || url.endsWith('queue') ? 40 : 4;
  for (let press = 0; press < presses; press++) times.push(await timeKey(tab, key));
  keys.push([name, ...summary(times)]);
}
console.log('');
printTable(['from a key to the painted caption, ms', 'presses', 'median', '95 %', 'longest'], keys);
await browser.close();
await review.close();
rmSync(folder, { recursive: true });
