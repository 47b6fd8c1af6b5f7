/** The bytes are not text in any encoding that is read; `byteOffset` is where the first wrong byte stands. */
export class EncodingError extends Error {
  override readonly name = 'EncodingError';
  constructor(
    readonly byteOffset: number,
    reason: string,
  ) {
    super(
      `${reason} at byte ${byteOffset}. Convert the file to UTF-8 (for example with iconv) and try again.`,
    );
  }
}
