/** What a person chose for an analysis; the same settings, version and bytes always give the same result. */
export interface Settings {
  /** The document's main language, BCP 47. */
  readonly main: string;
  /** The language to look for, BCP 47, or `any` for whatever is not the main language. */
  readonly stray: string;
  /** Flags at or above this confidence are answered; a probability. */
  readonly threshold: number;
}

/** English documents, Italian strays, more likely right than wrong. */
export const defaultSettings: Settings = { main: 'en', stray: 'it', threshold: 0.5 };
