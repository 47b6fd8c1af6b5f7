/** What ends a line; made for `matchAll`. */
export const lineBreak = /\r\n|[\n\r\u2028\u2029\f]/g;

/** Whether a code unit ends a line, alone or as the first of CR LF. */
export function breaksLine(code: number): boolean {
  if (code <= 0x0d) return code === 0x0a || code === 0x0d || code === 0x0c;
  return code === 0x2028 || code === 0x2029;
}

/** The end of a sentence, with the quotation marks and brackets that close after it. */
export const sentenceEnd = /[.!?…][\p{Pe}\p{Pf}"'”’»*_]*$/u;

/** White space inside a line: every Unicode space (JavaScript's `\s`) that ends no line. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === 0x09 || code === 0x0b;
  if (code < 0x1680) return code === 0xa0;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff;
}
