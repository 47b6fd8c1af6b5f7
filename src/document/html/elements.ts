import type { BlockRole } from '../document.js';
import type { PageElement } from './nodes.js';

/** Elements whose text is no running text: code, data, what is shown only where scripts are off, what a user typed. */
const unread = new Set(
  'script style template noscript noframes noembed iframe textarea pre listing xmp plaintext code kbd samp math rp'.split(
    ' ',
  ),
);

/** Elements that part the text before them from the text in them and after them. */
const parting = new Set(
  (
    'html head body title address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption ' +
    'figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p ' +
    'search section select summary table caption colgroup tbody thead tfoot tr td th ul ' +
    'button label audio video canvas object desc text pre listing xmp plaintext'
  ).split(' '),
);

/** Elements of SVG whose text is read: its name, its description, its lettering. */
const readInSvg = new Set(['title', 'desc', 'text', 'tspan', 'textPath', 'a', 'foreignObject']);

/** Elements that show something even without text in them, or do something that must stay. */
const substantial = new Set(
  (
    'img picture video audio canvas iframe embed object input textarea select svg math hr meter progress map area ' +
    'script style link meta base template noscript slot dialog'
  ).split(' '),
);

/** What the text in an element is; null ends what an element around it had said, elements that are not here leave it. */
const roles = new Map<string, BlockRole | null>(
  Object.entries({
    title: 'title',
    h1: 'heading',
    h2: 'heading',
    h3: 'heading',
    h4: 'heading',
    h5: 'heading',
    h6: 'heading',
    figcaption: 'caption',
    caption: 'caption',
    button: 'button',
    label: 'label',
    legend: 'label',
    dt: 'label',
    option: 'label',
    summary: 'label',
    li: 'list item',
    td: 'table cell',
    th: 'table cell',
    blockquote: 'quotation',
    body: null,
    article: null,
    section: null,
    main: null,
    aside: null,
    nav: null,
    header: null,
    footer: null,
    figure: null,
    form: null,
    details: null,
    dialog: null,
    dd: null,
  }),
);

/** Whether the text of an element and of all in it is left unread. */
export function isUnread(name: string): boolean {
  return unread.has(name);
}

/** Whether an element begins and ends blocks of text. */
export function isParting(name: string): boolean {
  return parting.has(name);
}

/** Elements whose text stands for itself and yet in a line with other text. */
const inLine = new Set(['button', 'label', 'option', 'title', 'desc', 'text']);

/** Whether browsers put an element on lines of its own. */
export function standsOnItsOwn(name: string): boolean {
  return parting.has(name) && !inLine.has(name);
}

/** Whether text that stands directly in an element is read. */
export function holdsText(element: PageElement): boolean {
  return !element.isSvg || readInSvg.has(element.name);
}

/** Whether an element is something to keep even where its text goes. */
export function isSubstantial(name: string): boolean {
  return substantial.has(name);
}

/** The role of the text in an element, given the role around it; null where its looks alone tell. */
export function roleIn({ name, isSvg }: PageElement, around: BlockRole | null): BlockRole | null {
  if (isSvg) return svgRoles.get(name) ?? around;
  const own = roles.get(name);
  if (own !== undefined) return own;
  // Pages are laid out in tables: a paragraph in a cell is one.
  return name === 'p' && around === 'table cell' ? null : around;
}

const svgRoles = new Map<string, BlockRole>([
  ['title', 'alt'],
  ['desc', 'description'],
]);
