import type { BlockRole } from '../document.js';
import { attributeValue } from './attributes.js';
import { tokensOf, type PlacedPart } from './parts.js';

/** What is read of the styles of a document. */
export interface Styles {
  /** What a paragraph of that style is; null where the style does not say, as `Normal` does not. */
  paragraphRole(id: string): BlockRole | null;
  /** The language of a character style; null where it has none. */
  characterLanguage(id: string): string | null;
}

interface Style {
  name: string;
  basedOn: string | null;
  language: string | null;
  isHeading: boolean;
  isList: boolean;
}

/**
 * Roles of the styles that come with Word, LibreOffice and Pandoc, by their names without case, spaces and
 * numbers. Word keeps these names in English whatever language it speaks; its identifiers it translates.
 */
const roles: readonly (readonly [RegExp, BlockRole])[] = [
  [/^(heading|title|subtitle)$/, 'heading'],
  [/^((image|table)?caption|illustration|figure)$/, 'caption'],
  [/^((intense)?quote|quotations|blocktext|blockquotation)$/, 'quotation'],
  [/^(htmlpreformatted|preformattedtext|sourcecode|code|macrotext|macro)$/, 'code'],
  [/^list(bullet|number)$/, 'list item'],
];

/** A chain of styles is followed this far: some are made to go in a circle. */
const longestChain = 32;

/** Reads the part of the styles; without one, identifiers are taken for names. */
export function readStyles(source: string, part: PlacedPart | undefined): Styles {
  const styles = part ? readDefinitions(source, part) : new Map<string, Style>();
  const chain = (id: string): readonly Style[] => {
    const found: Style[] = [];
    let style = styles.get(id);
    while (style && found.length < longestChain) {
      found.push(style);
      style = style.basedOn === null ? undefined : styles.get(style.basedOn);
    }
    return found;
  };
  const known = new Map<string, BlockRole | null>();
  return {
    paragraphRole: (id) => {
      if (!known.has(id)) known.set(id, styles.has(id) ? roleOfChain(chain(id)) : roleOfName(id));
      return known.get(id)!;
    },
    characterLanguage: (id) => chain(id).find(({ language }) => language !== null)?.language ?? null,
  };
}

function roleOfChain(chain: readonly Style[]): BlockRole | null {
  for (const { name, isHeading, isList } of chain) {
    const role = roleOfName(name);
    if (role) return role;
    if (isHeading) return 'heading';
    if (isList) return 'list item';
  }
  return null;
}

function roleOfName(name: string): BlockRole | null {
  const bare = name.toLowerCase().replace(/[\s\d_-]/g, '');
  return roles.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** An outline level of 9 is that of body text (ECMA-376 part 1, section 17.3.1.20). */
export function isHeadingLevel(level: string): boolean {
  return /^[0-8]$/.test(level);
}

function readDefinitions(source: string, part: PlacedPart): Map<string, Style> {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  const path: string[] = [];
  for (const token of tokensOf(part)) {
    if (token.kind === 'close') {
      path.pop();
      if (token.name === 'w:style') style = null;
    }
    if (token.kind !== 'open') continue;
    const value = attributeValue(source, token, 'w:val') ?? '';
    const parent = path.at(-1);
    path.push(token.name);
    if (token.name === 'w:style') {
      style = { name: '', basedOn: null, language: null, isHeading: false, isList: false };
      const id = attributeValue(source, token, 'w:styleId');
      if (id !== null) styles.set(id, style);
    }
    if (!style) continue;
    if (token.name === 'w:name' && parent === 'w:style') style.name = value;
    else if (token.name === 'w:basedOn') style.basedOn = value;
    else if (token.name === 'w:lang' && parent === 'w:rPr' && value !== '') style.language = value;
    else if (token.name === 'w:outlineLvl') style.isHeading = isHeadingLevel(value);
    else if (token.name === 'w:numId') style.isList = value !== '0';
  }
  return styles;
}
