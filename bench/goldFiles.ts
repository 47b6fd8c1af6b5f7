import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseGold, type GoldRecord } from '../src/evaluate/index.js';
import { packageRoot } from '../src/packageRoot.js';

/** Gold records with the name that a table gives them. */
export interface GoldSet {
  readonly name: string;
  readonly records: readonly GoldRecord[];
}

/** The records of a gold file, JSONL. @throws GoldError with the number of the line that is none. */
export function readGoldSet(path: string): GoldSet {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return {
    name: basename(path).replace(/\.jsonl$/, ''),
    records: lines.map((line, index) => parseGold(line, index + 1)),
  };
}

/** Our own gold: the documents of `corpus/gold.jsonl`, and the English and Italian lines of `corpus/languages.tsv`. */
export function ownGoldSets(): readonly GoldSet[] {
  return [readGoldSet(join(packageRoot, 'corpus', 'gold.jsonl')), ownLines()];
}

function ownLines(): GoldSet {
  const rows = readFileSync(join(packageRoot, 'corpus', 'languages.tsv'), 'utf8').split('\n');
  const records = rows.flatMap((row, index): GoldRecord[] => {
    const [label, text] = row.split('\t');
    if ((label !== 'en' && label !== 'it') || text === undefined) return [];
    return [{ kind: 'line', id: `line ${index + 1}`, text, label, bucket: 'lines' }];
  });
  return { name: 'languages', records };
}

/** The same set without its pairs, for measuring detection alone: pairing would take most of the time. */
export function withoutPairs({ name, records }: GoldSet): GoldSet {
  const kept = records.filter((record) => record.kind !== 'pair');
  return {
    name,
    records: kept.map((record) => (record.kind === 'document' ? { ...record, pairs: [] } : record)),
  };
}
