import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { analyse, strays } from '../../../src/analyse.js';
import { applySplices, textOf } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { defaultSettings } from '../../../src/settings.js';
import { describeInBrowser, launchBrowser, newPage } from '../../web/browser.js';
import { generatedPage } from './generatedPage.js';

const museum = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Paper museum</title></head>
<body>
  <nav><a href="/">Home</a> | <a href="/about">Chi siamo</a> | <a href="/visit">Plan your visit</a></nav>
  <h1>The paper museum</h1>
  <p>The museum tells eight centuries of paper making, from the first fulling mills on the
     river to the <em>watermarks</em> of the great banks &amp; the state.
     <img alt="Un maestro cartaio al lavoro" width="40" height="40"> Every Sunday a master shows how a sheet is made.</p>
  <figure>
    <img alt="" width="40" height="40">
    <figcaption>La sala delle filigrane dopo il restauro</figcaption>
  </figure>
  <p>The watermark room has been restored, and its cases are lit again.<br>
     Il biglietto &egrave; valido per tutto il giorno.<br>
     Children under six enter free.</p>
  <table><tr><th>Giorni di apertura</th><td>Tuesday to Sunday</td></tr></table>
  <ul>
    <li>Visita guidata gratuita</li>
    <li>Free guided tour on the first Sunday of the month</li>
  </ul>
  <p>Our guides welcome <strong>famiglie, scuole e appassionati di storia</strong> all year round.</p>
</body>
</html>
`;

describeInBrowser('a page in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ page } = await newPage(browser));
  }, 120_000);

  afterAll(() => browser.close());

  async function shown(source: string): Promise<string> {
    await page.setContent(source, { waitUntil: 'commit' });
    return (await page.evaluate<string>('document.body.innerText')).replace(/\s+/g, ' ').trim();
  }

  it('shows the same when it is cleaned, but for what was left behind', async () => {
    const document = html.read(museum);
    const flags = strays(analyse(document, defaultSettings));
    expect(flags.length).toBeGreaterThanOrEqual(4);
    const before = await shown(museum);
    const after = await shown(applySplices(museum, html.removeAll(document, flags)));
    const expected = flags
      .map((flag) => textOf(document, flag))
      .reduce((text, stray) => text.replace(stray, ' '), before);
    expect(wordsOf(after)).toEqual(wordsOf(expected));
  }, 120_000);

  it('shows the other words, in their order, whatever blocks are removed', async () => {
    const bits = fc.integer({ min: 0, max: 2 ** 30 - 1 });
    await fc.assert(
      fc.asyncProperty(generatedPage, bits, async (source, bits) => {
        const document = html.read(source);
        const removed = document.blocks.filter((_, index) => ((bits >> (index % 30)) & 1) === 1);
        const gone = new Set(removed.flatMap((block) => numbersOf(textOf(document, block))));
        const before = numbersOf(await shown(source));
        const after = numbersOf(await shown(applySplices(source, html.removeAll(document, removed))));
        expect(after).toEqual(before.filter((word) => !gone.has(word)));
      }),
      { numRuns: 50 },
    );
  }, 240_000);
});

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\d&]+/gu) ?? [];
}

/** The words of a generated page. */
function numbersOf(text: string): readonly string[] {
  return text.match(/W\d+x/g) ?? [];
}
