import { analyse, strays } from '../analyse.js';
import { formatOf, type Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import { cleanSource } from './apply.js';

/** A document's source with its strays taken out. */
export interface CleanedDocument {
  readonly source: string;
  /** How many captions were removed. */
  readonly removed: number;
}

/**
 * Taking captions out changes what stands around the others, and so now and then the reading of one; a few
 * rounds settle it, and more than these would be a fault.
 */
const mostRounds = 8;

/** Removes every stray. Cleaning the result again changes nothing; outside the strays every byte is the source's. */
export function cleanDocument(source: Document, settings: Settings): CleanedDocument {
  let document = source;
  let removed = 0;
  for (let round = 0; round < mostRounds; round++) {
    const flags = strays(analyse(document, settings));
    if (flags.length === 0) break;
    removed += flags.length;
    document = formatOf(document).read(
      cleanSource(document, flags, () => ({ action: 'remove' })).source,
      document.options,
    );
  }
  return { source: document.source, removed };
}
