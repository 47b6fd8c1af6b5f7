import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { packageRoot } from '../src/packageRoot.js';
import { startReview } from '../src/web/index.js';
import { launchChromium } from './chromium.js';

/**
 * Takes the pictures of the review app for the README and `docs/`, with our own corpus and a few captions settled:
 * `node dist/bench/screenshots.js` writes `docs/screenshots/`. Chromium is looked for where the tests look for it.
 */
const pictures = join(packageRoot, 'docs', 'screenshots');
const shownDocument = 'summit-in-astana';
/** Keys that settle the first captions of that document: the first one's paragraph is confirmed, and it goes. */
const settling = ['1', 'd', 'd', 'n'];
const reviewer = 'Ada';

interface Variant extends BrowserContextOptions {
  readonly name: string;
  /** Narrow pictures show where someone works; wide ones every screen. */
  readonly screens: 'all' | 'working';
}

const wide = { viewport: { width: 1280, height: 800 }, screens: 'all' } as const;
const narrow = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.35,
  screens: 'working',
} as const;
const variants: readonly Variant[] = [
  { name: 'light', colorScheme: 'light', ...wide },
  { name: 'dark', colorScheme: 'dark', ...wide },
  { name: 'light-narrow', colorScheme: 'light', ...narrow },
  { name: 'dark-narrow', colorScheme: 'dark', ...narrow },
];

async function settled(page: Page): Promise<void> {
  await page.locator('body[aria-busy="false"]').waitFor();
  await page.waitForTimeout(100);
}

const folder = mkdtempSync(join(tmpdir(), 'news-'));
const review = await startReview({
  paths: ['articles', 'pages'].map((name) => join(packageRoot, 'corpus', name)),
  port: 0,
  database: join(folder, '.didascalia', 'review.db'),
});
const browser = await launchChromium();

/** The address of the document, and of its second page of decisions. */
async function documentPath(page: Page): Promise<string> {
  await page.goto(`${review.url}?find=${shownDocument}`);
  return (await page.locator('.documents tbody a').first().getAttribute('href'))!;
}

/** Settles the first captions of the document, as a person would. */
async function settle(): Promise<void> {
  const page = await browser.newPage();
  await page.context().addCookies([{ name: 'reviewer', value: reviewer, url: review.url }]);
  await page.goto(new URL(await documentPath(page), review.url).href);
  await settled(page);
  for (const key of settling) {
    await page.keyboard.press(key);
    await settled(page);
  }
  await page.close();
}

async function takeAll({ name, screens, ...options }: Variant): Promise<void> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  await context.addCookies([{ name: 'reviewer', value: reviewer, url: review.url }]);
  const page = await context.newPage();
  const take = async (screen: string, path: string, top?: string) => {
    await page.goto(new URL(path, review.url).href);
    await settled(page);
    if (top !== undefined) await page.evaluate(`document.querySelector('${top}').scrollIntoView()`);
    const file = join(pictures, `${screen}-${name}.png`);
    await page.screenshot({ path: file });
    console.log(`${file.slice(packageRoot.length + 1)}  ${Math.round(statSync(file).size / 1000)} kB`);
  };
  const document = await documentPath(page);
  await take('corpus', '/?sort=undecided');
  await take('document', `${document}?part=1`, screens === 'working' ? '#block-4' : undefined);
  await take('queue', '/queue', screens === 'working' ? '#toolbar' : undefined);
  if (screens === 'all') {
    await take('changes', `${document}/changes`);
    await take('export', '/export');
    await take('add', '/add');
    await take('help', '/help');
  }
  await context.close();
}

try {
  await review.analysed();
  mkdirSync(pictures, { recursive: true });
  await settle();
  for (const variant of variants) await takeAll(variant);
} finally {
  await browser.close();
  await review.close();
  rmSync(folder, { recursive: true });
}
