import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { LineWriter } from '../../src/batch/lineWriter.js';

/** A stream that takes its time for each piece, and what it was given. */
function slowStream(): { readonly stream: Writable; readonly pieces: readonly string[] } {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (piece: string, _encoding, done) => {
      pieces.push(piece);
      setTimeout(done, 1);
    },
  });
  return { stream, pieces };
}

describe('lines that are written', () => {
  it('go on together while there are many, and none is lost', async () => {
    const { stream, pieces } = slowStream();
    const writer = new LineWriter(stream);
    const lines = Array.from({ length: 20_000 }, (_, i) => `${i} ${'x'.repeat(i % 90)}`);
    for (const line of lines) await writer.write(line);
    await writer.flush();
    expect(pieces.join('')).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(pieces.length).toBeLessThan(lines.length / 100);
  });

  it('go on at once where no more come', async () => {
    const { stream, pieces } = slowStream();
    await new LineWriter(stream).write('a');
    await wait(5);
    expect(pieces).toEqual(['a\n']);
  });

  it('wait for a slow stream, and neither they nor their listeners pile up', async () => {
    const { stream, pieces } = slowStream();
    const writer = new LineWriter(stream);
    const line = 'x'.repeat(10_000);
    for (let i = 0; i < 200; i++) {
      await writer.write(line);
      // As between two pieces of input: what has been taken goes on.
      if (i % 3 === 0) await wait(0);
      expect(stream.writableLength).toBeLessThan(100_000);
      expect(stream.listenerCount('drain')).toBeLessThanOrEqual(1);
    }
    await writer.flush();
    expect(pieces.join('')).toHaveLength(200 * (line.length + 1));
  });
});
