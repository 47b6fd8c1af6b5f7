/** A source that its format cannot read: broken, hostile or not what it says it is. One line, with its place and the remedy. */
export class FormatError extends Error {
  override readonly name = 'FormatError';

  /** @param line the line of the source where reading failed, from 1, where there is one to name. */
  constructor(
    message: string,
    readonly line: number | null = null,
  ) {
    super(line === null ? message : `Line ${line}: ${message}`);
  }
}
