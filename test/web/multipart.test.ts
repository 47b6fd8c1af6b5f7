import fc from 'fast-check';
import { MultipartError, readMultipart, type FormPart } from '../../src/web/multipart.js';

/** A form as Node's own fetch spells it. */
async function spelled(form: FormData): Promise<{ readonly body: Buffer; readonly type: string }> {
  const response = new Response(form);
  return { body: Buffer.from(await response.arrayBuffer()), type: response.headers.get('content-type')! };
}

const crlf = (...lines: string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
const type = 'multipart/form-data; boundary=edge';
const head = 'Content-Disposition: form-data; name="files"; filename="a.txt"';

describe('a multipart form', () => {
  it('gives back what another program put into it', async () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => !/[\r\n]/.test(text));
    const file = fc.record({ name, fileName: name, bytes });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 5 }), async (files) => {
        const form = new FormData();
        for (const each of files)
          form.append(each.name, new Blob([Uint8Array.from(each.bytes)]), each.fileName);
        const { body, type: contentType } = await spelled(form);
        expect(readMultipart(body, contentType)).toEqual(
          files.map((each): FormPart => ({ ...each, bytes: Buffer.from(each.bytes) })),
        );
      }),
    );
  });

  it('tells files from fields', async () => {
    const form = new FormData();
    form.append('name', 'a "quoted" name');
    form.append('files', new Blob(['text']), 'ä"b.txt');
    const { body, type: contentType } = await spelled(form);
    expect(readMultipart(body, contentType)).toEqual([
      { name: 'name', fileName: null, bytes: Buffer.from('a "quoted" name') },
      { name: 'files', fileName: 'ä"b.txt', bytes: Buffer.from('text') },
    ]);
  });

  it.each<[string, Buffer, string]>([
    [
      'a preamble and an epilogue',
      crlf('for old readers', '--edge', head, '', 'x', '--edge--', 'the end'),
      type,
    ],
    [
      'a quoted boundary',
      crlf('--a b', head, '', 'x', '--a b--'),
      'multipart/form-data; charset=utf-8; boundary="a b"',
    ],
    ['white space after a boundary', crlf('--edge  ', head, '', 'x', '--edge--'), type],
    ['other headers before it', crlf('--edge', 'Content-Type: text/plain', head, '', 'x', '--edge--'), type],
  ])('may have %s', (_, body, contentType) => {
    expect(readMultipart(body, contentType)).toEqual([
      { name: 'files', fileName: 'a.txt', bytes: Buffer.from('x') },
    ]);
  });

  it('keeps a file that looks like a boundary but is none', () => {
    const text = 'a\r\n--edg\r\n--\r\n--edge';
    const body = crlf('--longer-edge', head, '', text, '--longer-edge--');
    const [part] = readMultipart(body, 'multipart/form-data; boundary=longer-edge');
    expect(part!.bytes.toString()).toBe(text);
  });

  it.each<[string, Buffer, string]>([
    ['another type', crlf('--edge--'), 'text/plain'],
    ['no boundary', crlf('--edge--'), 'multipart/form-data'],
    ['no body', Buffer.of(), type],
    ['another boundary', crlf('--other', head, '', 'x', '--other--'), type],
    ['a boundary inside a line', crlf('x--edge', head, '', 'x', '--edge--'), type],
    ['no end', crlf('--edge', head, '', 'x'), type],
    ['a part without a blank line', crlf('--edge', head, 'x', '--edge--'), type],
    ['a part without a name', crlf('--edge', 'Content-Disposition: form-data', '', 'x', '--edge--'), type],
    ['a header without end', crlf('--edge', `X: ${'x'.repeat(20_000)}`, head, '', 'x', '--edge--'), type],
    ['something after a boundary', crlf('--edge!', head, '', 'x', '--edge--'), type],
  ])('is refused with %s', (_, body, contentType) => {
    expect(() => readMultipart(body, contentType)).toThrow(MultipartError);
  });

  it('is refused with more parts than anyone sends', () => {
    const parts = Array.from({ length: 201 }, () => ['--edge', head, '', 'x']).flat();
    expect(() => readMultipart(crlf(...parts, '--edge--'), type)).toThrow(/more than 200 parts/);
  });

  it('never answers anything but parts or that error, whatever is sent', () => {
    const pieces = fc.constantFrom('--edge', '--', '\r\n', '\r\n\r\n', head, 'x', ' ', '"', '\0');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
        const body = Buffer.from(list.join(''), 'latin1');
        try {
          for (const { bytes } of readMultipart(body, type)) expect(body.includes(bytes)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(MultipartError);
        }
      }),
    );
  });
});
