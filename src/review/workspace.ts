import { setImmediate } from 'node:timers/promises';
import type { PairedFlag } from '../align/pair.js';
import { reported } from '../analyse.js';
import type { Document } from '../document/index.js';
import type { Settings } from '../settings.js';
import { addedSource, addFile } from './addedFiles.js';
import type { Analyst } from './analyst.js';
import { Catalogue, type CatalogueEntry } from './catalogue.js';
import { openDatabase, openDatabaseForAnalyses, type Connection } from './database.js';
import { engineName } from './engine.js';
import { KeptAnalyses } from './keptAnalyses.js';
import { reviewPlace, type ReviewPlace } from './place.js';
import {
  readContent,
  withRecords,
  type FileContent,
  type LostCaption,
  type ReviewedCaption,
} from './reading.js';
import { anchorsOf } from './realigning.js';
import { Realignments } from './realignments.js';
import { prepared, RecentDocuments, type PreparedDocument } from './recentDocuments.js';
import { findSources, listFiles, SourceError, type ReadingChoice, type Source } from './sources.js';
import { DecisionStore } from './store.js';

/** A document, read and analysed, with what was decided about it. */
export interface ReviewedDocument extends PreparedDocument {
  readonly entry: CatalogueEntry;
  /** The file as it was read. */
  readonly bytes: Uint8Array;
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
  /** How the files are read; by default by their endings and content. */
  readonly reading?: ReadingChoice | undefined;
  /** The file that keeps the decisions; by default `.didascalia/review.db` in the first opened folder. */
  readonly database?: string | undefined;
  /** Finds and pairs the flags of documents; the workspace closes it. */
  readonly analyst: Analyst;
}

