import type { Browser } from 'playwright-core';
import { accessibilityFaults, describeInBrowser, launchBrowser } from './browser.js';
import { addressIn, arrive, patience, press, stateOf } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const record = (text: string) => JSON.stringify({ text });
const good = record('One sentence stands here.\n\nLeggi tutto\n\nAnother one here.');

describe('lines of a document that could not be read', () => {
  async function pageOf(lines: readonly string[]): Promise<string> {
    const { url } = await reviewOf({ 'records.jsonl': `${lines.join('\n')}\n` });
    const visitor = new Visitor(url);
    return (await visitor.open(await visitor.addressOf('records'))).body;
  }

  it('are not spoken of where there are none', async () => {
    expect(await pageOf([good])).not.toContain('could not be read');
  });

  it('are counted where there are more than a page names', async () => {
    const body = await pageOf([good, ...Array.from({ length: 60 }, () => '{'), good]);
    expect(body).toContain('60 lines could not be read and stay as they are');
    expect(body.match(/<li>Line \d+:/g)).toHaveLength(50);
    expect(body).toContain('and 10 more');
  });

  it('say what is wrong without markup of their own', async () => {
    const body = await pageOf([good, '<img src=x onerror=alert(1)>']);
    expect(body).not.toContain('<img src=x');
  });
});

describeInBrowser('a document with bad lines in the browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it(
    'names the line and what is wrong beside its captions, which can be settled',
    async () => {
      const review = await reviewOf({ 'records.jsonl': `${good}\n{"text": \n${record('The end.')}\n` });
      const { page, faults } = await arrive(browser, review, await addressIn(review, 'records'));
      const notice = page.locator('.problems');
      expect(await notice.locator('summary').textContent()).toBe(
        '1 line could not be read and stays as it is',
      );
      expect(await notice.locator('li').textContent()).toMatch(/^Line 2: \S/);
      expect(await notice.locator('li').isVisible()).toBe(true);
      expect(await accessibilityFaults(page)).toEqual([]);
      await press(page, 'd');
      expect((await stateOf(page)).settled).toEqual(['1']);
      expect(await notice.locator('li').isVisible()).toBe(true);
      expect(faults).toEqual([]);
    },
    patience,
  );
});
