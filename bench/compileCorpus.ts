import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnnotated } from '../src/evaluate/annotated.js';
import { packageRoot } from '../src/packageRoot.js';

/**
 * Makes the sample documents and `corpus/gold.jsonl` from the annotated sources in `corpus/annotated`. Run it
 * after every change there: `npm run corpus`.
 */
const corpus = join(packageRoot, 'corpus');
const records: string[] = [];
for (const folder of ['articles', 'pages']) {
  mkdirSync(join(corpus, folder), { recursive: true });
  for (const file of readdirSync(join(corpus, 'annotated', folder)).sort()) {
    const { id, kind, text, segments, pairs } = parseAnnotated(
      readFileSync(join(corpus, 'annotated', folder, file), 'utf8'),
    );
    writeFileSync(join(corpus, folder, `${id}.txt`), text);
    const isClean = !segments.some((segment) => segment.label === 'it' || segment.label === 'mixed');
    records.push(
      JSON.stringify({ id: `${folder}/${id}`, kind: isClean ? 'trap' : kind, text, segments, pairs }),
    );
  }
}
writeFileSync(join(corpus, 'gold.jsonl'), records.join('\n') + '\n');
console.log(`Wrote ${records.length} documents and corpus/gold.jsonl.`);