/** The opened documents: what is listed of them, what was decided, and their analysis in the background. */
export class Workspace {
  readonly catalogue: Catalogue;
  readonly decisions: DecisionStore;
  /** Names the analysis (`engine.ts`). */
  readonly engine: string;
  private readonly kept: KeptAnalyses;
  /** Analyses that were asked for and are not done, by the hash of their bytes. */
  private readonly underWay = new Map<string, Promise<readonly PairedFlag[]>>();
  private readonly recent = new RecentDocuments();
  /** Pairs as aligned around what people settled. */
  readonly realignments = new Realignments();
  private isClosed = false;
  private waiting = 0;
  private indexing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly connection: Connection,
    /** For what can be made again from the files. */
    private readonly analyses: Connection,
    readonly place: ReviewPlace,
    /** The documents that people added, and then what was opened. */
    readonly sources: readonly [Source, ...Source[]],
    private readonly options: WorkspaceOptions,
  ) {
    this.catalogue = new Catalogue(analyses);
    this.decisions = new DecisionStore(connection);
    this.engine = engineName(options.settings, options.includeIntended, options.reading);
    this.kept = new KeptAnalyses(analyses, this.engine);
    this.kept.forgetOthers();
  }

  /**
   * Opens documents and begins to analyse those that are new or have changed.
   *
   * @throws SourceError for a path that is not there; DatabaseError where decisions cannot be kept.
   */
  static async open(options: WorkspaceOptions): Promise<Workspace> {
    const found = await findSources(options.paths, options.reading);
    const place = reviewPlace(options.paths, options.database);
    const sources = [addedSource(place.database, options.reading), ...found] as const;
    const workspace = new Workspace(
      openDatabase(place.database),
      openDatabaseForAnalyses(place.database),
      place,
      sources,
      options,
    );
    workspace.catalogue.list(listFiles(sources, place.base));
    workspace.indexing = workspace.analysePending();
    return workspace;
  }

  get settings(): Settings {
    return this.options.settings;
  }

  /** Whether captions that are there on purpose are shown too. */
  get includesIntended(): boolean {
    return this.options.includeIntended;
  }

  /**
   * Adds a document to the workspace and begins to analyse it. What was opened is not touched.
   *
   * @param name what it is called; its ending says which format it has.
   * @returns its id.
   * @throws AddError for what cannot be read; the system's error where it cannot be written.
   */
  add(name: string, bytes: Uint8Array): string {
    const [source] = this.sources;
    const path = addFile(source.folder, name, bytes, this.options.reading);
    const [listed] = [...listFiles([{ ...source, files: [path] }], this.place.base)];
    if (!listed) throw new SourceError(`${path} is gone already.`);
    this.catalogue.add([listed]);
    this.waiting++;
    const analysis = this.analyseListed(listed.id).finally(() => this.waiting--);
    this.indexing = Promise.all([this.indexing, analysis]).then(() => undefined);
    return listed.id;
  }

  /** Whether documents wait for their analysis. */
  get isReading(): boolean {
    return this.waiting > 0;
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
    this.analyses.close();
    this.connection.close();
  }

  /**
   * Reads a document as it is on the disk now, with its captions and their decisions; pairs that nobody settled are
   * aligned around those that somebody did. Where these bytes have not been analysed yet it waits for that, and nothing
   * else does.
   *
   * @returns `undefined` for an id that is not open.
   * @throws SourceError, EncodingError or FormatError where the file cannot be read as text.
   */
  async read(id: string): Promise<ReviewedDocument | undefined> {
    const reviewed = await this.readAsAnalysed(id);
    return reviewed && (await this.aroundSettledPairs(reviewed));
  }

  /** Pairs the captions around those whose pair somebody settled. */
  private async aroundSettledPairs(reviewed: ReviewedDocument): Promise<ReviewedDocument> {
    const { document, found, captions, blockOf, entry } = reviewed;
    const { analyst, settings, includeIntended } = this.options;
    const paired = await this.realignments.flagsOf(
      entry.id,
      entry.content ?? '',
      found,
      anchorsOf(captions, blockOf),
      (anchors) => analyst.realign({ document, flags: found, settings, anchors }),
    );
    if (paired === found) return reviewed;
    const flags = reported({ document, flags: paired }, includeIntended);
    return {
      ...reviewed,
      flags,
      captions: captions.map((caption, index) => ({ ...caption, flag: flags[index]! })),
    };
  }

  private async readAsAnalysed(id: string): Promise<ReviewedDocument | undefined> {
    const entry = this.catalogue.entry(id);
    if (!entry) return undefined;
    const file = readContent(this.sources, entry.path);
    const document = this.recent.get(file.content) ?? (await this.prepare(file));
    const { captions, lost } = withRecords(document.flags, document.names, this.decisions.recordsOf(id));
    const reviewed = { ...document, bytes: file.bytes, entry, captions, lost };
    if (entry.content === file.content && this.isListed(id)) return reviewed;
    const listed = captions.map(({ id: caption, flag }) => ({
      caption,
      text: flag.text,
      confidence: flag.confidence,
    }));
    this.catalogue.noteCaptions(id, file.content, this.engine, listed);
    return { ...reviewed, entry: this.catalogue.entry(id) ?? entry };
  }

  private isListed(id: string): boolean {
    return this.catalogue.isAnalysedBy(id, this.engine);
  }

  private async prepare(file: FileContent): Promise<PreparedDocument> {
    const opened = file.open();
    const document = prepared(
      opened,
      await this.flagsOf(opened.document, file.content),
      this.options.includeIntended,
    );
    this.recent.put(file.content, document);
    return document;
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
    const { flags } = await this.options.analyst.analyse(document, this.settings);
    this.kept.keep(content, flags);
    return flags;
  }

  /** As many documents at a time as the analyst takes, so that one that a page asks for is next. */
  private async analysePending(): Promise<void> {
    const pending = this.catalogue.pending(this.engine);
    const waiting = pending.values();
    this.waiting = pending.length;
    const lanes = Array.from({ length: this.options.analyst.capacity }, async () => {
      for (const id of waiting) {
        if (this.isClosed) return;
        await this.analyseListed(id);
        this.waiting--;
        await setImmediate();
      }
    });
    await Promise.all(lanes);
  }

  private async analyseListed(id: string): Promise<void> {
    try {
      await this.readAsAnalysed(id);
    } catch (error) {
      if (this.isClosed) return;
      this.catalogue.noteProblem(id, this.engine, error instanceof Error ? error.message : String(error));
    }
  }
}
