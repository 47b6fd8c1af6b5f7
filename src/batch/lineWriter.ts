import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Lines are handed on together when they are this long, in UTF-16 code units. */
const bufferLength = 64 * 1024;

/** Writes lines to a stream, many at a time while there are many, and at once when whoever makes them has to wait. */
export class LineWriter {
  private readonly lines: string[] = [];
  private size = 0;
  private isScheduled = false;
  /** Resolves when the stream takes more; undefined where it does. */
  private draining: Promise<void> | undefined;

  constructor(private readonly stream: Writable) {}

  /** Takes a line without its end. Where it answers a promise, the stream cannot take more before that resolves. */
  write(line: string): Promise<void> | undefined {
    this.lines.push(line, '\n');
    this.size += line.length + 1;
    if (this.size >= bufferLength) return this.flush();
    if (!this.isScheduled) {
      this.isScheduled = true;
      setImmediate(() => {
        this.isScheduled = false;
        void this.flush();
      });
    }
    return undefined;
  }

  /** Hands on what has been taken. */
  flush(): Promise<void> | undefined {
    if (this.draining) return this.draining.then(() => this.flush());
    if (this.lines.length === 0) return undefined;
    const all = this.lines.join('');
    this.lines.length = 0;
    this.size = 0;
    if (this.stream.write(all)) return undefined;
    this.draining = once(this.stream, 'drain').then(() => {
      this.draining = undefined;
    });
    return this.draining;
  }
}
