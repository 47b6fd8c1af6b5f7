import type { BlockRole } from '../document.js';
import type { AttributeText } from './story.js';
import { piecesOf, spelledBy } from './xmlText.js';
import type { XmlOpening } from './xmlTokens.js';

interface TextAttribute {
  readonly element: RegExp;
  readonly attribute: string;
  readonly role: BlockRole;
  /** The only parent under which the attribute is such a text; null for any. */
  readonly parent: string | null;
}

/** Alternative texts and titles: of pictures and shapes, of their older form in VML, of tables and of links. */
const textAttributes: readonly TextAttribute[] = [
  { element: /^(wp:docPr|(pic|wps|a):cNvPr)$/, attribute: 'descr', role: 'alt', parent: null },
  { element: /^(wp:docPr|(pic|wps|a):cNvPr)$/, attribute: 'title', role: 'title', parent: null },
  { element: /^v:/, attribute: 'alt', role: 'alt', parent: null },
  { element: /^v:/, attribute: 'title', role: 'title', parent: null },
  { element: /^w:tblDescription$/, attribute: 'w:val', role: 'alt', parent: 'w:tblPr' },
  { element: /^w:tblCaption$/, attribute: 'w:val', role: 'title', parent: 'w:tblPr' },
  { element: /^w:hyperlink$/, attribute: 'w:tooltip', role: 'title', parent: null },
  { element: /^a:hlink(Click|Hover)$/, attribute: 'tooltip', role: 'title', parent: null },
];

const attributeNames = new Set(textAttributes.map(({ attribute }) => attribute));

/** The texts that stand in the attributes of a tag, those without a letter or digit left out. */
export function attributeTexts(source: string, tag: XmlOpening, parent: string): readonly AttributeText[] {
  const texts: AttributeText[] = [];
  for (const { name, value } of tag.attributes) {
    if (!attributeNames.has(name)) continue;
    const known = textAttributes.find(
      (each) => each.attribute === name && each.element.test(tag.name) && (each.parent ?? parent) === parent,
    );
    if (!known) continue;
    const pieces = piecesOf(source, value);
    const text = spelledBy(source, pieces);
    if (/[\p{L}\p{N}]/u.test(text))
      texts.push({ kind: 'attribute', value, pieces, text, role: known.role, twins: [] });
  }
  return texts;
}
