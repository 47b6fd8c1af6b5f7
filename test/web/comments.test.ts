import type { Browser } from 'playwright-core';
import { ferryText } from '../review/temporaryFolder.js';
import { accessibilityFaults, describeInBrowser, launchBrowser, newPage } from './browser.js';
import { reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText };

async function visit() {
  const { url } = await reviewOf(files);
  const ada = new Visitor(url, 'reviewer=Ada');
  const address = await ada.addressOf('ferry');
  const cardOf = async (visitor: Visitor, path = address) => (await visitor.cardsOf(path))[0]!;
  const say = async (visitor: Visitor, text: string, seen?: string) => {
    const card = await cardOf(visitor);
    const sent = { origin: 'document', action: 'comment', note: text };
    const form = { caption: card.id, seen: seen ?? card.seen.comment, ...sent };
    return visitor.post(`${address}/decisions`, form);
  };
  return { url, ada, address, cardOf, say };
}

describe('a comment', () => {
  it('is shown on the card with who wrote it, in the document and in the queue', async () => {
    const { ada, cardOf, say } = await visit();
    const { body } = await say(ada, 'A <b>quotation</b>?\r\nAsk the author.');
    expect(body).toContain('0 of 3 captions settled. Last: comment on “Il traghetto');
    const shown = 'A &lt;b&gt;quotation&lt;/b&gt;?\nAsk the author.</p>';
    const { html, state } = await cardOf(ada);
    expect(html).toContain(`<span class="by">Ada:</span> ${shown}`);
    expect(html).toContain('is-current');
    expect(state).toBe('undecided');
    const [last] = await ada.cardsOf('/queue');
    const queue = await ada.open(
      `/queue?document=${(await ada.addressOf('ferry')).split('/')[2]!}&at=${(await cardOf(ada)).id}`,
    );
    expect(queue.body).toContain(shown);
    expect(last!.html).toContain('aria-keyshortcuts="c"');
  });

  it('is changed, taken off by an empty one, and taken back step by step', async () => {
    const { ada, cardOf, say } = await visit();
    await say(ada, 'First');
    await say(ada, 'Second');
    await say(ada, '  ');
    expect((await cardOf(ada)).html).not.toContain('class="remark"');
    await ada.post('/undo', { back: '/' });
    expect((await cardOf(ada)).html).toContain('</span> Second</p>');
    await ada.post('/undo', { back: '/' });
    expect((await cardOf(ada)).html).toContain('</span> First</p>');
  });

  it('that is empty is no step where there was none', async () => {
    const { ada, say } = await visit();
    expect((await say(ada, '')).body).not.toContain('Last:');
  });

  it('of more than 2,000 characters is not recorded, and that is said', async () => {
    const { ada, cardOf, say } = await visit();
    expect((await say(ada, 'x'.repeat(2001))).body).toContain('a comment has at most 2,000 characters');
    expect((await cardOf(ada)).html).not.toContain('class="remark"');
    await say(ada, 'x'.repeat(2000));
    expect((await cardOf(ada)).html).toContain('class="remark"');
  });

  it('does not overwrite another one unseen', async () => {
    const { url, ada, cardOf, say } = await visit();
    const ben = new Visitor(url, 'reviewer=Ben');
    const seen = (await cardOf(ben)).seen.comment;
    await say(ada, 'A quotation');
    const { status, body } = await say(ben, 'A title', seen);
    expect(status).toBe(409);
    expect(body).toContain('comment “A quotation”');
    expect(body).toContain('comment “A title”');
    expect((await cardOf(ben)).html).toContain('</span> A quotation</p>');
  });
});

