/** The parts of `check --format json` and of a filtered record, as the contract has them. */

/** A range in the unit that the report names. */
export interface ReportedRange {
  readonly start: number;
  readonly end: number;
}

/** A flag of a report. */
export interface ReportedFlag extends ReportedRange {
  readonly text: string;
  readonly language: string;
  readonly confidence: number;
  readonly scope: string;
  readonly reading: string;
  readonly evidence: readonly (ReportedRange & { readonly token: string; readonly weight: number })[];
  readonly pair:
    | (ReportedRange & {
        readonly score: number;
        readonly evidence: readonly (ReportedRange & {
          readonly kind: string;
          readonly token: string;
          readonly matchStart: number;
          readonly matchEnd: number;
          readonly match: string;
          readonly weight: number;
        })[];
      })
    | null;
  readonly alternatives: readonly (ReportedRange & { readonly score: number })[];
}

/** A whole report. */
export interface CheckReport {
  readonly tool: string;
  readonly version: string;
  readonly settings: { readonly main: string; readonly stray: string; readonly threshold: number };
  readonly offsets: string;
  readonly summary: {
    readonly documents: number;
    readonly flagged: number;
    readonly flags: number;
    readonly errors: number;
  };
  readonly documents: readonly {
    readonly path: string;
    readonly format: string;
    readonly flags: readonly ReportedFlag[];
  }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** Reads a report. */
export function reportOf(stdout: string): CheckReport {
  return JSON.parse(stdout) as CheckReport;
}

/** The flags of the only document of a report. */
export function onlyFlags(stdout: string): readonly ReportedFlag[] {
  const { documents } = reportOf(stdout);
  expect(documents).toHaveLength(1);
  return documents[0]!.flags;
}

/** The part of a text between two offsets, as a reader that counts in that unit would take it. */
export const sliceIn: Readonly<Record<string, (text: string, range: ReportedRange) => string>> = {
  'utf-16': (text, { start, end }) => text.slice(start, end),
  codepoint: (text, { start, end }) => Array.from(text).slice(start, end).join(''),
  byte: (text, { start, end }) => Buffer.from(text, 'utf8').subarray(start, end).toString('utf8'),
};

/** Fails unless every range of a flag says in its unit what the flag says in words. */
export function expectRangesToMatch(text: string, flag: ReportedFlag, unit: string): void {
  const slice = (range: ReportedRange) => sliceIn[unit]!(text, range);
  expect(slice(flag)).toBe(flag.text);
  for (const item of flag.evidence) expect([item.token, flag.text]).toContain(slice(item));
  const paragraphs = text.split(/\r?\n\r?\n/).map((paragraph) => paragraph.trim());
  for (const candidate of [...(flag.pair ? [flag.pair] : []), ...flag.alternatives])
    expect(paragraphs).toContain(slice(candidate));
  for (const tie of flag.pair?.evidence ?? []) {
    expect(slice(tie)).toBe(tie.token);
    const match = slice({ start: tie.matchStart, end: tie.matchEnd });
    expect(match).toBe(tie.kind === 'position' ? slice(flag.pair!) : tie.match);
  }
}
