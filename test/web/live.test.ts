import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import type { Document } from '../../src/document/index.js';
import { openDatabase } from '../../src/review/database.js';
import { DecisionStore } from '../../src/review/index.js';
import { newsInWords } from '../../src/web/news.js';
import { startReview } from '../../src/web/index.js';
import { markedAnalysis, markedAnalyst } from '../review/markedAnalysis.js';
import { ferryText, folderWith } from '../review/temporaryFolder.js';
import { ask, reviewOf, Visitor } from './visitor.js';

const files = { 'ferry.txt': ferryText, 'other.txt': 'One.\n\nLeggi tutto\n\nTwo.' };

interface Event {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A page's end of the stream. */
class Stream {
  private text = '';
  private constructor(private readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (this.text += chunk));
    // A stream that the other end cuts is what some tests wait for.
    response.on('error', () => undefined);
  }

  static async open(url: string, path: string, headers: Record<string, string> = {}): Promise<Stream> {
    const asked = send(new URL(path, url), { headers, agent: false });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return new Stream(response);
  }

  get status(): number | undefined {
    return this.response.statusCode;
  }

  /** The events of that name so far, once there are so many. */
  async heard(name: string, count: number): Promise<readonly Event[]> {
    for (;;) {
      const events = this.text
        .split('\n\n')
        .flatMap(eventOf)
        .filter(({ event }) => event === name);
      if (events.length >= count) return events;
      await once(this.response, 'data');
    }
  }

  /** Resolves with what was said in all when the other end closes. */
  async ended(): Promise<string> {
    if (!this.response.closed) await new Promise((resolve) => this.response.once('close', resolve));
    return this.text;
  }

  /** Resolves when so many signs of life have come. */
  async beats(count: number): Promise<void> {
    while (this.text.split('\n\n').filter((part) => part === ':').length < count)
      await once(this.response, 'data');
  }

  close(): void {
    this.response.destroy();
  }
}

