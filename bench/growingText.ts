import { join } from 'node:path';
import { readGoldDocuments } from '../src/evaluate/index.js';
import { packageRoot } from '../src/packageRoot.js';

/** The blocks of a label in our own gold, at least as long as asked, each on one line. */
function blocksLabelled(label: string, shortest: number): readonly string[] {
  return readGoldDocuments(join(packageRoot, 'corpus', 'gold.jsonl')).flatMap(({ gold }) =>
    gold.segments
      .filter((segment) => segment.label === label && segment.end - segment.start >= shortest)
      .map(({ start, end }) => gold.text.slice(start, end).replace(/\s+/g, ' ')),
  );
}

const paragraphs = blocksLabelled('en', 80);
const captions = blocksLabelled('it', 20);

const onsets = 'b bl c d f g gr h k l m n p r s sh st t th tr w wh'.split(' ');
const vowels = 'a e i o u ea oo'.split(' ');
const codas = 'n r ll ss t m nd ck rt dge ft'.split(' ');
const endings = 'ing ness ed er ly ship ward less'.split(' ');

/** The `index`th of millions of made-up words of English looks, so that no cache of words holds what comes next. */
function madeUpWord(index: number): string {
  let rest = index;
  const draw = (parts: readonly string[]) => {
    const part = parts[rest % parts.length]!;
    rest = Math.floor(rest / parts.length);
    return part;
  };
  return [onsets, vowels, codas, onsets, vowels, codas, endings].map(draw).join('');
}

/** One word in this many is made up. */
const everyWord = 12;
/** Counts on from text to text, so that no text of a process has the made-up words of another. */
let wordsSoFar = 0;

/**
 * English running text of at least `size` UTF-16 code units: the paragraphs of our own corpus over and over, some
 * of their words made up anew each time.
 *
 * @param between what stands between paragraphs.
 */
export function englishText(size: number, between: string): string {
  const parts: string[] = [];
  for (let i = 0, length = 0; length < size; i++) {
    const part = paragraphs[i % paragraphs.length]!.replace(/[a-z]+/g, (word) =>
      ++wordsSoFar % everyWord === 0 ? madeUpWord(wordsSoFar) : word,
    );
    parts.push(part);
    length += part.length + between.length;
  }
  return parts.join(between);
}

/** An English document of that many paragraphs, with an Italian caption after every tenth. */
export function captionedText(count: number): string {
  const blocks: string[] = [];
  for (let i = 0; i < count; i++) {
    blocks.push(`${paragraphs[i % paragraphs.length]!} It was seen ${i} times near ${madeUpWord(i)}.`);
    if (i % 10 === 9) blocks.push(captions[Math.floor(i / 10) % captions.length]!);
  }
  return `${blocks.join('\n\n')}\n`;
}
