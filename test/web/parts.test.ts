import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { partsOf } from '../../src/web/screens/parts.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, answered, arrive, patience, press } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

describe('the parts of a document', () => {
  const levels = fc.array(fc.nat({ max: 499 }), { maxLength: 200 });

  it('hold every block once, in order, and are never empty but for an empty document', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), levels, (blocks, all) => {
        const parts = partsOf(blocks, all);
        expect(parts[0]!.first).toBe(0);
        expect(parts.at(-1)!.end).toBe(blocks);
        parts.forEach(({ first, end }, index) => {
          expect(end).toBeGreaterThan(first);
          expect(parts[index + 1]?.first ?? end).toBe(end);
        });
      }),
    );
    expect(partsOf(0, [])).toEqual([{ first: 0, end: 0 }]);
  });

  it('hold no more than a page takes, but where one block alone has more cards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), levels, (blocks, all) => {
        for (const { first, end } of partsOf(blocks, all)) {
          expect(end - first).toBeLessThanOrEqual(120);
          const cards = all.filter((level) => first <= level && level < end);
          if (new Set(cards).size > 1) expect(cards.length).toBeLessThanOrEqual(16);
        }
      }),
    );
  });

  it('are one for a document of ordinary length', () => {
    expect(partsOf(60, [1, 5, 9])).toHaveLength(1);
  });
});

describe('a long document', () => {
  const count = 400;
  const paragraphs = Array.from({ length: count }, (_, index) =>
    index % 10 === 5 ? 'Leggi tutto' : `Paragraph ${index} has a sentence of its own.`,
  );

  async function visit() {
    const { url } = await reviewOf({ 'long.txt': paragraphs.join('\n\n') });
    const visitor = new Visitor(url);
    return { visitor, address: await visitor.addressOf('long') };
  }

  it('has pages, each with its share of blocks and cards', async () => {
    const { visitor, address } = await visit();
    const numbers: number[] = [];
    const texts: string[] = [];
    for (let part = 1; part <= 4; part++) {
      const { body } = await visitor.open(`${address}?part=${part}`);
      expect(body).toContain(`Part ${part} of 4`);
      numbers.push(...(await visitor.cardsOf(`${address}?part=${part}`)).map(({ number }) => number));
      texts.push(...[...body.matchAll(/<p>(Paragraph \d+)/g)].map((match) => match[1]!));
    }
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(texts).toHaveLength(360);
  });

  it('opens at the caption that is asked for, and goes on to the next undecided one', async () => {
    const { visitor, address } = await visit();
    const [first] = await visitor.cardsOf(`${address}?part=3`);
    const { body } = await visitor.open(`${address}?at=${first!.id}`);
    expect(body).toContain('Part 3 of 4');
    const last = (await visitor.cardsOf(`${address}?part=3`)).at(-1)!;
    const form = { caption: last.id, seen: '0', origin: 'document', action: 'keep' };
    const after = await visitor.post(`${address}/decisions`, form);
    expect(after.body).toContain('Part 4 of 4');
    expect(after.body).toContain('1 of 40 captions settled');
  });

  it.each([
    ['next', 12, 13],
    ['previous', 13, 12],
    ['previous', 1, 1],
    ['next', 40, 40],
    ['undecided', 40, 1],
  ])('moves to the %s caption of number %i', async (move, from, to) => {
    const { visitor, address } = await visit();
    const cards = await Promise.all([1, 2, 3, 4].map((part) => visitor.cardsOf(`${address}?part=${part}`)));
    const id = cards.flat()[from - 1]!.id;
    const { headers } = await visitor.open(`${address}?from=${id}&move=${move}`);
    expect(headers.location).toContain(`at=${cards.flat()[to - 1]!.id}`);
  });

  it('names other paragraphs by their number', async () => {
    const { visitor, address } = await visit();
    const { body } = await visitor.open(address);
    expect(body).toContain('Number of another paragraph, 1 to 360');
    const content = /data-content="(\w+)"/.exec(body)![1]!;
    await visitor.decide(address, 1, { action: 'pair', number: '300', content });
    const moved = (await visitor.cardsOf(`${address}?part=3`)).find(({ number }) => number === 1);
    expect(moved!.html).toContain('chosen');
    expect(moved!.block).toBe('332');
  });
});

describeInBrowser('a long document in the browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it(
    'goes on from page to page by key, and shows why where it was not sent at first',
    async () => {
      const text = Array.from({ length: 300 }, (_, index) =>
        index % 5 === 2 ? 'Leggi tutto' : `Paragraph ${index} has a sentence of its own.`,
      ).join('\n\n');
      const review = await reviewOf({ 'long.txt': text });
      const { page, faults } = await arrive(browser, review, await addressIn(review, 'long'));
      const current = () => page.locator('.card.is-current').getAttribute('data-number');
      for (let number = 2; number <= 20; number++) {
        await press(page, 'j');
        expect(await current()).toBe(String(number));
      }
      expect(await page.locator('.pages').first().textContent()).toContain('Part 2 of 4');
      expect(await page.evaluate('document.activeElement.dataset.number')).toBe('20');
      for (let number = 19; number >= 15; number--) {
        await press(page, 'k');
        expect(await current()).toBe(String(number));
      }
      expect(await page.locator('.pages').first().textContent()).toContain('Part 1 of 4');
      await page.locator('.card.is-current p.more a').click();
      await page.locator('.card.is-current details.more[open]').waitFor();
      expect(await current()).toBe('15');
      await press(page, 'd');
      expect(await current()).toBe('16');
      await page.getByRole('link', { name: 'Later' }).first().click();
      await answered(page);
      expect(await current()).toBe('17');
      expect(faults).toEqual([]);
    },
    patience,
  );
});
