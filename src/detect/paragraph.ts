/** A block of this many UTF-16 code units is running text: a paragraph, whatever its format calls it. */
export const shortestParagraph = 80;
