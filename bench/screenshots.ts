import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../src/packageRoot.js';
import { startReview } from '../src/web/index.js';
import { launchChromium } from './chromium.js';

/**
 * Takes the README's pictures of the review app with our own corpus, one caption of a document settled:
 * `node dist/bench/screenshots.js` writes `docs/screenshots/`. Chromium is looked for where the tests look for it.
 */
const pictures = join(packageRoot, 'docs', 'screenshots');
const shownDocument = 'summit-in-astana';
/** Keys that settle the first caption of that document: its paragraph is confirmed, and it goes. */
const settling = ['1', 'd'];

const variants = [
  {
    name: 'light',
    top: '.masthead',
    colorScheme: 'light',
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
  },
  {
    name: 'dark-narrow',
    top: '#block-6',
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
  },
] as const;

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('body[aria-busy="false"]').waitFor();
}

const folder = mkdtempSync(join(tmpdir(), 'didascalia-pictures-'));
const review = await startReview({
  paths: [join(packageRoot, 'corpus')],
  port: 0,
  database: join(folder, 'review.db'),
});
const browser = await launchChromium();
try {
  await review.analysed();
  mkdirSync(pictures, { recursive: true });
  for (const { name, top, ...options } of variants) {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const take = async (screen: string) => {
      const path = join(pictures, `${screen}-${name}.png`);
      await page.screenshot({ path });
      console.log(`${path.slice(packageRoot.length + 1)}  ${Math.round(statSync(path).size / 1000)} kB`);
    };
    await page.goto(`${review.url}?find=${shownDocument}`);
    await page.locator('.documents tbody a').first().click();
    await page.locator('.card').first().waitFor();
    if (name === variants[0].name) {
      // Drawn by the script that listens to keys.
      await page.locator('.ribbons').waitFor({ state: 'attached' });
      for (const key of settling) await press(page, key);
    }
    await page.evaluate(`document.querySelector('${top}').scrollIntoView()`);
    await take('document');
    await page.goto(`${review.url}?sort=undecided`);
    await take('corpus');
    await context.close();
  }
} finally {
  await browser.close();
  await review.close();
  rmSync(folder, { recursive: true });
}
