import { once } from 'node:events';
import { get } from 'node:http';
import { performance } from 'node:perf_hooks';

/** A page that was asked for. */
export interface AskedPage {
  /** Bytes as they came over the wire. */
  readonly size: number;
  /** Milliseconds until it was whole. */
  readonly time: number;
  readonly body: string;
}

/** Asks for a page over a connection of its own, without compression. */
export async function ask(url: string): Promise<AskedPage> {
  const start = performance.now();
  const [response] = (await once(get(url, { agent: false }), 'response')) as [NodeJS.ReadableStream];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return { size: body.length, time: performance.now() - start, body: body.toString('utf8') };
}

/** How many times there are, and their median, 95th percentile and longest, in whole milliseconds. */
export function summary(times: readonly number[]): string[] {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * (sorted.length - 1))]!.toFixed(0);
  return [String(times.length), at(0.5), at(0.95), at(1)];
}
