import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { workerThreads, Workspace, type Analyst, type ReadingChoice } from '../review/index.js';
import { defaultSettings, type Settings } from '../settings.js';
import { createApplication } from './application.js';
import { boundCrowd } from './crowd.js';
import { ExportJobs } from './exporting/exportJobs.js';
import type { FeedOptions } from './liveFeed.js';

/** The review cannot be opened as asked; the message says what to do. */
export class ReviewError extends Error {
  override readonly name = 'ReviewError';
}

/** What to review and where to serve it. */
export interface ReviewOptions {
  /** Files and folders; they are read, never written. */
  readonly paths: readonly string[];
  /** 0 for any free port. */
  readonly port: number;
  /** Address to listen on; 127.0.0.1 by default. Any other than this machine's own asks for a token. */
  readonly host?: string;
  /** What a visitor must know, 16 characters or more. */
  readonly token?: string;
  /** How the files are read; by default by their endings and content. */
  readonly reading?: ReadingChoice;
  /** The file that keeps the decisions; by default `.didascalia/review.db` in the first opened folder. */
  readonly database?: string;
  readonly settings?: Settings;
  /** Whether captions that are there on purpose are shown too; by default they are not. */
  readonly includeIntended?: boolean;
  /** Milliseconds that a visitor may take to send a request; 30,000 by default. */
  readonly requestTimeout?: number;
  /** Visitors that are served at a time, 256 by default; more are told that it is busy. */
  readonly mostConnections?: number;
  /** How the stream of events is paced and bounded; good defaults where it is not said. */
  readonly feed?: Partial<FeedOptions>;
  /** Finds and pairs the flags of documents; by default the detector and the aligner in worker threads. */
  readonly analyst?: Analyst;
}

/** A review that is being served. */
export interface RunningReview {
  /** Where to open it, with the token where there is one. */
  readonly url: string;
  /** Resolves when every document has been analysed. */
  analysed(): Promise<void>;
  /** Stops serving and closes the database. */
  close(): Promise<void>;
}

const loopbackAddresses = ['127.0.0.1', '::1', 'localhost'];
const shortestToken = 16;
const defaultRequestTimeout = 30_000;
const defaultMostConnections = 256;
/** Visitors that the system lets wait at the door, so that a crowd is told that it is busy and not left standing. */
const mostWaiting = 4096;

/**
 * Serves the review of documents in a browser.
 *
 * @throws ReviewError for an address that is taken, or one beyond this machine without a token;
 *   SourceError for a path that is not there; DatabaseError where decisions cannot be kept.
 */
export async function startReview(options: ReviewOptions): Promise<RunningReview> {
  const host = options.host ?? '127.0.0.1';
  const token = options.token ?? null;
  if (token === null && !loopbackAddresses.includes(host)) {
    throw new ReviewError(
      `Other machines can reach ${host}: name a token of ${shortestToken} characters or more.`,
    );
  }
  if (token !== null && token.length < shortestToken) {
    throw new ReviewError(`The token must have ${shortestToken} characters or more.`);
  }
  const workspace = await Workspace.open({
    paths: options.paths,
    settings: options.settings ?? defaultSettings,
    includeIntended: options.includeIntended ?? false,
    reading: options.reading,
    database: options.database,
    analyst: options.analyst ?? workerThreads(),
  });
  const exportJobs = new ExportJobs(workspace);
  // Slow visitors do not hold a connection for long.
  const requestTimeout = options.requestTimeout ?? defaultRequestTimeout;
  const timeouts = {
    requestTimeout,
    headersTimeout: requestTimeout,
    connectionsCheckingInterval: requestTimeout / 4,
  };
  const server = createServer(timeouts, createApplication(workspace, exportJobs, token, options.feed));
  boundCrowd(server, options.mostConnections ?? defaultMostConnections);
  try {
    await listen(server, options.port, host);
  } catch (error) {
    await workspace.close();
    throw error;
  }
  return {
    url: addressOf(server, host, token),
    analysed: () => workspace.analysed(),
    close: async () => {
      await stop(server);
      exportJobs.close();
      await workspace.close();
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'it is taken; choose another with --port' : error.message;
      reject(new ReviewError(`Port ${port} of ${host} cannot be opened: ${reason}.`));
    });
    server.listen(port, host, mostWaiting, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

function addressOf(server: Server, host: string, token: string | null): string {
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/${token === null ? '' : `?token=${encodeURIComponent(token)}`}`;
}
