import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as send, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { arrive, patience } from './journey.js';
import { reviewOf, Visitor } from './visitor.js';

const files = { 'own.txt': 'One.\n\nLeggi tutto\n\nTwo.' };

async function visit() {
  const review = await reviewOf(files);
  const added = join(review.folder, '.didascalia', 'added');
  return { review, visitor: new Visitor(review.url), added };
}

/** Sends bytes as the script of the page does. */
async function put(
  url: string,
  name: string,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly result: Readonly<Record<string, unknown>> }> {
  const address = new URL(`/add?name=${encodeURIComponent(name)}`, url);
  const asked = send(address, { method: 'PUT', agent: false, headers });
  asked.end(bytes);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  const isData = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode!,
    result: isData ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

describe('adding a document', () => {
  it('keeps pasted text beside the decisions and opens it', async () => {
    const { visitor, added, review } = await visit();
    const { body } = await visitor.post('/add', {
      name: 'The ferry',
      text: ferryText.replaceAll('\n', '\r\n'),
    });
    expect(body).toContain('<h1>added/The ferry.txt</h1>');
    expect(body).toContain('0 of 3 captions settled');
    expect(readFileSync(join(added, 'The ferry.txt'), 'utf8')).toBe(ferryText);
    expect(readdirSync(review.folder).sort()).toEqual(['.didascalia', 'own.txt']);
    expect((await visitor.open('/')).body).toContain('added/The ferry.txt');
  });

  it('takes the bytes of a file', async () => {
    const { review, visitor, added } = await visit();
    const bytes = Buffer.from(`\ufeff${ferryText}`, 'utf8');
    const { status, result } = await put(review.url, 'ferry.txt', bytes);
    expect(status).toBe(201);
    expect((await visitor.open(result.address as string)).body).toContain('<h1>added/ferry.txt</h1>');
    expect(readFileSync(join(added, 'ferry.txt'))).toEqual(bytes);
  });

  it.each([
    ['an unknown format', 'sheet.xlsx', Buffer.from('text'), 422, /Known endings/],
    ['text in no known encoding', 'bad.txt', Buffer.of(0x61, 0xe9, 0x61), 422, /at byte 1/],
    ['more than 10 MB', 'big.txt', Buffer.alloc(11_000_000, 0x61), 413, /10 MB/],
  ])('refuses %s and says why', async (_, name, bytes, expected, message) => {
    const { review, visitor } = await visit();
    const { status, result } = await put(review.url, name, bytes);
    expect(status).toBe(expected);
    expect(result.message).toMatch(message);
    expect((await visitor.open('/')).body).not.toContain('added/');
  });

  it('asks for a text where there is none', async () => {
    const { visitor } = await visit();
    const { status, body } = await visitor.post('/add', { text: ' \r\n ' });
    expect(status).toBe(422);
    expect(body).toContain('Nothing was added: there is no text');
  });

  it('writes nowhere else, whatever the name says', async () => {
    const { review, added } = await visit();
    for (const name of ['../../out.txt', '/etc/out.txt', '..\\out.txt', `${'../'.repeat(12)}tmp/out.txt`])
      expect((await put(review.url, name, Buffer.from('text'))).status).toBe(201);
    expect(readdirSync(added).sort()).toEqual(['out-2.txt', 'out-3.txt', 'out-4.txt', 'out.txt']);
    expect(readdirSync(review.folder).sort()).toEqual(['.didascalia', 'own.txt']);
  });

  it('is refused to another site’s page', async () => {
    const { review } = await visit();
    const headers = { origin: 'http://evil.example' };
    expect((await put(review.url, 'a.txt', Buffer.from('text'), headers)).status).toBe(403);
  });
});

describeInBrowser('adding documents in the browser', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  const chosen = folderWith({ 'ferry.txt': ferryText, 'sheet.xlsx': 'no text' });
  const paths = [join(chosen, 'ferry.txt'), join(chosen, 'sheet.xlsx')];

  it.each([true, false])(
    'takes files that are chosen, and says of each what became of it (script: %s)',
    async (javaScriptEnabled) => {
      const { review } = await visit();
      const { page, faults } = await arrive(browser, review, '/add', { javaScriptEnabled });
      await page.locator('#files').setInputFiles(paths);
      if (!javaScriptEnabled) await page.locator('#drop button').click();
      await page.locator('#added li.stray').waitFor();
      expect(await page.locator('#added li.settled').textContent()).toBe('ferry.txt added');
      expect(await page.locator('#added li.stray').textContent()).toContain('Known endings');
      await page.locator('#added a').click();
      await page.locator('h1', { hasText: 'added/ferry.txt' }).waitFor();
      expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    },
    patience,
  );

  it(
    'takes a file that is dropped, and opens it',
    async () => {
      const { review } = await visit();
      const { page, faults } = await arrive(browser, review, '/add');
      await page.evaluate(`{
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([${JSON.stringify(ferryText)}], 'ferry.txt'));
        const form = document.getElementById('drop');
        for (const type of ['dragenter', 'dragover', 'drop'])
          form.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }`);
      await page.locator('h1', { hasText: 'added/ferry.txt' }).waitFor();
      expect(await page.locator('.card').count()).toBe(3);
      expect(faults).toEqual([]);
    },
    patience,
  );

  it(
    'takes text that is pasted where nothing was open before',
    async () => {
      const review = await reviewOf({});
      const { page } = await arrive(browser, review, '/');
      await page.getByRole('link', { name: 'Add documents' }).click();
      await page.locator('#text').fill(ferryText);
      await page.locator('.paste button').click();
      await page.locator('h1', { hasText: 'added/pasted text.txt' }).waitFor();
    },
    patience,
  );
});

test('what is being written when all ends is not listed', async () => {
  const { review, added } = await visit();
  await put(review.url, 'a.txt', Buffer.from('text'));
  writeFileSync(join(added, '.draft'), 'half');
  const again = await reviewOf({}, { paths: [review.folder] });
  expect((await new Visitor(again.url).open('/')).body).not.toContain('draft');
});
