import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { startReview } from '../../src/web/index.js';
import { analystWith, markedAnalysis, markedAnalyst } from '../review/markedAnalysis.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { accessibilityFaults, describeInBrowser, launchBrowser, newPage } from './browser.js';
import { addressIn, answered, arrive, patience, press } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const files = {
  'ferry.txt': ferryText,
  'other.txt': 'One sentence stands here.\n\nLeggi tutto\n\nAnother one here.',
  'long.txt': Array.from({ length: 260 }, (_, index) =>
    index % 10 === 5 ? 'Leggi tutto' : `Paragraph ${index} has a sentence of its own.`,
  ).join('\n\n'),
};

// Everything is tried once; then again only what another theme or width can change.
const cases = [
  { colorScheme: 'light', width: 1440, rules: null },
  { colorScheme: 'dark', width: 1440, rules: ['color-contrast'] },
  { colorScheme: 'light', width: 390, rules: ['target-size', 'scrollable-region-focusable'] },
  { colorScheme: 'dark', width: 390, rules: ['color-contrast'] },
] as const;

describeInBrowser('every screen in every state', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  /** Looks at pages one after another, and says which of them has which faults. */
  function inspector(page: Page, width: number, rules: readonly string[] | null) {
    const look = async (name: string) => {
      expect({ name, faults: await accessibilityFaults(page, rules) }).toEqual({ name, faults: [] });
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect({ name, wide }).toEqual({ name, wide: width });
    };
    const go = async (url: string) => {
      await page.goto(url);
      await answered(page);
      await look(url);
    };
    return { look, go };
  }

  it.each(cases)(
    'is accessible and fits ($colorScheme, $width pixels)',
    async ({ colorScheme, width, rules }) => {
      const review = await reviewOf(files);
      const visitor = new Visitor(review.url);
      const address = await visitor.addressOf('ferry');
      const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 844 } });
      const { look, go: goTo } = inspector(page, width, rules);
      const go = (path: string) => goTo(new URL(path, review.url).href);

      await go('/');
      await go('/?find=nothing+of+that+name');
      await go(address);
      await page.evaluate(`for (const each of document.querySelectorAll('.card details')) each.open = true`);
      await look('a document with everything open');
      await page.locator('.card .options button').nth(1).focus();
      await look('an alternative that is shown');
      await go(await visitor.addressOf('long'));
      await go('/queue');
      await go('/help');
      await go('/nowhere');
      await go(`${address}/changes`);
      const [first, , last] = await visitor.cardsOf(address);
      await go(`${address}/alike?caption=${last!.id}`);
      await go(`${address}?at=${first!.id}&notice=mark`);

      await page.route('**/events*', (route) => route.abort());
      await go(address);
      await new Visitor(review.url, 'reviewer=Ben').decide(address, 1, { action: 'remove' });
      await page.keyboard.press('n');
      await page.getByText('Someone decided this caption meanwhile').waitFor();
      await look('a conflict');
      await page.unroute('**/events*');

      await visitor.decide(address, 2, { action: 'replace', text: 'In English' });
      await visitor.decide(address, 2, { action: 'comment', text: 'Is that the whole name?' });
      await go(address);
      await visitor.decide(address, 3, { action: 'keep' });
      await page.locator('.news').waitFor();
      await look('news of others');
      await go(`${address}/changes`);

      await go('/export');
      await go(`/export?document=${address.split('/').pop()!}`);
      await page.getByRole('button', { name: 'JSONL' }).click();
      await page.locator('#download').waitFor();
      await look('an export that is ready');
      await go('/exports/none');
      await go('/add');
      await page.locator('#files').setInputFiles({ name: 'a.xlsx', mimeType: '', buffer: Buffer.from('a') });
      await page.locator('#added .stray').waitFor();
      await look('a document that was refused');
    },
    patience * 3,
  );

  it.each(cases)(
    'is accessible where there is nothing, nothing left or something under way ($colorScheme, $width pixels)',
    async ({ colorScheme, width, rules }) => {
      const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 844 } });
      const { go } = inspector(page, width, rules);
      const empty = await reviewOf({});
      for (const path of ['/', '/queue', '/export']) await go(new URL(path, empty.url).href);

      const settled = await reviewOf({ 'other.txt': files['other.txt'] });
      const visitor = new Visitor(settled.url);
      const address = await visitor.addressOf('other');
      await visitor.decide(address, 1, { action: 'keep' });
      for (const path of ['/', '/queue', address, `${address}/changes`])
        await go(new URL(path, settled.url).href);

      const broken = await startReview({
        paths: [folderWith({ 'bad.txt': Uint8Array.of(0xff, 0x20) })],
        port: 0,
        analyst: markedAnalyst,
      });
      await broken.analysed();
      for (const path of ['/', await addressIn(broken, 'bad')]) await go(new URL(path, broken.url).href);
      await broken.close();

      const never = analystWith(markedAnalysis);
      const slow = await startReview({
        paths: [folderWith({ 'ferry.txt': ferryText })],
        port: 0,
        analyst: { ...never, analyse: () => wait(60_000, markedAnalysis as never, { ref: false }) },
      });
      for (const path of ['/', await addressIn(slow, 'ferry')]) await go(new URL(path, slow.url).href);
      void slow.close();
    },
    patience * 3,
  );
});

