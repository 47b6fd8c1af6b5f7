import { execFileSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { align } from '../src/align/index.js';
import { detect } from '../src/detect/index.js';
import { formats } from '../src/document/index.js';
import { packageRoot } from '../src/packageRoot.js';
import { defaultSettings } from '../src/settings.js';
import { captionedText, englishText } from './growingText.js';
import type { Loading } from './loading.js';
import { printTable } from './table.js';

/**
 * How the cost grows: detection in one document of 1 to 100 MB, in single lines, pairing in 10 to 5,000
 * paragraphs; and what a process pays before it begins. `node dist/bench/growth.js`, with the largest size in MB
 * after it where that should be less.
 */
const largest = Number(process.argv[2] ?? 100);
const sizes = [1, 3, 10, 30, 100].filter((size) => size <= largest);
const lineSize = Math.min(10, largest);
const megabyte = 1_000_000;

/** A run that takes longer, in seconds, is not repeated. */
const quick = 2;

/**
 * Seconds of processor time of the least of three runs, or of one that is not quick: a busy machine stretches the
 * clock's and would bend the curve.
 */
function secondsOf(work: () => unknown): number {
  let best = Infinity;
  for (let run = 0; run < 3 && (run === 0 || best < quick); run++)
    best = Math.min(best, processorSeconds(work));
  return best;
}

function processorSeconds(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
}

/** A new text for every run: what a cache kept of the last one would flatter the small sizes. */
function detectionRow(name: string, textOf: () => string): string[] {
  const text = textOf();
  const size = Buffer.byteLength(text) / megabyte;
  const document = formats[0]!.read(text);
  const reading = secondsOf(() => formats[0]!.read(text));
  let detection = processorSeconds(() => detect(document, defaultSettings));
  for (let run = 1; run < 3 && detection < quick; run++) {
    const again = formats[0]!.read(textOf());
    detection = Math.min(
      detection,
      processorSeconds(() => detect(again, defaultSettings)),
    );
  }
  return [
    name,
    String(document.blocks.length),
    reading.toFixed(2),
    detection.toFixed(2),
    (size / detection).toFixed(1),
  ];
}

function pairingRow(count: number): string[] {
  const document = formats[0]!.read(captionedText(count));
  const flags = detect(document, defaultSettings);
  const pairing = secondsOf(() => align(document, flags, defaultSettings));
  return [
    String(count),
    String(flags.length),
    (1000 * pairing).toFixed(0),
    ((1000 * pairing) / Math.max(1, flags.length)).toFixed(2),
  ];
}

/** The median of what several fresh processes answer. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const fresh = 7;

function loadingRows(): string[][] {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'loading.js');
  const runs = Array.from(
    { length: fresh },
    () =>
      JSON.parse(execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })) as Loading,
  );
  const folder = mkdtempSync(join(tmpdir(), 'didascalia-growth-'));
  const file = join(folder, 'small.txt');
  writeFileSync(file, englishText(300, '\n\n'));
  const command = join(packageRoot, 'dist', 'src', 'cli', 'main.js');
  const timesOf = (...options: string[]) =>
    Array.from({ length: fresh }, () => 1000 * secondsOfOne(() => execFileSync(process.execPath, options)));
  const rows = [
    ['model: loading, ms', median(runs.map((run) => run.milliseconds)).toFixed(0)],
    ['model: loading, ms of processor time', median(runs.map((run) => run.processor)).toFixed(0)],
    ['model: memory, MB', (median(runs.map((run) => run.bytes)) / megabyte).toFixed(1)],
    ['node alone, start to end, ms', median(timesOf('-e', '0')).toFixed(0)],
    [
      'didascalia check on a small file, start to end, ms',
      median(timesOf(command, 'check', file)).toFixed(0),
    ],
  ];
  rmSync(folder, { recursive: true });
  return rows;
}

function secondsOfOne(work: () => unknown): number {
  const begun = performance.now();
  work();
  return (performance.now() - begun) / 1000;
}

printTable([`before the first text (median of ${fresh} processes)`, ''], loadingRows());
detect(formats[0]!.read(englishText(megabyte, '\n\n')), defaultSettings);
console.log();
printTable(
  ['detection', 'blocks', 'finding blocks, s', 'detection, s', 'MB/s'],
  [
    ...sizes.map((size) => detectionRow(`${size} MB`, () => englishText(size * megabyte, '\n\n'))),
    detectionRow(`${lineSize} MB, one line`, () => englishText(lineSize * megabyte, ' ')),
    detectionRow(`${lineSize} MB, one word`, () => 'a'.repeat(lineSize * megabyte)),
  ],
);
console.log();
printTable(
  ['pairing, paragraphs', 'captions', 'ms', 'ms a caption'],
  [10, 100, 500, 1000, 5000].map(pairingRow),
);
