import type { Request, Response } from 'express';
import type { RecordedChange, Workspace } from '../review/index.js';
import { newsInWords } from './news.js';

/** What an event of the stream says: which documents changed (null for too many to name), and who did what. */
interface News {
  readonly revision: number;
  readonly documents: readonly string[] | null;
  readonly said: string;
}

/** A page that listens. */
interface Listener {
  readonly response: Response;
  /** The latest revision that the page knows. */
  revision: number;
}

/** How a feed paces itself. */
export interface FeedOptions {
  /** Pages that listen at a time; more are turned away and go on without. */
  readonly mostListeners: number;
  /** Milliseconds between two looks for what other processes decided and what was read meanwhile. */
  readonly pace: number;
  /** Milliseconds after which a silent stream says that it is alive. */
  readonly heartbeat: number;
}

const defaults: FeedOptions = { mostListeners: 100, pace: 500, heartbeat: 20_000 };

/** Changes that one event tells of by name. */
const mostChanges = 200;
/** Bytes that may wait for a page that does not take them; then it is let go, and comes back by itself. */
const mostWaiting = 64 * 1024;

/**
 * Tells open pages what anyone decided, whose pairs were aligned again and how far reading has come: server-sent events (HTML Standard, section
 * 9.2). The history is what it reads from, so a page that was away is told what it missed.
 */
export class LiveFeed {
  private readonly listeners = new Set<Listener>();
  private readonly options: FeedOptions;
  private timer: NodeJS.Timeout | null = null;
  private lastBeat = Date.now();
  private analysed = -1;

  constructor(
    private readonly workspace: Workspace,
    options: Partial<FeedOptions> = {},
  ) {
    this.options = { ...defaults, ...options };
    workspace.realignments.listen((document) => {
      this.tellPairs(document);
    });
  }

  /** Whether one more page may listen. */
  get hasRoom(): boolean {
    return this.listeners.size < this.options.mostListeners;
  }

  /** Keeps a response open and writes to it what happens from now on, and what happened since the page was made. */
  follow(request: Request, response: Response): void {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    const listener = { response, revision: this.revisionOf(request) };
    this.listeners.add(listener);
    response.on('close', () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.rest();
    });
    this.write(listener, ':\n\n');
    this.timer ??= setInterval(() => {
      this.look();
    }, this.options.pace);
    this.tell([listener]);
    if (!this.workspace.isReading) return;
    const { analysed, event } = this.progress();
    this.write(listener, event);
    // The end is told to whoever was told the beginning, also where it comes before the first look.
    if (this.analysed < 0) this.analysed = analysed;
  }

  /** Tells every page what is new. */
  look(): void {
    if (this.listeners.size === 0) return;
    this.tell(this.listeners);
    this.tellProgress();
    if (Date.now() - this.lastBeat < this.options.heartbeat) return;
    this.lastBeat = Date.now();
    for (const listener of this.listeners) this.write(listener, ':\n\n');
  }

  private tell(listeners: Iterable<Listener>): void {
    const latest = this.workspace.decisions.latestRevision();
    const messages = new Map<number, string>();
    for (const listener of listeners) {
      if (listener.revision >= latest) continue;
      const message = messages.get(listener.revision) ?? this.decisionsSince(listener.revision, latest);
      messages.set(listener.revision, message);
      listener.revision = latest;
      this.write(listener, message);
    }
  }

  /** Pairs that were aligned again, of a document so long that its page did not wait for them. */
  private tellPairs(document: string): void {
    const event = `event: pairs\ndata: ${JSON.stringify({ document })}\n\n`;
    for (const listener of this.listeners) this.write(listener, event);
  }

  private tellProgress(): void {
    if (!this.workspace.isReading && this.analysed < 0) return;
    const { analysed, event } = this.progress();
    if (analysed !== this.analysed) for (const listener of this.listeners) this.write(listener, event);
    this.analysed = this.workspace.isReading ? analysed : -1;
  }

  private progress(): { readonly analysed: number; readonly event: string } {
    const { documents, analysed } = this.workspace.catalogue.totals();
    return { analysed, event: `event: progress\ndata: ${JSON.stringify({ documents, analysed })}\n\n` };
  }

  private decisionsSince(revision: number, latest: number): string {
    const changes = this.workspace.decisions.changesSince(revision, mostChanges + 1);
    const news = newsOf(changes, latest);
    return `event: decisions\nid: ${latest}\ndata: ${JSON.stringify(news)}\n\n`;
  }

  /** A page says which revision it shows; one that lost its stream, the last event it got. */
  private revisionOf(request: Request): number {
    const said = Number(request.headers['last-event-id'] ?? request.query.since);
    return Number.isSafeInteger(said) && said >= 0 ? said : this.workspace.decisions.latestRevision();
  }

  private write(listener: Listener, event: string): void {
    listener.response.write(event);
    if (listener.response.writableLength > mostWaiting) listener.response.destroy();
  }

  private rest(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.analysed = -1;
  }
}

function newsOf(changes: readonly RecordedChange[], revision: number): News {
  const isTooMany = changes.length > mostChanges;
  const documents = isTooMany ? null : [...new Set(changes.map(({ document }) => document))];
  return { revision, documents, said: newsInWords(changes) };
}
