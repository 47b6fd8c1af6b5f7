import type { Flag } from '../detect/index.js';
import { noneFeatureNames, type NoneFeatureName, type NoneWeights } from './features.js';
import type { CaptionPlace } from './place.js';
import { captionKindOf } from './pagePlace.js';

/** The blocks before and after a caption that tell what it stands among, and the words that make one a text. */
const reach = 3;
const fewestWords = 6;

/** What a caption says of whether it has a paragraph at all; all but `strength`, which the candidates' logits give. */
export type CaptionFeatures = Readonly<Record<Exclude<NoneFeatureName, 'strength'>, number>>;

/** The features of one caption; `ties` is what the words of the block that they tie best are worth, in nats. */
export function captionFeatures(flag: Flag, place: CaptionPlace, ties: number): CaptionFeatures {
  const { document, index, block, page } = place;
  const kind = captionKindOf(document, flag);
  const next = index.has(block + 1) ? document.blocks[block + 1]! : undefined;
  return {
    constant: 1,
    ties,
    words: Math.log(flag.text.trim().split(/\s+/).length),
    label: kind === 'label' ? 1 : 0,
    sentence: kind === 'sentence' ? 1 : 0,
    prose: page ? 0 : 1,
    paragraph: next?.kind === 'paragraph' ? 1 : 0,
    nothing: next ? 0 : 1,
    leads: next?.kind === 'heading' ? 1 : 0,
    cards: page?.cards ?? 0,
    cardLength: page?.cardText === undefined ? 0 : Math.log(1 + index.lengthOf(page.cardText)),
    company: companyOf(place),
    size: Math.log(document.blocks.length),
    foreign: 1 - index.blocks.length / document.blocks.length,
    texts: index.paragraphsBefore(document.blocks.length - 1) / document.blocks.length,
  };
}

/** The share of short lines and other captions among the blocks around a caption, as in menus and forms. */
function companyOf({ document, index, block }: CaptionPlace): number {
  let lines = 0;
  for (let i = block - reach; i <= block + reach; i++) {
    if (i !== block && document.blocks[i] && index.lengthOf(i) < fewestWords) lines++;
  }
  return lines / (2 * reach);
}

/** The logit of `none`, beside candidates whose summed exponentials have this log. */
export function noneLogit(caption: CaptionFeatures, strength: number, weights: NoneWeights): number {
  let sum = 0;
  for (const name of noneFeatureNames)
    sum += weights[name] * (name === 'strength' ? strength : caption[name]);
  return sum;
}
