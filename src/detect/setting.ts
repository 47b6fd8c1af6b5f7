import type { Document } from '../document/index.js';
import type { Flag } from './flag.js';
import { isOfSentences } from './host.js';
import { shortestParagraph } from './paragraph.js';

/**
 * Where a flagged passage stands: `prose`, a block with running text in the main language directly before and after,
 * as around a picture in an article; `list`, any other block; `sentence`, whole sentences of a block; `phrase`, any other
 * part of one.
 */
export const settings = ['prose', 'list', 'sentence', 'phrase'] as const;
export type Setting = (typeof settings)[number];

/** Whether a passage of this setting is a block as a whole. */
export function isWholeBlock(setting: Setting): boolean {
  return setting === 'prose' || setting === 'list';
}

/** A text of fewer blocks is no page, whose lists could hold titles and dishes. */
const fewestPageBlocks = 7;

/** Whether a document has enough blocks for what stands around one to say anything. */
export function isPage({ blocks }: Document): boolean {
  return blocks.length >= fewestPageBlocks;
}

/** The setting of a flagged passage. */
export function settingOf(document: Document, flag: Flag, flagged: Uint8Array): Setting {
  const { block } = flag;
  if (flag.scope === 'span') return isOfSentences(document, block, flag) ? 'sentence' : 'phrase';
  if (!isPage(document)) return 'prose';
  const isAmongProse = [block - 1, block + 1].every((index) => {
    const other = document.blocks[index];
    return other === undefined || (flagged[index] === 0 && other.end - other.start >= shortestParagraph);
  });
  return isAmongProse ? 'prose' : 'list';
}