function eventOf(part: string): Event[] {
  const fields = new Map(part.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const event = fields.get('event');
  if (event === undefined) return [];
  return [{ event, id: fields.get('id'), data: JSON.parse(fields.get('data')!) as Event['data'] }];
}

describe('the stream of events', () => {
  it('tells who decided what in which document', async () => {
    const { url } = await reviewOf(files);
    const ada = new Visitor(url, 'reviewer=Ada');
    const address = await ada.addressOf('ferry');
    const stream = await Stream.open(url, '/events');
    await ada.decide(address, 1, { action: 'remove' });
    await ada.post('/undo', { back: '/' });
    const [decision, undone] = await stream.heard('decisions', 2);
    expect(decision!.data).toEqual({
      revision: 1,
      documents: [address.split('/').pop()],
      said: 'Ada removed “Il traghetto lascia il porto di Procida”.',
    });
    expect(undone!.data.said).toBe('Ada took back a step on “Il traghetto lascia il porto di Procida”.');
    stream.close();
  });

  it.each(['since', 'Last-Event-ID'])('tells a page that was away what it missed (%s)', async (way) => {
    const { url } = await reviewOf(files);
    const ada = new Visitor(url, 'reviewer=Ada');
    const address = await ada.addressOf('ferry');
    for (const number of [1, 2, 3]) await ada.decide(address, number, { action: 'keep' });
    const stream =
      way === 'since'
        ? await Stream.open(url, '/events?since=1')
        : await Stream.open(url, '/events?since=0', { 'last-event-id': '1' });
    const [missed] = await stream.heard('decisions', 1);
    expect(missed).toMatchObject({ id: '3', data: { revision: 3 } });
    expect(missed!.data.said).toBe('Ada kept “Anna Ferri e Luca Sala”. Ada kept “Leggi tutto”.');
    stream.close();
  });

  it('tells what another process decided in the same database', async () => {
    const { url, folder } = await reviewOf(files, { feed: { pace: 20 } });
    const address = await new Visitor(url).addressOf('ferry');
    const stream = await Stream.open(url, '/events');
    const connection = openDatabase(`${folder}/.didascalia/review.db`);
    new DecisionStore(connection).decide({
      document: address.split('/').pop()!,
      caption: 'a caption',
      excerpt: 'Scopri',
      settlement: { subject: 'caption', decision: { action: 'keep' } },
      seen: 0,
      author: 'An import',
    });
    connection.close();
    expect((await stream.heard('decisions', 1))[0]!.data.said).toBe('An import kept “Scopri”.');
    stream.close();
  });

  it('tells how far reading has come', async () => {
    const gates = new Map<string, () => void>();
    const analyst = {
      ...markedAnalyst,
      capacity: 1,
      analyse: async (document: Document) => {
        await new Promise<void>((resolve) => gates.set(document.text.slice(0, 3), resolve));
        return markedAnalysis(document);
      },
    };
    const review = await startReview({ paths: [folderWith(files)], port: 0, analyst, feed: { pace: 20 } });
    const stream = await Stream.open(review.url, '/events');
    const [first] = await stream.heard('progress', 1);
    expect(first!.data).toEqual({ documents: 2, analysed: 0 });
    while (!gates.has('Mor')) await new Promise((resolve) => setTimeout(resolve, 5));
    gates.get('Mor')!();
    while (!gates.has('One')) await new Promise((resolve) => setTimeout(resolve, 5));
    gates.get('One')!();
    await review.analysed();
    const all = await stream.heard('progress', 2);
    for (let count = all.length; ; count++) {
      const last = (await stream.heard('progress', count)).at(-1)!;
      if (last.data.analysed === 2) break;
    }
    await review.close();
    await stream.ended();
  });

  it('gives signs of life, and ends with the server', async () => {
    const review = await startReview({
      paths: [folderWith(files)],
      port: 0,
      analyst: markedAnalyst,
      feed: { pace: 10, heartbeat: 10 },
    });
    const stream = await Stream.open(review.url, '/events');
    await stream.beats(3);
    const ended = stream.ended();
    await review.close();
    await ended;
  });

  it('lets in so many pages and no more, and a next one when one has left', async () => {
    const { url } = await reviewOf(files, { feed: { mostListeners: 2 } });
    const streams = [await Stream.open(url, '/events'), await Stream.open(url, '/events')];
    expect((await ask(new URL('/events', url).href)).status).toBe(503);
    streams[0]!.close();
    let next = await Stream.open(url, '/events');
    while (next.status !== 200) {
      next.close();
      next = await Stream.open(url, '/events');
    }
    expect((await ask(new URL('/', url).href)).status).toBe(200);
    for (const stream of [next, streams[1]!]) stream.close();
  });

  it.each(['cross-site', 'same-site'])('does not speak to a page of another site (%s)', async (site) => {
    const { url } = await reviewOf(files);
    const { status } = await ask(new URL('/events', url).href, { headers: { 'sec-fetch-site': site } });
    expect(status).toBe(403);
  });
});

describe('news in words', () => {
  const change = {
    document: 'd',
    caption: 'c',
    excerpt: 'Scopri',
    subject: 'caption',
    before: null,
    after: { subject: 'caption', decision: { action: 'remove' } },
    revision: 1,
    kind: 'decide',
    author: 'Ada',
  } as const;

  it.each([
    [[{ ...change, step: 1 }], 'Ada removed “Scopri”.'],
    [
      [
        { ...change, step: 1 },
        { ...change, step: 1 },
        { ...change, step: 1 },
      ],
      'Ada removed “Scopri” and 2 alike.',
    ],
    [
      [1, 2, 3, 4, 5].map((step) => ({ ...change, step })),
      'Ada removed “Scopri”. Ada removed “Scopri”. Ada removed “Scopri”. And 2 more.',
    ],
  ])('groups what was one step and counts what is too much (%#)', (changes, words) => {
    expect(newsInWords(changes)).toBe(words);
  });
});
