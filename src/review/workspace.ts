import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { PairedFlag } from '../align/pair.js';
import { reported } from '../analyse.js';
import {
  formatOfBytes,
  formatOfPath,
  openBytes,
  type Document,
  type OpenedDocument,
  type Packaging,
} from '../document/index.js';
import type { Settings } from '../settings.js';
import type { Analyst } from './analyst.js';
import { Catalogue, type CatalogueEntry } from './catalogue.js';
import { openDatabase, type Connection } from './database.js';
import { engineName } from './engine.js';
import { adopt, fingerprints, paragraphFingerprints } from './fingerprint.js';
import { KeptAnalyses } from './keptAnalyses.js';
import { findSources, listFiles, readSource, SourceError, type Source } from './sources.js';
import { emptyRecord, type CaptionRecord } from './record.js';
import { DecisionStore } from './store.js';

/** A caption of an open document with all that stands for it. */
export interface ReviewedCaption {
  /** The fingerprint to know it by. */
  readonly id: string;
  readonly flag: PairedFlag;
  readonly record: CaptionRecord;
}

/** A decided caption that the document does not hold any more. */
export interface LostCaption {
  readonly id: string;
  readonly record: CaptionRecord;
}

/** A document, read and analysed, with what was decided about it. */
export interface ReviewedDocument extends OpenedDocument {
  readonly entry: CatalogueEntry;
  /** One fingerprint a block. */
  readonly paragraphs: readonly string[];
  /** In document order. */
  readonly captions: readonly ReviewedCaption[];
  readonly lost: readonly LostCaption[];
}

/** What to open and how. */
export interface WorkspaceOptions {
  /** Files and folders; they are read, never written. */
  readonly paths: readonly string[];
  readonly settings: Settings;
  /** Whether captions that are there on purpose are shown too. */
  readonly includeIntended: boolean;
  /** The file that keeps the decisions; by default `.didascalia/review.db` in the first opened folder. */
  readonly database?: string | undefined;
  /** Finds and pairs the flags of documents; the workspace closes it. */
  readonly analyst: Analyst;
}

/** The opened documents: what is listed of them, what was decided, and their analysis in the background. */
export class Workspace {
  readonly catalogue: Catalogue;
  readonly decisions: DecisionStore;
  private readonly engine: string;
  private readonly kept: KeptAnalyses;
  /** Analyses that were asked for and are not done, by the hash of their bytes. */
  private readonly underWay = new Map<string, Promise<readonly PairedFlag[]>>();
  private isClosed = false;
  private indexing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly connection: Connection,
    private readonly sources: readonly Source[],
    private readonly options: WorkspaceOptions,
  ) {
    this.catalogue = new Catalogue(connection);
    this.decisions = new DecisionStore(connection);
    this.engine = engineName(options.settings, options.includeIntended);
    this.kept = new KeptAnalyses(connection, this.engine);
  }

  /**
   * Opens documents and begins to analyse those that are new or have changed.
   *
   * @throws SourceError for a path that is not there; DatabaseError where decisions cannot be kept.
   */
  static async open(options: WorkspaceOptions): Promise<Workspace> {
    const sources = await findSources(options.paths);
    const first = sources[0];
    if (!first) throw new SourceError('There is nothing to open: name a file or a folder.');
    const file = resolve(options.database ?? join(first.folder, '.didascalia', 'review.db'));
    const base = options.database === undefined ? first.folder : dirname(file);
    const workspace = new Workspace(openDatabase(file), sources, options);
    workspace.catalogue.list(listFiles(sources, base));
    workspace.indexing = workspace.analysePending();
    return workspace;
  }

  /** Resolves when every document that was waiting has been analysed. */
  async analysed(): Promise<void> {
    await this.indexing;
  }

  /** Stops the analysis in the background and closes the database. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.options.analyst.close();
    await this.indexing;
    this.connection.close();
  }

  /**
   * Reads a document as it is on the disk now, with its captions and their decisions. Where these bytes have not
   * been analysed yet it waits for that, and nothing else does.
   *
   * @returns `undefined` for an id that is not open.
   * @throws SourceError, EncodingError or FormatError where the file cannot be read as text.
   */
  async read(id: string): Promise<ReviewedDocument | undefined> {
    const entry = this.catalogue.entry(id);
    if (!entry) return undefined;
    const bytes = readSource(this.sources, entry.path);
    const format = formatOfPath(entry.path) ?? formatOfBytes(bytes);
    const { document, packaging } = openBytes(bytes, format);
    const content = createHash('sha256').update(`${format.name}\n`).update(bytes).digest('hex');
    const flags = await this.flagsOf(document, content);
    const reviewed = this.withRecords(entry, document, packaging, flags);
    if (entry.content === content && this.isListed(id)) return reviewed;
    const listed = reviewed.captions.map(({ id: caption, flag }) => ({
      caption,
      text: flag.text,
      confidence: flag.confidence,
    }));
    this.catalogue.noteCaptions(id, content, this.engine, listed);
    return { ...reviewed, entry: this.catalogue.entry(id) ?? entry };
  }

  private isListed(id: string): boolean {
    return this.catalogue.isAnalysedBy(id, this.engine);
  }

  /** Kept flags, or those of an analysis: one for the same bytes, however many ask meanwhile. */
  private async flagsOf(document: Document, content: string): Promise<readonly PairedFlag[]> {
    const known = this.kept.flagsOf(content) ?? this.underWay.get(content);
    if (known) return known;
    const analysis = this.analyse(document, content).finally(() => this.underWay.delete(content));
    this.underWay.set(content, analysis);
    return analysis;
  }

  private async analyse(document: Document, content: string): Promise<readonly PairedFlag[]> {
    const { analyst, settings, includeIntended } = this.options;
    const flags = reported(await analyst.analyse(document, settings), includeIntended);
    this.kept.keep(content, flags);
    return flags;
  }

  private withRecords(
    entry: CatalogueEntry,
    document: Document,
    packaging: Packaging,
    flags: readonly PairedFlag[],
  ): ReviewedDocument {
    const records = this.decisions.recordsOf(entry.id);
    const names = adopt([...records.keys()], fingerprints(document, flags));
    const captions = flags.map((flag, index) => {
      const id = names[index]!;
      return { id, flag, record: records.get(id) ?? emptyRecord };
    });
    const found = new Set(names);
    const lost = [...records]
      .filter(([id, record]) => !found.has(id) && (record.caption.decision ?? record.pair.decision) !== null)
      .map(([id, record]) => ({ id, record }));
    return { entry, document, packaging, paragraphs: paragraphFingerprints(document), captions, lost };
  }

  /** As many documents at a time as the analyst takes, so that one that a page asks for is next. */
  private async analysePending(): Promise<void> {
    const waiting = this.catalogue.pending(this.engine).values();
    const lanes = Array.from({ length: this.options.analyst.capacity }, async () => {
      for (const id of waiting) {
        if (this.isClosed) return;
        await this.analyseListed(id);
        await setImmediate();
      }
    });
    await Promise.all(lanes);
  }

  private async analyseListed(id: string): Promise<void> {
    try {
      await this.read(id);
    } catch (error) {
      if (this.isClosed) return;
      this.catalogue.noteProblem(id, this.engine, error instanceof Error ? error.message : String(error));
    }
  }
}
