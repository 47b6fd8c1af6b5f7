import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startReview } from '../../src/web/index.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { ask, reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText };

describe('who may ask', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1:1', '127.0.0.1'])(
    'a request for host "%s" is turned away',
    async (host) => {
      const { url } = await reviewOf(files);
      expect((await ask(url, { headers: { host } })).status).toBe(403);
    },
  );

  it('localhost is as good as the number', async () => {
    const { url } = await reviewOf(files);
    expect((await ask(url, { headers: { host: `localhost:${new URL(url).port}` } })).status).toBe(200);
  });

  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('a post from elsewhere (%j) changes nothing', async (headers: Record<string, string>) => {
    const { url } = await reviewOf(files);
    const visitor = new Visitor(url);
    const address = await visitor.addressOf('ferry');
    const [card] = await visitor.cardsOf(address);
    const form = { caption: card!.id, seen: '0', action: 'remove' };
    const answer = await ask(new URL(`${address}/decisions`, url).href, { form, headers });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('Nothing was changed');
    expect((await visitor.cardsOf(address))[0]!.state).toBe('undecided');
  });

  it('a post from the own page is taken', async () => {
    const { url } = await reviewOf(files);
    const headers = { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' };
    expect((await ask(new URL('/undo', url).href, { form: { back: '/' }, headers })).status).toBe(303);
  });
});

describe('another address than this machine’s', () => {
  const token = 'a-long-enough-secret';
  const options = { paths: [folderWith(files)], port: 0, host: '0.0.0.0' };

  it('asks for a token', async () => {
    await expect(startReview(options)).rejects.toThrow(/token of 16 characters/);
    await expect(startReview({ ...options, token: 'short' })).rejects.toThrow(/16 characters/);
  });

  it('lets in who has it, and keeps it in a cookie', async () => {
    const { url } = await reviewOf(files, { host: '0.0.0.0', token });
    const base = url.replace('0.0.0.0', '127.0.0.1');
    const entry = await ask(base);
    expect(entry).toMatchObject({ status: 303, headers: { location: '/' } });
    const cookie = entry.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const origin = new URL(base).origin;
    expect((await ask(origin, { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
    expect((await ask(origin)).status).toBe(403);
    expect((await ask(`${origin}/?token=wrong`)).status).toBe(403);
    expect((await ask(`${origin}/assets/main.js`)).status).toBe(403);
  });
});

describe('what a document says', () => {
  const attack = `<script>alert(1)</script><img src=x onerror=alert(2)> <%= process.exit() %> <%- 7*7 %> "'&`;
  const caption = `<i>Leggi tutto</i><script>alert(3)</script>`;
  const name = `<script>alert('name')<%= 1 %>.txt`;
  const text = `${attack} is a first paragraph of it.\n\n${caption}\n\nA last paragraph, with a sentence.`;

  it.each(['', '/changes'])('is shown and never run on its page %s', async (page) => {
    const { url } = await reviewOf({ [name]: text });
    const visitor = new Visitor(url);
    const address = await visitor.addressOf('name');
    await visitor.decide(address, 1, { action: 'replace', text: '<b onclick=alert(4)>"</b>' });
    const { status, body } = await visitor.open(`${address}${page}`);
    expect(status).toBe(200);
    expect(body).not.toMatch(/<(script>|img src=x|b onclick|i>Leggi)/);
    expect(body).toContain('&lt;img src=x onerror=alert(2)&gt; &lt;%= process.exit() %&gt;');
  });

  it('is shown and never run in the list, the queue and a search', async () => {
    const { url } = await reviewOf({ [name]: text });
    const visitor = new Visitor(url);
    for (const path of ['/', '/queue', `/?find=${encodeURIComponent(attack)}`]) {
      const { status, body } = await visitor.open(path);
      expect(status).toBe(200);
      expect(body).not.toMatch(/<(script>|img src=x|i>Leggi)/);
    }
  });
});

describe('what the browser is told', () => {
  it('is to run and style nothing in line, and to load nothing from elsewhere', async () => {
    const { url } = await reviewOf(files);
    const visitor = new Visitor(url);
    const { headers, body } = await visitor.open(await visitor.addressOf('ferry'));
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('http');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(body).not.toMatch(/<[^>]+\s(style|on\w+)=/);
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

describe('what may be asked for', () => {
  it.each([
    '/documents/..%2f..%2fetc%2fpasswd',
    '/documents/%2e%2e/secret',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/../package.json',
    '/assets/',
    '/assets/.hidden',
    '/documents/%00',
    '/documents/%zz',
  ])('%s leads nowhere', async (path) => {
    const { url } = await reviewOf(files);
    const answer = await ask(url, { path });
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('devDependencies');
  });

  it('a form larger than 64 kB is refused with a page that says so', async () => {
    const { url } = await reviewOf(files);
    const answer = await ask(new URL('/undo', url).href, { form: { back: 'x'.repeat(70_000) } });
    expect(answer.status).toBe(413);
    expect(answer.body).toContain('64 kB');
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: a=b',
  ])('a form cannot lead to %j', async (back) => {
    const { url } = await reviewOf(files);
    const answer = await ask(new URL('/preferences', url).href, { form: { theme: 'dark', back } });
    expect(answer.headers.location).toBe('/');
  });
});

test('a port that is taken is named with the remedy', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(startReview({ paths: [folderWith(files)], port })).rejects.toThrow(
    /is taken; choose another with --port/,
  );
  await new Promise((resolve) => taken.close(resolve));
});
