import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { ferryCaptions, ferryText, folderWith } from '../review/temporaryFolder.js';
import { patience } from '../cli/didascaliaProcess.js';
import { accessibilityFaults, describeInBrowser, launchBrowser, newPage } from '../web/browser.js';
import { exported, textTo } from './decided.js';

const hostileName =
  '"><script>document.title="x"</script><img src=https://example.org/x onerror=alert(1)>.txt';
const hostileText =
  '</p></section><style>*{display:none}</style><script>document.title="y"</script>\n& <b>bold</b>';

const documents = [
  exported('news/ferry.txt', ferryText, {
    [ferryCaptions[0]!]: { decision: { action: 'replace', text: hostileText }, comment: hostileText },
    [ferryCaptions[1]!]: { decision: { action: 'remove' }, pair: { action: 'none' } },
  }),
  exported(`blog/${hostileName}`, ferryText),
  exported('blog/empty.txt', 'Nothing was left here.\n'),
];

describe('the report', () => {
  const page = textTo('html', documents);

  it('asks for nothing: no script, and no address but those within the page', () => {
    expect(page).not.toMatch(/<script|<link[^>]+stylesheet|@import|url\(|<img|<iframe/i);
    const addresses = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^#|^data:,$/.test(address!))).toEqual([]);
    expect(page).toContain(`content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"`);
  });

  it('names the language of captions, and that of the page', () => {
    expect(page).toContain('<html lang="en">');
    expect(page.match(/<blockquote class="caption" lang="it"/g)).toHaveLength(6);
  });

  it('says where nothing was found', () => {
    const empty = textTo('html', [documents[2]!]);
    expect(empty).toContain('<h1>Nothing was left behind</h1>');
    expect(empty).toContain('1 document read, and no caption found.');
    expect(textTo('html', [])).toContain('No document was read.');
  });

  it('cuts a paragraph that is very long', () => {
    const long = ferryText.replace('before sunrise', `before sunrise${' and then waits'.repeat(100_000)}`);
    const cut = textTo('html', [exported('long.txt', long)]);
    expect(cut).toContain('[…]');
    expect(cut.length).toBeLessThan(page.length + 10_000);
  });
});

describeInBrowser('the report in a browser', () => {
  let browser: Browser;
  let address: string;
  const requests: string[] = [];

  beforeAll(async () => {
    const file = join(folderWith({}), 'report.html');
    writeFileSync(file, textTo('html', documents));
    address = pathToFileURL(file).href;
    browser = await launchBrowser();
  }, patience);
  afterAll(async () => {
    await browser.close();
  });

  async function opened(options: Parameters<typeof newPage>[1] = {}): Promise<Page> {
    const { page, faults } = await newPage(browser, options);
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address);
    expect(faults).toEqual([]);
    return page;
  }

  it(
    'shows every caption beside its paragraph, with the words that made and tie it',
    async () => {
      const page = await opened();
      const entry = page.locator('.entry').first();
      expect(await entry.locator('.caption').innerText()).toBe(ferryCaptions[0]);
      expect(await entry.locator('.caption mark').allInnerTexts()).toEqual([
        'Il',
        'traghetto',
        'lascia',
        'porto',
        'di',
      ]);
      expect(await entry.locator('.paragraph').innerText()).toMatch(/^The first ferry .* on board\.$/);
      expect(await entry.locator('.paragraph mark').allInnerTexts()).toEqual(['Procida']);
      expect(await entry.locator('.stamp').innerText()).toBe('Replaced by Marta');
      expect(await page.locator('.entry').nth(1).locator('.story').innerText()).toBe(
        'Belongs to no paragraph.',
      );
      expect(await page.locator('.entry').nth(2).locator('.stamp').innerText()).toBe('Undecided');
      expect(await page.locator('.entry').nth(2).locator('.story').innerText()).toBe('No paragraph fits.');
    },
    patience,
  );

  it(
    'adds up',
    async () => {
      const page = await opened();
      expect(await page.locator('h1').innerText()).toBe('6 captions left behind');
      expect(await page.locator('.sums div').allInnerTexts()).toEqual([
        'undecided\n4',
        'decided\n2',
        'with a paragraph\n3',
        'of 3 documents concerned\n2',
      ]);
      const folders = await page.locator('.folders tbody tr').allInnerTexts();
      expect(folders.map((row) => row.split(/\s+/).slice(-4))).toEqual([
        ['1', '0', '0', '0'],
        ['1', '3', '0', '3'],
        ['1', '3', '2', '1'],
      ]);
      for (const histogram of await page.locator('.histogram').all()) {
        const counts = await histogram.locator('td').allInnerTexts();
        expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(6);
      }
    },
    patience,
  );

  it(
    'takes names and texts of documents for text',
    async () => {
      const page = await opened();
      expect(await page.title()).toBe('6 captions left behind · Didascalia');
      expect(await page.locator('.document h2').nth(1).innerText()).toBe(`blog/${hostileName}`);
      expect(await page.locator('.replacement span').last().innerText()).toBe(hostileText);
      expect(await page.locator('.comment').innerText()).toBe(hostileText);
      expect(await page.evaluate('document.querySelectorAll("script, img, b b").length')).toBe(0);
      expect(await page.locator('.entry').first().isVisible()).toBe(true);
    },
    patience,
  );

  it(
    'leads from its list to each document',
    async () => {
      const page = await opened();
      await page.locator('.contents a').nth(1).click();
      expect(page.url()).toBe(`${address}#document-2`);
      expect(await page.locator('.contents li').count()).toBe(2);
    },
    patience,
  );

  it.each([
    ['wide and light', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
    ['wide and dark', { colorScheme: 'dark', viewport: { width: 1440, height: 900 } }],
    ['narrow and light', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
    ['narrow and dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
  ] as const)(
    'is accessible, and no wider than the window: %s',
    async (_, options) => {
      const page = await opened(options);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width);
    },
    patience,
  );

  it(
    'prints dark on white, caption and paragraph still side by side',
    async () => {
      const page = await opened({ colorScheme: 'dark', viewport: { width: 720, height: 1000 } });
      await page.emulateMedia({ media: 'print' });
      expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await accessibilityFaults(page, ['color-contrast'])).toEqual([]);
      const entry = page.locator('.entry').first();
      const [story, note] = await Promise.all(
        ['.story', '.note'].map((part) => entry.locator(part).boundingBox()),
      );
      expect(note!.x).toBeGreaterThan(story!.x + story!.width - 1);
      expect(Math.abs(note!.y - story!.y)).toBeLessThan(2);
    },
    patience,
  );

  it(
    'asked for nothing but itself all the while',
    () => {
      expect(new Set(requests.map((request) => request.replace(/#.*/, '')))).toEqual(new Set([address]));
    },
    patience,
  );
});
