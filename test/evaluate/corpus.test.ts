import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../src/document/plainText.js';
import { parseAnnotated, parseGold } from '../../src/evaluate/index.js';
import { packageRoot } from '../../src/packageRoot.js';

const corpus = join(packageRoot, 'corpus');
const read = (...path: string[]) => readFileSync(join(corpus, ...path), 'utf8');
const goldLines = read('gold.jsonl').trimEnd().split('\n');

/** The sample documents as the annotated sources give them. */
const sources = ['articles', 'pages'].flatMap((folder) =>
  readdirSync(join(corpus, 'annotated', folder))
    .sort()
    .map((file) => ({ folder, file, ...parseAnnotated(read('annotated', folder, file)) })),
);

/** Fails where anything generated is not what the sources give. */
function expectFresh(stale: readonly string[]): void {
  if (stale.length > 0) throw new Error(`Out of date: ${stale.join(', ')}. Run "npm run corpus".`);
}

describe('the corpus', () => {
  it('has the texts that its annotated sources give', () => {
    expectFresh(
      sources.flatMap(({ folder, id, text }) => {
        const name = `${folder}/${id}.txt`;
        try {
          return read(name) === text ? [] : [name];
        } catch {
          return [name];
        }
      }),
    );
  });

  it('has no text beside those', () => {
    const known = new Set(sources.map(({ folder, id }) => `${folder}/${id}.txt`));
    const present = ['articles', 'pages'].flatMap((folder) =>
      readdirSync(join(corpus, folder)).map((file) => `${folder}/${file}`),
    );
    expectFresh(present.filter((name) => !known.has(name)));
  });

  it('has the gold records that its annotated sources give, in their order', () => {
    const expected = sources.map(({ folder, id, kind, text, segments, pairs }) => {
      const hasStray = segments.some(({ label }) => label === 'it' || label === 'mixed');
      return { id: `${folder}/${id}`, kind: hasStray ? kind : 'trap', text, segments, pairs };
    });
    const given = goldLines.map((line) => JSON.parse(line) as { id: string });
    expectFresh(
      expected.filter((record, i) => JSON.stringify(given[i]) !== JSON.stringify(record)).map(({ id }) => id),
    );
    expectFresh(given.slice(expected.length).map(({ id }) => id));
  });

  it('names every source by its own name, once', () => {
    expect(sources.filter(({ file, id }) => file !== `${id}.tsv`).map(({ file }) => file)).toEqual([]);
    expect(new Set(sources.map(({ folder, id }) => `${folder}/${id}`)).size).toBe(sources.length);
  });

  it('is gold that can be read', () => {
    goldLines.forEach((line, i) => {
      expect(parseGold(line, i + 1).kind).toBe('document');
    });
  });

  it('has at least twenty-four articles, with and without strays', () => {
    const articles = sources.filter(({ folder }) => folder === 'articles');
    expect(articles.length).toBeGreaterThanOrEqual(24);
    const clean = sources.filter(
      ({ segments }) => !segments.some(({ label }) => label === 'it' || label === 'mixed'),
    );
    expect(clean.length).toBeGreaterThan(0);
    expect(clean.length).toBeLessThan(sources.length);
  });

  it('has the blocks that the plain text format finds', () => {
    const differing = sources.filter(({ text, segments }) => {
      const blocks = plainText.read(text).blocks.map(({ start, end }) => [start, end]);
      return JSON.stringify(blocks) !== JSON.stringify(segments.map(({ start, end }) => [start, end]));
    });
    expect(differing.map(({ folder, id }) => `${folder}/${id}`)).toEqual([]);
  });
});
