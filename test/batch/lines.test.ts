import fc from 'fast-check';
import { lineBatchesOf, linesOf } from '../../src/batch/lines.js';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const size of sizes) {
    // A copy that is overwritten when the next one is asked for, as a stream may use its buffers again.
    const chunk = Buffer.from(bytes.subarray(from, from + size));
    yield chunk;
    from += size;
    await Promise.resolve();
  }
  if (from < bytes.length) yield bytes.subarray(from);
}

async function linesIn(text: string, sizes: readonly number[] = []): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(chunksOf(Buffer.from(text), sizes)))
    lines.push(Buffer.from(line).toString());
  return lines;
}

describe('the lines of a byte stream', () => {
  it.each([
    ['nothing', '', []],
    ['a line with its end', 'a\n', ['a']],
    ['a last line without its end', 'a\nb', ['a', 'b']],
    ['blank lines', '\n\na\n\n', ['', '', 'a', '']],
    ['carriage returns, which belong to their lines', 'a\r\nb\r\n', ['a\r', 'b\r']],
    ['other line ends, which are none in JSONL', 'a\u2028b\u0085c\n', ['a\u2028b\u0085c']],
  ])('are found: %s', async (_, text, expected) => {
    expect(await linesIn(text)).toEqual(expected);
  });

  it('are the same however the stream is cut, also within a character', async () => {
    const pieces = fc.array(fc.oneof(fc.constant('\n'), fc.constantFrom('é', '🐟', '\r', 'ab')), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(pieces, fc.array(fc.integer({ min: 0, max: 7 })), async (parts, sizes) => {
        const text = parts.join('');
        const expected = text.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(await linesIn(text, sizes)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('come cut where they are too long, however the stream is cut, and the next ones whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 7 })), async (sizes) => {
        const bytes = Buffer.from(`abc\nabcd\n${'a'.repeat(40)}\nabc`);
        const lines: string[] = [];
        for await (const batch of lineBatchesOf(chunksOf(bytes, sizes), 3))
          lines.push(...batch.map((line) => Buffer.from(line).toString()));
        expect(lines).toEqual(['abc', 'abcd', 'aaaa', 'abc']);
      }),
    );
  });

  it('come together as they end in a piece of it, before the stream is read further', async () => {
    let asked = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        asked++;
        await Promise.resolve();
        yield Buffer.from('a\nb\nc');
      }
    }
    const batches = lineBatchesOf(endless());
    const lines = async () => {
      const { value } = (await batches.next()) as IteratorYieldResult<readonly Uint8Array[]>;
      return value.map((line) => Buffer.from(line).toString());
    };
    expect(await lines()).toEqual(['a', 'b']);
    expect(asked).toBe(1);
    expect(await lines()).toEqual(['ca', 'b']);
    expect(asked).toBe(2);
  });
});
