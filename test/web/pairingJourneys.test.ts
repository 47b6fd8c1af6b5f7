import type { Browser, Page } from 'playwright-core';
import type { Analyst } from '../../src/review/analyst.js';
import { cardsAnalyst, cardsText, ownTexts } from '../review/cardsPage.js';
import { ferryText } from '../review/temporaryFolder.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, answered, arrive, patience, press, stateOf } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText };

/** Whether the current card's ribbon begins along that block. */
async function isJoinedTo(page: Page, block: number): Promise<boolean> {
  const bracket = (await page.locator('.bracket.is-current').boundingBox())!;
  const paragraph = (await page.locator(`#block-${block}`).boundingBox())!;
  return bracket.y >= paragraph.y && bracket.y + bracket.height <= paragraph.y + paragraph.height;
}

async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

describeInBrowser('joining a caption with another paragraph', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  async function openFerry() {
    const review = await reviewOf(files);
    const address = await addressIn(review, 'ferry');
    return { review, address, ...(await arrive(browser, review, address)) };
  }

  const lit = `[...(CSS.highlights.get('preview') ?? [])].map(String)`;

  it.each(['pointer', 'focus'])(
    'shows an alternative before it is chosen, and nothing is decided by looking (%s)',
    async (way) => {
      const { page, faults } = await openFerry();
      const look = (key: number) => {
        const option = page.locator(`.card[data-number="1"] .options button[aria-keyshortcuts="${key}"]`);
        return way === 'pointer' ? option.hover() : option.focus();
      };
      await page.locator('.bracket.is-current').waitFor({ state: 'attached' });
      expect(await isJoinedTo(page, 2)).toBe(true);
      await look(2);
      await page.locator('.bracket.is-preview').waitFor({ state: 'attached' });
      expect(await isJoinedTo(page, 3)).toBe(true);
      expect(await page.locator('.is-previewed').getAttribute('id')).toBe('block-3');
      await look(1);
      await page.locator('#block-2.is-previewed').waitFor();
      expect(await page.evaluate(lit)).toEqual(['Procida']);
      await look(0);
      await page.locator('.bracket.is-current').waitFor({ state: 'detached' });
      await (way === 'pointer' ? page.mouse.move(0, 0) : page.locator('#reviewer').focus());
      await page.locator('.bracket.is-current').waitFor({ state: 'attached' });
      expect(await page.locator('.is-previewed').count()).toBe(0);
      expect(await page.evaluate(lit)).toEqual([]);
      expect(await page.locator('.confirmed').count()).toBe(0);
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'says how a paragraph begins that is not in view, without moving anything',
    async () => {
      const { page } = await openFerry();
      await page.setViewportSize({ width: 390, height: 300 });
      const option = page.locator('.card[data-number="2"] .options button[aria-keyshortcuts="2"]');
      await option.scrollIntoViewIfNeeded();
      const before = await page.locator('.imprint').boundingBox();
      await option.focus();
      expect(await page.locator('.peek').textContent()).toContain('The first ferry of the day');
      expect(await page.locator('.imprint').boundingBox()).toEqual(before);
    },
    patience,
  );

  it(
    'drops a caption on a paragraph',
    async () => {
      const { page, faults } = await openFerry();
      await page.setViewportSize({ width: 1440, height: 1600 });
      const to = await middleOf(page, '#block-5 p');
      const from = await middleOf(page, '.card[data-number="1"] .grip');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x - 20, from.y + 10);
      await page.mouse.move(to.x, to.y, { steps: 5 });
      expect(await page.locator('.slip').textContent()).toBe('Il traghetto lascia il porto di Procida');
      expect(await page.locator('.is-previewed').getAttribute('id')).toBe('block-5');
      await page.mouse.up();
      await answered(page);
      expect(await page.locator('.slip').count()).toBe(0);
      const card = page.locator('.card[data-number="1"]');
      expect(await card.getAttribute('data-block')).toBe('5');
      expect(await card.locator('.confirmed').textContent()).toBe('chosen');
      expect((await stateOf(page)).current).toBe('1');
      await press(page, 'u');
      expect(await card.getAttribute('data-block')).toBe('2');
      expect(faults).toEqual([]);
    },
    patience,
  );

  it.each(['Escape', 'elsewhere'])(
    'lets a drag go that ends with %s',
    async (way) => {
      const { page, review, address } = await openFerry();
      await page.setViewportSize({ width: 1440, height: 1600 });
      const from = await middleOf(page, '.card[data-number="1"] .grip');
      const to = await middleOf(page, way === 'Escape' ? '#block-5 p' : '.wordmark');
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      if (way === 'Escape') await page.keyboard.press('Escape');
      await page.mouse.up();
      expect(await page.locator('.slip').count()).toBe(0);
      expect((await new Visitor(review.url).cardsOf(address))[0]!.block).toBe('2');
    },
    patience,
  );
});

