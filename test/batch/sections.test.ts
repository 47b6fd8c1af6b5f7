import { analyse } from '../../src/analyse.js';
import { documentOf, type Document, type LanguageMark } from '../../src/document/index.js';
import { plainText } from '../../src/document/plainText.js';
import { defaultSettings } from '../../src/settings.js';
import { market, marketCaption } from '../cli/articles.js';

const sections = 60;
const { text, blocks } = plainText.read(market);
const gap = '\n\n';

/** The same article many times, each a section, its caption marked as Italian in every other one. */
function article(marks: readonly LanguageMark[]): Document {
  const size = text.length + gap.length;
  return documentOf({
    format: 'jsonl',
    source: `${text}${gap}`.repeat(sections),
    blocks: Array.from({ length: sections }, (_, i) =>
      blocks.map((block) => ({ ...block, start: block.start + i * size, end: block.end + i * size })),
    ).flat(),
    sections: Array.from({ length: sections }, (_, i) => i * blocks.length),
    marks,
  });
}

describe('a document of many sections', () => {
  const start = text.indexOf(marketCaption);
  const marks = Array.from({ length: sections / 2 }, (_, i) => {
    const by = 2 * i * (text.length + gap.length);
    return { start: start + by, end: start + by + marketCaption.length, language: 'it' };
  });

  it('has what its marks say is in another language on purpose, in every section', () => {
    const { flags } = analyse(article(marks), defaultSettings);
    expect(flags.map(({ reading }) => reading)).toEqual(
      Array.from({ length: sections }, (_, i) => (i % 2 === 0 ? 'intended' : 'stray')),
    );
    expect(flags.map(({ block }) => Math.floor(block / blocks.length))).toEqual([...flags.keys()]);
  });

  it('has its marks looked through once, not once a section', () => {
    let looks = 0;
    const counted = new Proxy(marks, {
      get: (target, key, receiver): unknown => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++;
        return Reflect.get(target, key, receiver);
      },
    });
    analyse(article(counted), defaultSettings);
    expect(looks).toBeLessThanOrEqual(2 * marks.length + sections);
  });
});
