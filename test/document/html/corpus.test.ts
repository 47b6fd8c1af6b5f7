import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBytes } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';
import { parseAnnotated } from '../../../src/evaluate/index.js';
import { packageRoot } from '../../../src/packageRoot.js';
import { textsOf } from './pages.js';

const corpus = join(packageRoot, 'corpus');
const names = readdirSync(join(corpus, 'html')).sort();

describe('the sample pages', () => {
  it.each(names)('have a gold line for each block of %s, in their order', (name) => {
    const { document } = openBytes(readFileSync(join(corpus, 'html', name)), html);
    const id = name.replace(/\.\w+$/, '');
    const gold = parseAnnotated(readFileSync(join(corpus, 'annotated', 'html', `${id}.tsv`), 'utf8'));
    expect(gold.id).toBe(id);
    expect(gold.segments.map(({ start, end }) => gold.text.slice(start, end))).toEqual(textsOf(document));
  });

  it('have no gold without a page', () => {
    const pages = names.map((name) => name.replace(/\.\w+$/, '.tsv'));
    expect(readdirSync(join(corpus, 'annotated', 'html')).sort()).toEqual(pages);
  });
});