describe('a paragraph that is named by its number', () => {
  async function pairWith(fields: Readonly<Record<string, string>>) {
    const { url } = await reviewOf(files);
    const visitor = new Visitor(url);
    const address = await visitor.addressOf('ferry');
    const content = /data-content="([0-9a-f]{16})"/.exec((await visitor.open(address)).body)![1]!;
    const answer = await visitor.decide(address, 1, { action: 'pair', content, ...fields });
    return { answer, card: (await visitor.cardsOf(address))[0]! };
  }

  it('is the one beside which the number stands', async () => {
    const { card } = await pairWith({ number: '3' });
    expect(card.block).toBe('3');
    expect(card.html).toContain('chosen');
  });

  it.each([
    ['no such number', { number: '99' }],
    ['a number of a document that has changed since', { number: '3', content: '0123456789abcdef' }],
    ['something else', { number: 'x' }],
  ])('is asked for again where it is %s', async (_, fields) => {
    const { answer, card } = await pairWith(fields);
    expect(answer.body).toContain('is not in the document any more');
    expect(card.block).toBe('2');
  });
});

describeInBrowser('captions that go by the settled ones', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  const third = '.card[data-number="3"]';
  const moved = /[12] other captions? ha(?:s|ve) another paragraph now/;

  it(
    'move when another one was paired, which is said; and back when that is undone',
    async () => {
      const review = await reviewOf({ 'cards.txt': cardsText }, { analyst: cardsAnalyst });
      const { page, faults } = await arrive(browser, review, await addressIn(review, 'cards'));
      const status = () => page.locator('#status').textContent();
      const drop = async (card: number, block: number) => {
        const choice = page.locator(`.card[data-number="${card}"]`);
        await choice.locator(`.options button[data-joins="${block}"]`).click();
        await answered(page);
      };
      await press(page, 's');
      expect(await status()).not.toContain('paragraph now');
      const before = await page.locator(third).getAttribute('data-block');
      await drop(1, ownTexts[0]);
      expect(await page.locator(third).getAttribute('data-block')).toBe(String(ownTexts[2]));
      expect(await page.locator(`${third} .confirmed`).count()).toBe(0);
      expect(await status()).toMatch(moved);
      expect(await page.locator('.news').textContent()).toMatch(moved);
      await press(page, 'u');
      expect(await page.locator(third).getAttribute('data-block')).toBe(before);
      expect(await status()).toMatch(moved);
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'move by themselves where aligning takes long',
    async () => {
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const analyst: Analyst = {
        ...cardsAnalyst,
        realign: (task) => gate.then(() => cardsAnalyst.realign(task)),
      };
      const review = await reviewOf({ 'cards.txt': cardsText }, { analyst });
      const address = await addressIn(review, 'cards');
      const { page } = await arrive(browser, review, address);
      const visitor = new Visitor(review.url);
      for (const [card, block] of [[1, ownTexts[0]] as const, [2, ownTexts[1]] as const]) {
        const { html } = (await visitor.cardsOf(address))[card - 1]!;
        const paragraph = new RegExp(`value="([0-9a-f]+)"[^>]*data-joins="${block}"`).exec(html)![1]!;
        await visitor.decide(address, card, { action: 'pair', paragraph });
      }
      await page.locator('.card[data-number="2"] .confirmed').waitFor();
      expect(await page.locator(third).getAttribute('data-block')).not.toBe(String(ownTexts[2]));
      release();
      await page.locator(`${third}[data-block="${ownTexts[2]}"]`).waitFor();
      expect(await page.locator('#status').textContent()).toMatch(moved);
    },
    patience,
  );
});
