import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { describeInBrowser, launchBrowser, newPage } from './browser.js';
import { answered, patience, press, stateOf } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

let browser: Browser;

const files = {
  'ferry.txt': ferryText,
  'other.txt': 'One sentence stands here.\n\nLeggi tutto\n\nAnother one here.',
};

describeInBrowser('a journey in the browser', () => {
  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  async function openDocument(options = {}) {
    const review = await reviewOf(files);
    const address = await new Visitor(review.url).addressOf('ferry');
    const { page, faults } = await newPage(browser, options);
    await page.goto(new URL(address, review.url).href);
    return { review, address, page, faults };
  }

  it(
    'settles a document by keyboard alone and downloads the cleaned text',
    async () => {
      const { page, faults } = await openDocument();
      await press(page, 'd');
      expect(await stateOf(page)).toEqual({ settled: ['1'], current: '2' });
      expect(await page.evaluate('document.activeElement.className')).toContain('card');
      await page.keyboard.press('r');
      await page.keyboard.type('Anna Ferri and Luca Sala');
      await page.keyboard.press('Tab');
      await press(page, 'Enter');
      expect(await stateOf(page)).toEqual({ settled: ['1', '2'], current: '3' });
      await press(page, 'n');
      expect(await page.locator('#status').textContent()).toContain('3 of 3 captions settled');
      expect(await page.locator('.done').textContent()).toContain('settled');
      const download = page.waitForEvent('download');
      await page.getByText('Download cleaned text').click();
      const cleaned = readFileSync(await (await download).path(), 'utf8');
      expect(cleaned).toBe(
        ferryText
          .replace(`${ferryCaptions[0]!}\n\n`, '')
          .replace(ferryCaptions[1]!, 'Anna Ferri and Luca Sala'),
      );
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'takes each of two quick keys for the caption that it was meant for',
    async () => {
      const { page, review, address } = await openDocument();
      await page.keyboard.press('d');
      await page.keyboard.press('n');
      await page.locator('.card.settled').nth(1).waitFor();
      const cards = await new Visitor(review.url).cardsOf(address);
      expect(cards.map(({ html }) => /class="stamp">(\w+)/.exec(html)?.[1])).toEqual([
        'Removed',
        'Kept',
        undefined,
      ]);
    },
    patience,
  );

  it(
    'takes back and makes again by key, also in another document',
    async () => {
      const { page, review } = await openDocument();
      await press(page, 'd');
      await page.goto(new URL(await new Visitor(review.url).addressOf('other'), review.url).href);
      await press(page, 'u');
      expect(await page.locator('h1').textContent()).toBe('ferry.txt');
      expect(await stateOf(page)).toEqual({ settled: [], current: '1' });
      await press(page, 'U');
      expect((await stateOf(page)).settled).toEqual(['1']);
    },
    patience,
  );

  it(
    'pairs with another paragraph and with none by key; the card stands level with its paragraph',
    async () => {
      const { page } = await openDocument();
      const level = async () => {
        const card = page.locator('.card[data-number="1"]');
        const block = page.locator(`#block-${(await card.getAttribute('data-block'))!}`);
        return Math.abs((await card.boundingBox())!.y - (await block.boundingBox())!.y);
      };
      expect(await level()).toBeLessThan(2);
      await press(page, '2');
      expect(await level()).toBeLessThan(2);
      expect(await page.locator('.card[data-number="1"] .confirmed').textContent()).toBe('chosen');
      await press(page, '0');
      expect(await page.locator('.card[data-number="1"]').getAttribute('data-block')).toBeNull();
    },
    patience,
  );

  it(
    'moves with j and k without asking the server, and keeps the focus on the card',
    async () => {
      const { page } = await openDocument();
      for (const [key, number] of [
        ['j', '2'],
        ['j', '3'],
        ['j', '3'],
        ['k', '2'],
      ] as const) {
        await page.keyboard.press(key);
        expect((await stateOf(page)).current).toBe(number);
        expect(await page.evaluate('document.activeElement.dataset.number')).toBe(number);
      }
    },
    patience,
  );

  it(
    'does not move the page under the eye when a button is pressed',
    async () => {
      const { page } = await openDocument();
      const card = page.locator('.card[data-number="1"]');
      const before = (await card.boundingBox())!.y;
      await card.getByRole('button', { name: /Paragraph 2/ }).click();
      await answered(page);
      const after = (await card.boundingBox())!.y;
      expect(Math.abs(after - before)).toBeLessThan(2);
      expect(await page.evaluate('document.activeElement.id')).toMatch(/^pair-1-/);
    },
    patience,
  );

  it(
    'joins each card with its paragraph by a ribbon that follows the window',
    async () => {
      const { page } = await openDocument();
      const ribbons = page.locator('.ribbons .ribbon');
      expect(await ribbons.count()).toBe(2);
      const end = async () => {
        const box = (await ribbons.first().boundingBox())!;
        const card = (await page.locator('.card[data-number="1"]').boundingBox())!;
        return Math.abs(box.x + box.width - card.x);
      };
      expect(await end()).toBeLessThan(3);
      await page.setViewportSize({ width: 1100, height: 700 });
      await page.waitForTimeout(200);
      expect(await end()).toBeLessThan(3);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.waitForTimeout(200);
      expect(await page.locator('.ribbons').count()).toBe(0);
    },
    patience,
  );

  it(
    'leaves keys alone in fields, with the keys off, and with a modifier',
    async () => {
      const { page } = await openDocument();
      await page.keyboard.press('r');
      await page.keyboard.type('dnm');
      expect((await stateOf(page)).settled).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+d');
      await page
        .getByRole('group', { name: 'Single-key shortcuts' })
        .getByRole('button', { name: 'Off' })
        .click();
      await page.keyboard.press('d');
      await page.waitForTimeout(200);
      expect((await stateOf(page)).settled).toEqual([]);
      expect(await page.locator('.card kbd').first().isVisible()).toBe(false);
    },
    patience,
  );

  it(
    'settles identical captions of all documents by keyboard, after showing them',
    async () => {
      const { page, review } = await openDocument();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.getByRole('heading', { name: 'Identical captions' }).waitFor();
      await answered(page);
      expect(await page.locator('.places li').count()).toBe(2);
      await page.keyboard.press('d');
      await page.locator('.card.settled').waitFor();
      expect((await stateOf(page)).settled).toEqual(['3']);
      const visitor = new Visitor(review.url);
      const other = await visitor.addressOf('other');
      expect((await visitor.cardsOf(other))[0]!.state).toBe('settled');
      await press(page, 'u');
      expect((await stateOf(page)).settled).toEqual([]);
      expect((await visitor.cardsOf(other))[0]!.state).toBe('undecided');
    },
    patience,
  );

  it(
    'shows both sides where someone decided meanwhile',
    async () => {
      const { page, review, address } = await openDocument();
      await new Visitor(review.url, 'reviewer=Ben').decide(address, 1, { action: 'keep' });
      await page.keyboard.press('d');
      await page.getByText('Someone decided this caption meanwhile').waitFor();
      expect(await page.locator('.sides').textContent()).toContain('Ben');
      await page.getByRole('button', { name: 'Use mine' }).click();
      expect((await stateOf(page)).settled).toEqual(['1']);
    },
    patience,
  );

  it(
    'works without script',
    async () => {
      const { page } = await openDocument({ javaScriptEnabled: false });
      await page.locator('.card[data-number="1"]').getByRole('button', { name: 'Remove' }).click();
      expect(await stateOf(page)).toEqual({ settled: ['1'], current: '2' });
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await stateOf(page)).toEqual({ settled: [], current: '1' });
      await page.locator('.card[data-number="1"] .more summary').click();
      await page.locator('.card[data-number="1"] select').selectOption({ index: 3 });
      await page.locator('.card[data-number="1"]').getByRole('button', { name: 'Pair', exact: true }).click();
      expect(await page.locator('.card[data-number="1"] .confirmed').textContent()).toBe('chosen');
      await page.getByRole('link', { name: 'Changes' }).click();
      expect(await page.locator('h1').textContent()).toBe('Changes');
    },
    patience,
  );

  it(
    'stands under its paragraph on a narrow screen, with nothing cut off',
    async () => {
      const { page } = await openDocument({ viewport: { width: 390, height: 844 } });
      const card = (await page.locator('.card[data-number="1"]').boundingBox())!;
      const block = (await page.locator('#block-2').boundingBox())!;
      expect(card.y).toBeGreaterThanOrEqual(block.y + block.height - 2);
      expect(card.y - block.y - block.height).toBeLessThan(40);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    },
    patience,
  );

  it(
    'runs nothing that a document says',
    async () => {
      const text = `<script>document.title='run'</script><img src=x onerror="document.title='run'"> is a sentence.`;
      const review = await reviewOf({ 'attack.txt': `${text}\n\nLeggi tutto\n\nThe end of all this.` });
      const { page, faults } = await newPage(browser);
      await page.goto(new URL(await new Visitor(review.url).addressOf('attack'), review.url).href);
      await press(page, 'd');
      expect(await page.title()).toBe('attack.txt · Didascalia');
      expect(faults).toEqual([]);
    },
    patience,
  );
});
