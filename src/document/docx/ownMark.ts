/**
 * `w:lang` says in which language Word proofs a text, and Word sets it by itself: by the language that it detects,
 * by the keyboard, by the page that a text was pasted from. It stands on Italian captions that were left behind
 * as on those that are there on purpose. A text that a person has marked therefore has a bookmark around it as
 * well, whose name says so; Word hides bookmarks that begin with an underscore, and keeps them.
 */
const pattern = /^_Didascalia_(\w+?)_\d+$/;

/** The name of the bookmark around a marked text. Names have 40 letters, digits and underscores at most. */
export function ownMarkName(language: string, id: number): string {
  return `_Didascalia_${language.replace(/[^A-Za-z0-9]/g, '_').slice(0, 16)}_${id}`;
}

/** The language that such a name says, as BCP 47; null for every other bookmark. */
export function ownMarkLanguage(name: string): string | null {
  return pattern.exec(name)?.[1]?.replaceAll('_', '-') ?? null;
}
