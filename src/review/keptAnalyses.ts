import type { PairedFlag } from '../align/pair.js';
import type { Connection } from './database.js';

/** All flags by the bytes that they were found in: what was analysed once is not analysed again, also after a restart. */
export class KeptAnalyses {
  constructor(
    private readonly connection: Connection,
    private readonly engine: string,
  ) {}

  /** Forgets the analyses of every other engine: nothing will ask for them again. */
  forgetOthers(): void {
    this.connection.prepare('DELETE FROM analyses WHERE engine <> ?').run(this.engine);
  }

  /** The flags of the bytes with this hash, or `undefined` where they are not kept. */
  flagsOf(content: string): readonly PairedFlag[] | undefined {
    const row = this.connection
      .prepare('SELECT flags FROM analyses WHERE content = ? AND engine = ?')
      .get(content, this.engine) as { flags: string } | undefined;
    return row && (JSON.parse(row.flags) as readonly PairedFlag[]);
  }

  /** Keeps the flags of the bytes with this hash. */
  keep(content: string, flags: readonly PairedFlag[]): void {
    this.connection
      .prepare('INSERT OR REPLACE INTO analyses (content, engine, flags) VALUES (?, ?, ?)')
      .run(content, this.engine, JSON.stringify(flags));
  }
}
