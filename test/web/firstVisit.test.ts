import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { packageRoot } from '../../src/packageRoot.js';
import { workerThreads } from '../../src/review/index.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, answered, arrive, patience, press } from './journey.js';
import { reviewOf } from './visitor.js';

/** Articles of the sample corpus, with the captions that the detector and the aligner find in them. */
const names = ['summit-in-astana.txt', 'derby-night.txt', 'night-train-south.txt'] as const;
const articles = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(packageRoot, 'corpus', 'articles', name), 'utf8')]),
);

function openArticles() {
  return reviewOf(articles, { analyst: workerThreads() });
}

/** Presses Tab until the focus is on what has that text. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>('document.activeElement.textContent.trim()');
    if (focused.startsWith(text)) return;
  }
  throw new Error(`The keyboard does not reach "${text}".`);
}

/** The text of the current caption, and whether it is a block of its own. */
function currentCaption(page: Page): Promise<{ readonly text: string; readonly isBlock: boolean }> {
  return page.evaluate(`({
    text: document.querySelector('.card.is-current .caption').textContent,
    isBlock: document.querySelector('.slot.is-current') !== null,
  })`);
}

/** A text without the blocks that are these captions. */
function without(text: string, captions: ReadonlySet<string>): string {
  const blocks = text.trimEnd().split('\n\n');
  return `${blocks.filter((block) => !captions.has(block)).join('\n\n')}\n`;
}

describeInBrowser('a first visit to the sample corpus', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it(
    'settles it by keyboard alone and downloads the cleaned text',
    async () => {
      const review = await openArticles();
      const { page, faults } = await arrive(browser, review, '/');
      await tabTo(page, 'Start with the least certain');
      await page.keyboard.press('Enter');
      await page.locator('h1', { hasText: 'Queue' }).waitFor();
      await answered(page);
      const removed = new Set<string>();
      const total = Number(await page.locator('.tally progress').getAttribute('max'));
      expect(total).toBeGreaterThan(10);
      for (let count = 0; count < total; count++) {
        const { text, isBlock } = await currentCaption(page);
        if (isBlock) removed.add(text);
        await press(page, isBlock ? 'd' : 'n');
      }
      await page.locator('h1', { hasText: 'All settled' }).waitFor();
      await tabTo(page, 'the list of documents');
      await page.keyboard.press('Enter');
      await page.locator('h1', { hasText: 'Documents' }).waitFor();
      for (const name of names) {
        await page.goto(new URL(await addressIn(review, name), review.url).href);
        await answered(page);
        await tabTo(page, 'Download cleaned text');
        const download = page.waitForEvent('download');
        await page.keyboard.press('Enter');
        const cleaned = readFileSync(await (await download).path(), 'utf8');
        expect(cleaned).toBe(without(articles[name]!, removed));
        expect(cleaned.length).toBeLessThan(articles[name]!.length);
      }
      expect(faults).toEqual([]);
    },
    patience * 3,
  );

  it(
    'pairs a caption anew by keyboard and by dragging, and takes both back',
    async () => {
      const review = await openArticles();
      const { page } = await arrive(browser, review, await addressIn(review, names[0]));
      await page.setViewportSize({ width: 1440, height: 4000 });
      const card = page.locator('.card[data-number="1"]');
      const found = (await card.getAttribute('data-block'))!;
      await press(page, '2');
      const second = (await card.getAttribute('data-block'))!;
      expect(second).not.toBe(found);
      const target = page.locator('.block.paragraph').nth(1);
      const grip = (await card.locator('.grip').boundingBox())!;
      const drop = (await target.boundingBox())!;
      await page.mouse.move(grip.x + 4, grip.y + 8);
      await page.mouse.down();
      await page.mouse.move(drop.x + 200, drop.y + 20, { steps: 8 });
      await page.mouse.up();
      await answered(page);
      expect(`block-${(await card.getAttribute('data-block'))!}`).toBe(await target.getAttribute('id'));
      await press(page, 'u');
      expect(await card.getAttribute('data-block')).toBe(second);
      await press(page, 'u');
      expect(await card.getAttribute('data-block')).toBe(found);
    },
    patience * 2,
  );

  it(
    'two reviewers share the queue: each sees what the other settles, and together they settle all',
    async () => {
      const review = await openArticles();
      const ada = await arrive(browser, review, '/queue', { reviewer: 'Ada' });
      const ben = await arrive(browser, review, '/queue', { reviewer: 'Ben' });
      const total = Number(await ada.page.locator('.tally progress').getAttribute('max'));
      // Both look at the same caption; Ben skips it, so that they go different ways from there.
      await press(ada.page, 'n');
      await ben.page.locator('.stamp', { hasText: 'Kept by Ada' }).waitFor();
      await press(ben.page, 'j');
      let settled = 1;
      const pages = [ada.page, ben.page];
      for (let turn = 0; settled < total; turn++) {
        const page = pages[turn % 2]!;
        const isOpen = await page.locator('.card[data-state="undecided"]').count();
        if (isOpen === 0) {
          await page.goto(new URL('/queue', review.url).href);
          await answered(page);
        }
        await press(page, 'd');
        settled++;
        const left = `${(total - settled).toLocaleString('en')} caption`;
        if (settled < total)
          for (const each of pages) await each.locator('.tally', { hasText: left }).waitFor();
      }
      for (const page of pages) {
        await page.goto(new URL('/queue', review.url).href);
        await page.locator('h1', { hasText: 'All settled' }).waitFor();
      }
      expect([...ada.faults, ...ben.faults]).toEqual([]);
    },
    patience * 3,
  );
});
