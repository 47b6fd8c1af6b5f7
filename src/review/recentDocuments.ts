import type { PairedFlag } from '../align/pair.js';
import { reported } from '../analyse.js';
import type { OpenedDocument } from '../document/index.js';
import { fingerprints, paragraphFingerprints } from './fingerprint.js';

/** All of a document that its bytes alone decide. */
export interface PreparedDocument extends OpenedDocument {
  /** Everything that the analysis found, what is there on purpose included. */
  readonly found: readonly PairedFlag[];
  /** Those of them that are shown. */
  readonly flags: readonly PairedFlag[];
  /** The flags' fingerprints, in their order. */
  readonly names: readonly string[];
  /** One fingerprint a block. */
  readonly paragraphs: readonly string[];
  /** The block of a paragraph by its fingerprint. */
  readonly blockOf: ReadonlyMap<string, number>;
}

/**
 * Works out which flags of a document are shown, and the fingerprints.
 *
 * @param found all flags of the document, in order of `start`.
 */
export function prepared(
  opened: OpenedDocument,
  found: readonly PairedFlag[],
  includeIntended: boolean,
): PreparedDocument {
  const { document } = opened;
  const flags = reported({ document, flags: found }, includeIntended);
  const names = fingerprints(document, flags);
  const paragraphs = paragraphFingerprints(document);
  const blockOf = new Map(paragraphs.map((name, block) => [name, block]));
  return { ...opened, found, flags, names, paragraphs, blockOf };
}

/** Keeps the last few documents that were looked at, by their content: a person stays with one for a while. */
export class RecentDocuments {
  /** The one that was looked at last is the last. */
  private readonly kept = new Map<string, PreparedDocument>();

  /**
   * @param most documents that are kept.
   * @param mostText UTF-16 code units that they have together, but for the last one.
   */
  constructor(
    private readonly most = 8,
    private readonly mostText = 32 * 1024 * 1024,
  ) {}

  get(content: string): PreparedDocument | undefined {
    const document = this.kept.get(content);
    if (document) this.put(content, document);
    return document;
  }

  put(content: string, document: PreparedDocument): void {
    this.kept.delete(content);
    this.kept.set(content, document);
    let text = 0;
    const others = [...this.kept].reverse().slice(1);
    others.forEach(([key, other], index) => {
      text += other.document.source.length;
      if (index + 1 >= this.most || text > this.mostText) this.kept.delete(key);
    });
  }
}
