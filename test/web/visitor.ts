import { request as send, type IncomingHttpHeaders } from 'node:http';
import { startReview, type ReviewOptions, type RunningReview } from '../../src/web/index.js';
import { markedAnalyst } from '../review/markedAnalysis.js';
import { folderWith } from '../review/temporaryFolder.js';

const running: RunningReview[] = [];

/** Serves these documents on a free port until the suite ends; every document is analysed when it resolves. */
export async function reviewOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ReviewOptions> = {},
): Promise<RunningReview & { readonly folder: string }> {
  const folder = folderWith(files);
  const review = await startReview({ paths: [folder], port: 0, analyst: markedAnalyst, ...options });
  running.push(review);
  await review.analysed();
  return { ...review, folder };
}

afterAll(async () => {
  for (const review of running) await review.close();
});

/** What came back from the server. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What to send beside the address. */
export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  /** The path as it goes over the wire, where the address would tidy it up. */
  readonly path?: string;
}

/** Sends one request as it is said, with no header but those given, and follows nothing. */
export function ask(url: string, { method, headers = {}, form, path }: Sent = {}): Promise<Answer> {
  const body = form === undefined ? '' : new URLSearchParams(form).toString();
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  return new Promise((resolve, reject) => {
    const asked = send(
      url,
      {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        headers: { ...type, ...headers },
        agent: false,
        ...(path === undefined ? {} : { path }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Someone who reviews without script: goes where forms lead. */
export class Visitor {
  constructor(
    private readonly base: string,
    private readonly cookie = '',
  ) {}

  /** Loads a page. */
  open(path: string): Promise<Answer> {
    return ask(new URL(path, this.base).href, { headers: this.headers() });
  }

  /** Posts a form and follows nothing. */
  submit(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    return ask(new URL(path, this.base).href, { form, headers: this.headers() });
  }

  /** Posts a form and loads the page that it leads to. */
  async post(path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
    const answer = await this.submit(path, form);
    const to = answer.headers.location;
    return answer.status === 303 && to !== undefined ? this.open(to) : answer;
  }

  /** The address of the document whose name contains this text. */
  async addressOf(name: string): Promise<string> {
    const { body } = await this.open(`/?find=${encodeURIComponent(name)}`);
    return /\/documents\/[0-9a-f]{16}/.exec(body)![0];
  }

  /** The forms of a document's cards, in the order of their numbers. */
  async cardsOf(address: string): Promise<readonly ShownCard[]> {
    const { body } = await this.open(address);
    const cards = body.split('<article ').slice(1).map(readCard);
    return cards.sort((a, b) => a.number - b.number);
  }

  /** Decides a caption as its card on the page would. */
  async decide(address: string, number: number, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const card = (await this.cardsOf(address))[number - 1]!;
    const seen = fields.action === 'pair' ? card.seen.pair : card.seen.caption;
    return this.post(`${address}/decisions`, { caption: card.id, seen, origin: 'document', ...fields });
  }

  private headers(): Record<string, string> {
    return this.cookie === '' ? {} : { cookie: this.cookie };
  }
}

/** What a test reads from a card. */
export interface ShownCard {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  /** The block it stands level with; empty for none. */
  readonly block: string;
  readonly html: string;
  readonly seen: { readonly caption: string; readonly pair: string; readonly comment: string };
}

function readCard(html: string): ShownCard {
  const [, decided, paired, said] = /name="seen" value="(\d+) (\d+) (\d+)"/.exec(html)!;
  const attribute = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(html)?.[1] ?? '';
  return {
    id: attribute('id').replace('caption-', ''),
    number: Number(attribute('data-number')),
    state: attribute('data-state'),
    block: attribute('data-block'),
    html,
    seen: { caption: decided!, pair: paired!, comment: said! },
  };
}
