import type { Browser, Page } from 'playwright-core';
import { ferryText } from '../review/temporaryFolder.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, answered, arrive, patience, stateOf } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText, 'other.txt': 'One.\n\nLeggi tutto\n\nTwo.' };

describeInBrowser('what is shown before its answer', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  /** Holds back decisions until they are let through; counts them. */
  async function holdDecisions(page: Page) {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const held = { count: 0 };
    await page.route('**/decisions', async (route) => {
      held.count++;
      await gate;
      await route.continue();
    });
    return { release, held };
  }

  async function open(path = 'ferry', documents: Readonly<Record<string, string>> = files) {
    const review = await reviewOf(documents);
    const address = path === '/queue' ? path : await addressIn(review, path);
    return { review, address, ...(await arrive(browser, review, address)) };
  }

  it(
    'is the next caption, and each key decides the one that is shown',
    async () => {
      const { page, review, address, faults } = await open();
      const { release } = await holdDecisions(page);
      await page.keyboard.press('d');
      expect(await stateOf(page)).toEqual({ settled: ['1'], current: '2' });
      await page.keyboard.press('n');
      expect(await stateOf(page)).toEqual({ settled: ['1', '2'], current: '3' });
      expect(await page.evaluate('document.activeElement.dataset.number')).toBe('3');
      release();
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: ['1', '2'], current: '3' });
      expect(await page.locator('#status').textContent()).toContain('2 of 3 captions settled');
      const cards = await new Visitor(review.url).cardsOf(address);
      expect(cards.map(({ html }) => /class="stamp">(\w+)/.exec(html)?.[1])).toEqual([
        'Removed',
        'Kept',
        undefined,
      ]);
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'stays where a person has gone on to when the answer comes',
    async () => {
      const { page } = await open();
      const { release } = await holdDecisions(page);
      await page.keyboard.press('d');
      await page.keyboard.press('j');
      expect((await stateOf(page)).current).toBe('3');
      release();
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: ['1'], current: '3' });
    },
    patience,
  );

  it(
    'is taken back where nothing answers, with what was written',
    async () => {
      const { page } = await open();
      await page.route('**/decisions', (route) => route.abort());
      await page.keyboard.press('r');
      await page.keyboard.type('The ferry leaves');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: [], current: '1' });
      const card = page.locator('.card[data-number="1"]');
      expect(await card.locator('.notice').textContent()).toContain('Nothing was recorded');
      expect(await card.locator('[name="text"]').inputValue()).toBe('The ferry leaves');
    },
    patience,
  );

  it(
    'is taken back where the server could not record it, and the first one is current again',
    async () => {
      const { page } = await open();
      const body = '<main><p class="kicker">503</p><p>This was NOT recorded: the disk is full.</p></main>';
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      await page.route('**/decisions', async (route) => {
        await gate;
        await route.fulfill({ status: 503, contentType: 'text/html', body });
      });
      await page.keyboard.press('d');
      await page.keyboard.press('n');
      release();
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: [], current: '1' });
      expect(await page.locator('.card .notice').allTextContents()).toEqual([
        'This was NOT recorded: the disk is full.',
        'This was NOT recorded: the disk is full.',
      ]);
      await page.unroute('**/decisions');
      await page.keyboard.press('d');
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: ['1'], current: '2' });
    },
    patience,
  );

  it(
    'gives way to both sides of each conflict',
    async () => {
      const { page, review, address } = await open();
      const { release } = await holdDecisions(page);
      await page.route('**/events*', (route) => route.abort());
      await page.keyboard.press('d');
      await page.keyboard.press('d');
      const ben = new Visitor(review.url, 'reviewer=Ben');
      await ben.decide(address, 1, { action: 'keep' });
      await ben.decide(address, 2, { action: 'keep' });
      release();
      await answered(page);
      expect(await page.locator('h1').textContent()).toContain('Someone decided this caption meanwhile');
      expect(await page.locator('main > .caption').textContent()).toContain('traghetto');
      expect(await page.locator('main .notice a').textContent()).toContain('Anna Ferri');
      const cards = await ben.cardsOf(address);
      expect(cards[1]!.html).toContain('Kept');
    },
    patience,
  );

  it(
    'is the next caption of the queue',
    async () => {
      const { page, review } = await open('/queue');
      const words = () => page.locator('.card .caption').textContent();
      expect(await words()).toContain('Anna Ferri');
      await page.waitForTimeout(300);
      const { release, held } = await holdDecisions(page);
      await page.keyboard.press('d');
      await page.getByText('Leggi tutto').first().waitFor();
      await page.keyboard.press('d');
      await page.waitForTimeout(300);
      expect(held.count).toBe(1);
      release();
      await answered(page);
      expect(await page.locator('.tally').textContent()).toContain('2 captions left');
      expect(await words()).toMatch(/Leggi tutto/);
      const states = await new Visitor(review.url).cardsOf(await addressIn(review, 'ferry'));
      expect(states[1]!.state).toBe('settled');
    },
    patience,
  );

  it(
    'is the next part of a long document, also where the answer takes long',
    async () => {
      const text = Array.from({ length: 300 }, (_, index) =>
        index % 5 === 2 ? 'Leggi tutto' : `Paragraph ${index} has a sentence of its own.`,
      ).join('\n\n');
      const { page, faults } = await open('long', { 'long.txt': text });
      for (let number = 2; number <= 16; number++) await page.keyboard.press('j');
      expect((await stateOf(page)).current).toBe('16');
      await page.waitForTimeout(300);
      const { release } = await holdDecisions(page);
      await page.keyboard.press('d');
      await page.keyboard.press('n');
      expect(await page.locator('.pages').first().textContent()).toContain('Part 2 of 4');
      expect((await stateOf(page)).current).toBe('18');
      release();
      await answered(page);
      expect(await stateOf(page)).toEqual({ settled: ['17'], current: '18' });
      expect(await page.locator('#status').textContent()).toContain('2 of 60 captions settled');
      expect(faults).toEqual([]);
    },
    patience,
  );
});
