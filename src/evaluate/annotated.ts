import { GoldError, goldLabels, type GoldLabel, type GoldPair, type GoldSegment } from './gold.js';

/** A document as a person annotates it: one block a line, `label<TAB>text[<TAB>target]`, below `# key: value` lines. */
export interface AnnotatedDocument {
  readonly id: string;
  readonly kind: 'article' | 'page';
  readonly text: string;
  readonly segments: readonly GoldSegment[];
  readonly pairs: readonly GoldPair[];
}

interface Line {
  /** From 1, in the source. */
  readonly number: number;
  readonly label: GoldLabel;
  readonly text: string;
  readonly anchor: string | null;
  readonly target: string | null;
}

/**
 * Reads the line-tagged form (`corpus/README.md`): `{name}` before a text names it, a target names the block a
 * caption belongs to (`name?` where another is as fair, `-` for none), and ⟦ ⟧ hold the stray parts of a
 * `mixed` block. Blocks are joined by a blank line or a line end, as `# wrap:` says, and a final line end.
 *
 * @throws GoldError with the line's number.
 */
export function parseAnnotated(source: string): AnnotatedDocument {
  const header = new Map<string, string>();
  const lines: Line[] = [];
  source.split('\n').forEach((line, index) => {
    const entry = /^# (\w+): (.*)$/.exec(line);
    if (entry && lines.length === 0) header.set(entry[1]!, entry[2]!.trim());
    else if (line.trim() !== '') lines.push(parseLine(line, index + 1));
  });
  const glue = header.get('wrap') === 'blank' ? '\n\n' : '\n';
  const segments = place(lines, glue);
  return {
    id: header.get('id') ?? 'untitled',
    kind: header.get('kind') === 'article' ? 'article' : 'page',
    text: lines.map((line) => withoutBrackets(line.text)).join(glue) + '\n',
    segments,
    pairs: pairsOf(lines),
  };
}

function parseLine(line: string, number: number): Line {
  const [label, tagged, target = null] = line.split('\t');
  if (!(goldLabels as readonly (string | undefined)[]).includes(label)) {
    throw new GoldError(
      `line ${number}: "${label ?? ''}" is no label; the labels are ${goldLabels.join(', ')}.`,
    );
  }
  if (!tagged) throw new GoldError(`line ${number}: no text after the label.`);
  const anchored = /^\{(\w+)\}\s*(.*)$/.exec(tagged);
  const text = anchored ? anchored[2]! : tagged;
  if (!/^[^⟦⟧]*(?:⟦[^⟦⟧]+⟧[^⟦⟧]*)*$/.test(text)) throw new GoldError(`line ${number}: ⟦ and ⟧ do not match.`);
  return {
    number,
    label: label as GoldLabel,
    text: text.trim(),
    anchor: anchored?.[1] ?? null,
    target: target?.trim() ?? null,
  };
}

function withoutBrackets(text: string): string {
  return text.replace(/[⟦⟧]/g, '');
}

function place(lines: readonly Line[], glue: string): GoldSegment[] {
  let start = 0;
  return lines.map((line) => {
    const end = start + withoutBrackets(line.text).length;
    const segment: GoldSegment = { start, end, label: line.label };
    const spans = line.label === 'mixed' ? spansOf(line.text, start) : undefined;
    start = end + glue.length;
    return spans ? { ...segment, spans } : segment;
  });
}

function spansOf(text: string, start: number): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  let brackets = 0;
  for (const match of text.matchAll(/⟦([^⟧]*)⟧/g)) {
    const from = start + match.index - brackets;
    spans.push({ start: from, end: from + match[1]!.length });
    brackets += 2;
  }
  return spans;
}

function pairsOf(lines: readonly Line[]): GoldPair[] {
  const anchors = new Map(
    lines.flatMap((line, index) => (line.anchor ? [[line.anchor, index] as const] : [])),
  );
  return lines.flatMap((line, caption): GoldPair[] => {
    if (!line.target) return [];
    if (line.target === '-') return [{ caption, paragraph: null, certain: true }];
    const paragraph = anchors.get(line.target.replace(/\?$/, ''));
    if (paragraph === undefined)
      throw new GoldError(`line ${line.number}: the target "${line.target}" names no block.`);
    return [{ caption, paragraph, certain: !line.target.endsWith('?') }];
  });
}