describeInBrowser('the keyboard, paper and motion', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it(
    'every control can be reached by Tab, in the order of the page, and shows that it has the focus',
    async () => {
      const review = await reviewOf(files);
      const { page } = await arrive(browser, review, await addressIn(review, 'ferry'), { reviewer: 'Ada' });
      const reached: string[] = [];
      for (;;) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate<{ place: number; name: string; isSeen: boolean } | null>(`(() => {
          const element = document.activeElement;
          if (element === document.body) return null;
          const style = getComputedStyle(element);
          const place = [...document.querySelectorAll('*')].indexOf(element);
          const name = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30);
          return { place, name, isSeen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 };
        })()`);
        if (focus === null) break;
        expect(focus).toMatchObject({ isSeen: true });
        reached.push(String(focus.place).padStart(6, '0'));
        if (reached.length > 200) throw new Error('The focus does not leave the page.');
      }
      expect(reached).toEqual([...reached].sort());
      const controls = await page.evaluate<number>(`[...document.querySelectorAll(
        'a[href], button:not(:disabled), input:not([type=hidden]), textarea, select, summary')]
        .filter((element) => element.checkVisibility()).length`);
      expect(reached).toHaveLength(controls);
    },
    patience,
  );

  it(
    'the focus stays on the button that was pressed, or goes on with the caption',
    async () => {
      const review = await reviewOf(files);
      const { page } = await arrive(browser, review, await addressIn(review, 'ferry'));
      await page.locator('#pair-2-1').focus();
      await press(page, 'Enter');
      expect(await page.evaluate('document.activeElement.id')).toBe('pair-2-1');
      await page.locator('#keep-1').focus();
      await press(page, 'Enter');
      expect(await page.evaluate('document.activeElement.dataset.number')).toBe('2');
      expect(await page.evaluate('document.activeElement.matches(":focus-visible")')).toBe(true);
    },
    patience,
  );

  it(
    'a page prints its text and captions on white paper, without what only a screen can use',
    async () => {
      const review = await reviewOf(files);
      const address = await addressIn(review, 'ferry');
      const { page } = await arrive(browser, review, address, { colorScheme: 'dark' });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const gone of ['.masthead nav', '.toolbar', '.actions', '.options', '.imprint', '.grip'])
        expect({ gone, visible: await page.locator(gone).first().isVisible() }).toEqual({
          gone,
          visible: false,
        });
      for (const shown of ['.block p', '.card .caption', '.card .belongs', 'h1'])
        expect(await page.locator(shown).first().isVisible()).toBe(true);
      const colours = `getComputedStyle(document.documentElement)`;
      expect(await page.evaluate(`${colours}.backgroundColor`)).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate(`${colours}.color`)).toBe('rgb(0, 0, 0)');
    },
    patience,
  );

  it(
    'nothing moves by itself where less motion is asked for',
    async () => {
      const review = await reviewOf(files);
      const address = await addressIn(review, 'ferry');
      for (const reducedMotion of ['reduce', 'no-preference'] as const) {
        const { page } = await arrive(browser, review, address, { reducedMotion });
        await page.locator('.ribbons').waitFor({ state: 'attached' });
        const moving = await page.evaluate<number>(`[...document.querySelectorAll('*')].filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return animationName !== 'none' || transitionDuration.split(',').some((each) => parseFloat(each) > 0);
        }).length`);
        expect(moving > 0).toBe(reducedMotion === 'no-preference');
      }
    },
    patience,
  );
});
