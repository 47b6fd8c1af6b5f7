import type { ReviewedDocument } from '../../review/index.js';

/** The numbers that stand beside the blocks, from 1; null for a block that is a caption as a whole. */
export function paragraphNumbers({ document, captions }: ReviewedDocument): readonly (number | null)[] {
  const slots = new Set(captions.filter(({ flag }) => flag.scope === 'block').map(({ flag }) => flag.block));
  let count = 0;
  return document.blocks.map((_, block) => (slots.has(block) ? null : ++count));
}

/** The fingerprint of the paragraph beside which that number stands; `undefined` where there is none. */
export function paragraphNumbered(reviewed: ReviewedDocument, number: number): string | undefined {
  const block = paragraphNumbers(reviewed).indexOf(number);
  return block < 0 ? undefined : reviewed.paragraphs[block];
}

/** What a page and its forms say of the bytes that its numbers count in. */
export function contentMark({ entry }: ReviewedDocument): string {
  return (entry.content ?? '').slice(0, 16);
}
