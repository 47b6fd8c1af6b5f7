/** The reader of XLIFF that tests hold the export against; the package has no types. */
declare module 'xliff' {
  /** A unit as it is read; white space stays. */
  interface ReadUnit {
    readonly source: string;
    readonly target?: string;
    readonly note?: string | readonly string[];
    readonly additionalAttributes?: Readonly<Record<string, string>>;
  }

  /** Reads a file of XLIFF 2. */
  export function xliff2js(xml: string): Promise<{
    readonly xliffVersion: string;
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    /** Units by the identifiers of file and unit. */
    readonly resources: Readonly<Record<string, Readonly<Record<string, ReadUnit>>>>;
  }>;
}
