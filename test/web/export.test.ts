import { request as send } from 'node:http';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingMessage } from 'node:http';
import type { RunningReview } from '../../src/web/index.js';
import { exporters } from '../../src/export/index.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { reviewOf, Visitor, type Answer } from './visitor.js';

const files = { 'ferry.txt': ferryText, 'sub/other.txt': 'One.\n\nLeggi tutto\n\nTwo.' };

async function visit() {
  const review = await reviewOf(files);
  return { review, visitor: new Visitor(review.url) };
}

/** The page of an export once it is made. */
async function exported(visitor: Visitor, form: Readonly<Record<string, string>>): Promise<string> {
  let page = await visitor.post('/export', form);
  while (page.body.includes('data-again')) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    page = await visitor.open(/data-look="([^"]+)"/.exec(page.body)![1]!);
  }
  return page.body;
}

/** The bytes of the file that such a page offers. */
async function fileOf(review: RunningReview, page: string): Promise<Answer & { readonly bytes: Buffer }> {
  const path = /href="(\/exports\/[^"]+\/file)"/.exec(page)![1]!;
  const asked = send(new URL(path, review.url), { agent: false });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { status: response.statusCode!, headers: response.headers, body: bytes.toString('utf8'), bytes };
}

describe('the export screen', () => {
  it('names every form, and says what is undecided', async () => {
    const { visitor } = await visit();
    await visitor.decide(await visitor.addressOf('ferry'), 1, { action: 'remove' });
    const { body } = await visitor.open('/export');
    for (const { name } of exporters) expect(body).toContain(`<button name="to" value="${name}"`);
    expect(body).toContain('4 captions in 2 documents, 1 settled');
    expect(body).toContain('3 captions are undecided.');
  });

  it('is about one document where it is asked for one', async () => {
    const { visitor } = await visit();
    const id = (await visitor.addressOf('other')).split('/').pop()!;
    const { body } = await visitor.open(`/export?document=${id}`);
    expect(body).toContain('1 caption in 1 document, 0 settled');
    expect(body).toContain('1 caption is undecided.');
    expect((await visitor.open('/export?document=0000000000000000')).status).toBe(404);
  });

  it('says so where there is nothing to export', async () => {
    const review = await reviewOf({ 'calm.txt': 'Nothing was left behind here.' });
    expect((await new Visitor(review.url).open('/export')).body).toContain('There is nothing to export');
  });
});

describe('an export', () => {
  it('is made of all documents and downloaded, with what was decided', async () => {
    const { review, visitor } = await visit();
    await visitor.decide(await visitor.addressOf('ferry'), 1, {
      action: 'replace',
      text: 'The ferry leaves',
    });
    const page = await exported(visitor, { to: 'jsonl' });
    expect(page).toContain('2 documents');
    const { status, headers, body } = await fileOf(review, page);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename=captions.jsonl');
    const flags = body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; decision: unknown });
    expect(flags.map(({ text }) => text)).toEqual([...ferryCaptions, 'Leggi tutto']);
    expect(flags[0]!.decision).toEqual({ action: 'replace', text: 'The ferry leaves' });
  }, 30_000);

  it('is made of one document', async () => {
    const { review, visitor } = await visit();
    const address = await visitor.addressOf('ferry');
    await visitor.decide(address, 1, { action: 'remove' });
    const page = await exported(visitor, { to: 'cleaned', document: address.split('/').pop()! });
    expect(page).toContain('Nobody has decided about 2 captions');
    const { headers, body } = await fileOf(review, page);
    expect(headers['content-disposition']).toBe('attachment; filename=ferry.txt');
    expect(body).toBe(ferryText.replace(`${ferryCaptions[0]!}\n\n`, ''));
  }, 30_000);

  it('takes undecided captions out where that is asked for', async () => {
    const { review, visitor } = await visit();
    const address = await visitor.addressOf('ferry');
    await visitor.decide(address, 1, { action: 'keep' });
    const form = { to: 'cleaned', document: address.split('/').pop()!, undecided: 'remove' };
    const { body } = await fileOf(review, await exported(visitor, form));
    expect(body).toContain(ferryCaptions[0]);
    expect(body).not.toContain(ferryCaptions[1]);
  }, 30_000);

  it('of a folder is an archive', async () => {
    const { review, visitor } = await visit();
    const { headers, bytes } = await fileOf(review, await exported(visitor, { to: 'cleaned' }));
    expect(headers['content-disposition']).toBe('attachment; filename=didascalia-cleaned.zip');
    expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\x03\x04'));
    expect(bytes.includes('sub/other.txt')).toBe(true);
  }, 30_000);

  it('names the documents that it leaves out, and why', async () => {
    const { review, visitor } = await visit();
    writeFileSync(join(review.folder, 'ferry.txt'), 'Changed since. It was longer.');
    const page = await exported(visitor, { to: 'tsv' });
    expect(page).toContain('1 document was left out');
    expect(page).toContain('It is not read yet, or has changed since.');
    expect((await fileOf(review, page)).body).toContain('Leggi tutto');
  }, 30_000);

  it('has no file where its format can hold nothing', async () => {
    const review = await reviewOf({ ...files, 'calm.txt': 'Nothing was left behind here.' });
    const visitor = new Visitor(review.url);
    const id = (await visitor.addressOf('calm')).split('/').pop()!;
    expect(await exported(visitor, { to: 'xliff', document: id })).toContain('There is no file');
  }, 30_000);

  it('is refused where its form is unknown, and where two are being made already', async () => {
    const { visitor } = await visit();
    expect((await visitor.post('/export', { to: 'pdf' })).status).toBe(400);
    const answers = await Promise.all(['tsv', 'csv', 'jsonl'].map((to) => visitor.post('/export', { to })));
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(1);
    expect((await visitor.open('/exports/none')).status).toBe(404);
    expect((await visitor.open('/exports/none/file')).status).toBe(404);
  }, 30_000);
});
