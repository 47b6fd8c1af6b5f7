import fc from 'fast-check';
import { decodeText, encodeText, EncodingError, type Encoding } from '../../src/document/index.js';

const plainUtf8: Encoding = { name: 'utf-8', byteOrderMark: false };
const readEncodings: readonly Encoding[] = [
  plainUtf8,
  { name: 'utf-8', byteOrderMark: true },
  { name: 'utf-16le', byteOrderMark: true },
  { name: 'utf-16be', byteOrderMark: true },
];

describe('decoding', () => {
  it.each<[string, number[], string, Encoding]>([
    ['UTF-8', [0x70, 0x65, 0x72, 0xc3, 0xb2], 'però', plainUtf8],
    ['UTF-8 with a byte order mark', [0xef, 0xbb, 0xbf, 0x73, 0xc3, 0xac], 'sì', readEncodings[1]!],
    ['UTF-16, low byte first', [0xff, 0xfe, 0xe8, 0x00, 0x3d, 0xd8, 0x42, 0xde], 'è🙂', readEncodings[2]!],
    ['UTF-16, high byte first', [0xfe, 0xff, 0x00, 0xe8, 0xd8, 0x3d, 0xde, 0x42], 'è🙂', readEncodings[3]!],
    ['no bytes at all', [], '', plainUtf8],
    ['a byte order mark alone', [0xff, 0xfe], '', readEncodings[2]!],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ text, encoding });
  });

  it('keeps a second byte order mark, which is text', () => {
    expect(decodeText(Buffer.from('\ufeff\ufeffA')).text).toBe('\ufeffA');
  });

  it('composes and decomposes no letter', () => {
    const decomposed = 'perche\u0301';
    expect(decodeText(Buffer.from(decomposed)).text).toBe(decomposed);
  });
});

describe('bytes that are no text', () => {
  it.each<[string, number[], number]>([
    ['a byte that UTF-8 never has', [0x61, 0x62, 0xff], 2],
    ['Latin-1, read as UTF-8', [0x63, 0x61, 0x66, 0x66, 0xe8, 0x20, 0x65], 4],
    ['a continuation byte without a lead', [0x61, 0x80], 1],
    ['a sequence cut off by the end', [0x61, 0xe2, 0x82], 1],
    ['a sequence cut off by the next letter', [0xf0, 0x9f, 0x99, 0x61], 0],
    ['an overlong form of two bytes', [0x61, 0xc0, 0xaf], 1],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], 0],
    ['an overlong form of four bytes', [0xf0, 0x80, 0x80, 0xaf], 0],
    ['a surrogate in UTF-8', [0x61, 0xed, 0xa0, 0x80], 1],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a fault after a byte order mark, which counts', [0xef, 0xbb, 0xbf, 0x61, 0xff], 4],
    ['half a code unit of UTF-16', [0xff, 0xfe, 0x61, 0x00, 0x62], 4],
    ['a lone high surrogate, low byte first', [0xff, 0xfe, 0x61, 0x00, 0x3d, 0xd8, 0x62, 0x00], 4],
    ['a lone low surrogate, high byte first', [0xfe, 0xff, 0x00, 0x61, 0xde, 0x42], 4],
    ['a lone high surrogate at the end', [0xfe, 0xff, 0xd8, 0x3d], 2],
  ])('are refused with the place of the first fault: %s', (_, bytes, byteOffset) => {
    const decode = () => decodeText(Uint8Array.from(bytes));
    expect(decode).toThrow(EncodingError);
    expect(faultOf(Uint8Array.from(bytes))).toBe(byteOffset);
    expect(decode).toThrow(new RegExp(`at byte ${byteOffset}\\.`));
  });

  it('come with advice', () => {
    expect(() => decodeText(Uint8Array.of(0xff))).toThrow('Convert the file to UTF-8');
  });

  it('are located where the longest valid beginning ends', () => {
    const likeUtf8 = fc.array(
      fc.oneof(
        fc.constantFrom([0x61], [0xc3, 0xa8], [0xe2, 0x82, 0xac], [0xf0, 0x9f, 0x99, 0x82]),
        fc.uint8Array({ minLength: 1, maxLength: 3 }).map((bytes) => [...bytes]),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(likeUtf8, (parts) => {
        const bytes = Uint8Array.from([0x61, ...parts.flat()]);
        const offset = faultOf(bytes);
        const validLengths = Array.from({ length: bytes.length + 1 }, (_, length) => length).filter(
          (length) => isUtf8(bytes.subarray(0, length)),
        );
        expect(offset ?? bytes.length).toBe(Math.max(...validLengths));
      }),
    );
  });
});

describe('encoding', () => {
  it('gives back the bytes that were read, whatever the encoding', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, fc.constantFrom(...readEncodings), (text, encoding) => {
        const bytes = encodeText(text, encoding);
        const decoded = decodeText(bytes);
        expect(Buffer.from(encodeText(decoded.text, decoded.encoding))).toEqual(Buffer.from(bytes));
        if (encoding.byteOrderMark || !text.startsWith('\ufeff')) expect(decoded).toEqual({ text, encoding });
      }),
    );
  });

  it('writes UTF-8 without a byte order mark unless told otherwise', () => {
    expect([...encodeText('è')]).toEqual([0xc3, 0xa8]);
  });

  it('leaves the bytes that it reads alone', () => {
    const bytes = Uint8Array.of(0xfe, 0xff, 0x00, 0xe8);
    decodeText(bytes);
    expect([...bytes]).toEqual([0xfe, 0xff, 0x00, 0xe8]);
  });
});

function faultOf(bytes: Uint8Array): number | undefined {
  try {
    decodeText(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof EncodingError) return error.byteOffset;
    throw error;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
