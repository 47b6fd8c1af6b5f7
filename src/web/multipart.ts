/** A field of a form, or a file that was chosen for it. */
export interface FormPart {
  readonly name: string;
  /** Null for a field that is no file; empty where no file was chosen. */
  readonly fileName: string | null;
  readonly bytes: Buffer;
}

/** A body is not the multipart form that it says it is. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError';
}

/** Parts that a form may have, and bytes of their headers. */
const mostParts = 200;
const longestHeader = 16 * 1024;
const lineEnd = '\r\n';

/**
 * Reads the parts of a form that was sent as `multipart/form-data` (RFC 7578; the HTML Standard, "Multipart form
 * data", for how names are escaped). Parts are slices of the body; nothing is decoded but names.
 *
 * @param type the request's `Content-Type`.
 * @throws MultipartError for anything else.
 */
export function readMultipart(body: Buffer, type: string): readonly FormPart[] {
  const delimiter = `--${boundaryOf(type)}`;
  const parts: FormPart[] = [];
  let place = body.indexOf(delimiter);
  if (place !== 0 && body.subarray(place - 2, place).toString('latin1') !== lineEnd) throw broken();
  for (;;) {
    place += delimiter.length;
    if (body.subarray(place, place + 2).toString('latin1') === '--') return parts;
    const start = endOfLine(body, place);
    const end = body.indexOf(lineEnd + delimiter, start - lineEnd.length);
    if (end < 0) throw broken();
    parts.push(partOf(body.subarray(start, Math.max(start, end))));
    if (parts.length > mostParts) throw new MultipartError(`The form has more than ${mostParts} parts.`);
    place = end + lineEnd.length;
  }
}

function boundaryOf(type: string): string {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw broken();
  return boundary;
}

/** After a delimiter only white space may stand (RFC 2046, section 5.1.1). */
function endOfLine(body: Buffer, place: number): number {
  const end = body.indexOf(lineEnd, place);
  if (end < 0 || body.subarray(place, end).toString('latin1').trim() !== '') throw broken();
  return end + lineEnd.length;
}

function partOf(part: Buffer): FormPart {
  const end = part.indexOf(lineEnd + lineEnd);
  if (end < 0 || end > longestHeader) throw broken();
  const headers = part.subarray(0, end).toString('utf8').split(lineEnd);
  const disposition = headers.find((header) => /^content-disposition:/i.test(header)) ?? '';
  const name = parameterOf(disposition, 'name');
  if (name === null) throw broken();
  return {
    name,
    fileName: parameterOf(disposition, 'filename'),
    bytes: part.subarray(end + 2 * lineEnd.length),
  };
}

function parameterOf(disposition: string, parameter: string): string | null {
  const value = new RegExp(`;\\s*${parameter}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return value === undefined
    ? null
    : value.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

function broken(): MultipartError {
  return new MultipartError('The form did not arrive whole. Send it again.');
}