describe('the history of a caption', () => {
  it('says who did what and when, the latest first; a caption that nothing was done to has none', async () => {
    const { url, ada, address, say } = await visit();
    await ada.decide(address, 1, { action: 'replace', text: 'The ferry leaves' });
    await say(ada, 'Too free?');
    await new Visitor(url, 'reviewer=Ben').decide(address, 1, { action: 'keep' });
    await ada.post('/undo', { back: '/' });
    const [first, second] = await ada.cardsOf(address);
    const entries = [...first!.html.matchAll(/<li><b>(\w+)<\/b> (.*?) <time datetime="([^"]+)">/g)];
    expect(entries.map(([, author, deed]) => `${author!} ${deed!}`)).toEqual([
      'Ada took that back: nothing stands',
      'Ben decided to keep it',
      'Ada decided to comment “Too free?”',
      'Ada decided to replace it with “The ferry leaves”',
    ]);
    expect(Date.parse(entries[0]![3]!)).not.toBeNaN();
    expect(second!.html).not.toContain('class="past"');
  });
});

describe('the reviewer’s name', () => {
  it('is asked for until it is given, and then stands beside what was decided', async () => {
    const { url } = await reviewOf(files);
    const nameless = new Visitor(url);
    const asks = 'Who is reviewing?';
    expect((await nameless.open('/')).body).toContain(asks);
    const named = new Visitor(url, 'reviewer=Ada');
    const address = await named.addressOf('ferry');
    expect((await named.open(address)).body).not.toContain(asks);
    await named.decide(address, 1, { action: 'keep' });
    expect((await nameless.open(address)).body).toContain('by Ada');
  });

  it('may be left out: an empty answer is not asked again', async () => {
    const { url } = await reviewOf(files);
    const { headers } = await new Visitor(url).submit('/preferences', { reviewer: '', back: '/queue' });
    expect(headers.location).toBe('/queue');
    const cookie = headers['set-cookie']![0]!.split(';')[0]!;
    expect((await new Visitor(url, cookie).open('/')).body).not.toContain('Who is reviewing?');
  });
});

describeInBrowser('comments in the browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });

  const patience = 60_000;

  it(
    'are written by keyboard alone, and the next key decides',
    async () => {
      const { url, address } = await visit();
      const { page, faults } = await newPage(browser);
      await page.goto(new URL(address, url).href);
      await page.keyboard.press('c');
      await page.keyboard.type('A quotation, dnm');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.card[data-number="1"] .remark').waitFor();
      expect(await page.evaluate('document.activeElement.dataset.number')).toBe('1');
      await page.keyboard.press('n');
      await page.locator('.card[data-number="1"].settled').waitFor();
      expect(await page.locator('.card[data-number="1"] .remark').textContent()).toContain(
        'A quotation, dnm',
      );
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'and the name are given without script',
    async () => {
      const { url, address } = await visit();
      const { page } = await newPage(browser, { javaScriptEnabled: false });
      await page.goto(new URL(address, url).href);
      await page.getByLabel('Who is reviewing?').fill('Eva');
      await page.locator('.asked').getByRole('button', { name: 'Save' }).click();
      expect(await page.locator('.asked').count()).toBe(0);
      const card = page.locator('.card[data-number="1"]');
      await card.locator('.comment summary').click();
      await card.getByLabel('Comment on caption 1').fill('A title');
      await card.locator('.comment').getByRole('button', { name: 'Save' }).click();
      expect(await card.locator('.remark').textContent()).toBe('Eva: A title');
      await card.locator('.past summary').click();
      expect(await card.locator('.past li').textContent()).toContain('Eva decided to comment “A title”');
    },
    patience,
  );

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
  ] as const)(
    'are accessible with everything open, and fit (%s, %i pixels)',
    async (colorScheme, width) => {
      const { url, ada, address, say } = await visit();
      await say(ada, `A very${'y'.repeat(200)} long word, and a second line.\nHere it is.`);
      await ada.decide(address, 1, { action: 'keep' });
      const { page } = await newPage(browser, { colorScheme, viewport: { width, height: 844 } });
      await page.goto(new URL(address, url).href);
      await page.evaluate(`for (const each of document.querySelectorAll('.card details')) each.open = true`);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    },
    patience,
  );
});
