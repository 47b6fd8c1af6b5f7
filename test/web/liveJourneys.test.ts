import type { Browser, Page } from 'playwright-core';
import type { Document } from '../../src/document/index.js';
import { startReview } from '../../src/web/index.js';
import { markedAnalysis, markedAnalyst } from '../review/markedAnalysis.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, arrive, patience, press } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText, 'other.txt': 'One.\n\nLeggi tutto\n\nTwo.' };

/** The card of that number, once it is stamped like this. */
function stamped(page: Page, number: number, text: string): Promise<void> {
  return page.locator(`.card[data-number="${number}"] .stamp`, { hasText: text }).waitFor();
}

describeInBrowser('two browsers at once', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it(
    'see each other’s decisions on the same document, and are told who decided what',
    async () => {
      const review = await reviewOf(files);
      const address = await addressIn(review, 'ferry');
      const ada = await arrive(browser, review, address, { reviewer: 'Ada' });
      const ben = await arrive(browser, review, address, { reviewer: 'Ben' });
      await press(ada.page, 'd');
      await stamped(ben.page, 1, 'Removed by Ada');
      expect(await ben.page.locator('#status').textContent()).toMatch(
        /^Ada removed “Il traghetto lascia il porto di Procida”\. 1 of 3 captions settled/,
      );
      expect(await ben.page.locator('.news').textContent()).toContain('Ada removed');
      // Ben is where he was, and what he does next is his own.
      expect(await ben.page.locator('.card.is-current').getAttribute('data-number')).toBe('1');
      await press(ben.page, 'j');
      await press(ben.page, 'n');
      await stamped(ada.page, 2, 'Kept by Ben');
      await press(ada.page, 'u');
      await ben.page.locator('.card[data-number="1"][data-state="undecided"]').waitFor();
      expect([...ada.faults, ...ben.faults]).toEqual([]);
    },
    patience,
  );

  it(
    'leave alone what is being written, and ask when it is sent',
    async () => {
      const review = await reviewOf(files);
      const address = await addressIn(review, 'ferry');
      const ada = await arrive(browser, review, address, { reviewer: 'Ada' });
      const ben = await arrive(browser, review, address, { reviewer: 'Ben' });
      await ben.page.keyboard.press('r');
      await ben.page.keyboard.type('The ferry leaves');
      await press(ada.page, 'd');
      await press(ada.page, 'n');
      await stamped(ben.page, 2, 'Kept by Ada');
      await ben.page.keyboard.type(' Procida');
      const field = ben.page.locator('.card[data-number="1"] .replace textarea');
      expect(await field.inputValue()).toBe('The ferry leaves Procida');
      expect(await ben.page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
      await ben.page.keyboard.press('Tab');
      await ben.page.keyboard.press('Enter');
      await ben.page.getByText('Someone decided this caption meanwhile').waitFor();
      const sides = await ben.page.locator('.sides').textContent();
      expect(sides).toContain('remove it');
      expect(sides).toContain('replace it with “The ferry leaves Procida”');
    },
    patience,
  );

  it(
    'see it in the list of documents and in the queue, where the caption stays in view',
    async () => {
      const review = await reviewOf(files);
      const list = await arrive(browser, review, '/', { reviewer: 'Ada' });
      const queue = await arrive(browser, review, '/queue', { reviewer: 'Ada' });
      const shown = await queue.page.locator('.card').getAttribute('id');
      await list.page.locator('.documents a', { hasText: 'other.txt' }).focus();
      const ben = new Visitor(review.url, 'reviewer=Ben');
      const address = await ben.addressOf('ferry');
      await ben.decide(address, 2, { action: 'keep' });
      await list.page.locator('.documents', { hasText: '1 of 3' }).waitFor();
      expect(await list.page.locator('.sums .open dd').textContent()).toBe('3');
      expect(await list.page.evaluate('document.activeElement.textContent')).toBe('other.txt');
      await queue.page.locator('.tally', { hasText: '3 captions left' }).waitFor();
      expect(await queue.page.locator('.card').getAttribute('id')).toBe(shown);
      await stamped(queue.page, 2, 'Kept by Ben');
      await press(queue.page, 'j');
      expect(await queue.page.locator('.card').getAttribute('id')).not.toBe(shown);
    },
    patience,
  );

  it(
    'hear what was decided while their page was hidden or the server was away',
    async () => {
      const review = await reviewOf(files);
      const address = await addressIn(review, 'ferry');
      const ada = await arrive(browser, review, address, { reviewer: 'Ada' });
      await ada.page.evaluate(`
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
        document.dispatchEvent(new Event('visibilitychange'));`);
      await new Visitor(review.url, 'reviewer=Ben').decide(address, 3, { action: 'remove' });
      await ada.page.evaluate(`
        delete document.hidden;
        document.dispatchEvent(new Event('visibilitychange'));`);
      await stamped(ada.page, 3, 'Removed by Ben');
    },
    patience,
  );

  it(
    'see documents come in as they are read',
    async () => {
      const gate: { open?: () => void } = {};
      const opened = new Promise<void>((resolve) => (gate.open = resolve));
      const analyst = {
        ...markedAnalyst,
        analyse: async (document: Document) => {
          await opened;
          return markedAnalysis(document);
        },
      };
      const review = await startReview({ paths: [folderWith(files)], port: 0, analyst, feed: { pace: 50 } });
      const { page, faults } = await arrive(browser, review, '/');
      await page.getByText('Reading 0 of 2').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('fer');
      gate.open!();
      await page.locator('.documents', { hasText: '0 of 3' }).waitFor();
      expect(await page.locator('[data-reading]').count()).toBe(0);
      expect(await page.locator('#find').inputValue()).toBe('fer');
      expect(faults).toEqual([]);
      await review.close();
    },
    patience,
  );
});
