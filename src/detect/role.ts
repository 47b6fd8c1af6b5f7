import type { Document } from '../document/index.js';
import { isCamelCase } from '../language/camelCase.js';
import type { PairModel } from '../language/pairModel.js';
import type { Flag } from './flag.js';
import { addHost } from './host.js';
import { addLook, addWords } from './look.js';
import { isPage, settingOf } from './setting.js';
import { addMentions, addSurroundings, type Surroundings } from './surroundings.js';

/**
 * The role of a foreign passage in its document, as features: what it looks like, what stands around it, and
 * which words it has. They are what tells a caption that was left behind from a dish on a menu.
 *
 * @param index of the flag among those of which the surroundings speak.
 * @returns names of the features with their values; those that are 0 are left out.
 */
export function roleFeatures(
  document: Document,
  flag: Flag,
  index: number,
  surroundings: Surroundings,
  model: PairModel,
): Map<string, number> {
  const { flagged, mentions } = surroundings;
  const features = new Map<string, number>();
  const text = spaced(document.text.slice(flag.start, flag.end));
  const whole = flag.scope === 'block';
  const setting = settingOf(document, flag, flagged) === 'prose' ? 'in prose' : 'in a list';
  addLook(features, text, setting, model);
  if (setting === 'in a list') addWords(features, text);
  if (whole && isPage(document)) addSurroundings(features, document, flag.block, surroundings);
  if (!whole) addHost(features, document, flag.block, flag);
  addMentions(features, mentions[index], whole, /^\P{L}*\p{Lu}/u.test(text));
  return features;
}

/** A name in camel case as words, as the detector reads it. */
function spaced(text: string): string {
  return isCamelCase(text, 0, text.length) ? text.replace(/\p{Lu}/gu, ' $&').toLowerCase() : text;
}
