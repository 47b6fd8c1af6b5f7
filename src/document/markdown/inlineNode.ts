import type { Range } from '../document.js';
import type { ContainerKind } from './syntax/delimiters.js';

/** Inline markup with its place in the source and the text that stands in it; the whole passage is the outermost. */
export interface InlineNode extends Range {
  readonly kind: ContainerKind | 'passage' | 'mark';
  /** The source between its markers. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** What of the reading text stands in it; nothing for an image in running text, whose text is a passage of its own. */
  readonly textStart: number;
  readonly textEnd: number;
  readonly children: readonly InlineNode[];
  /** What a tag says of the language in it. */
  readonly language?: string | null;
  /** True where the text itself is the label that says where a link or image leads. */
  readonly isOwnLabel: boolean;
  /** Whether it shows something beside text: an image, a field. */
  readonly isShown: boolean;
}

/** The source between a node's markers, markers included in `start` and `end`. */
export type MarkedRange = Pick<InlineNode, 'start' | 'innerStart' | 'innerEnd' | 'end'>;

/** A node of the tree. */
export function inlineNode(
  kind: InlineNode['kind'],
  { start, innerStart, innerEnd, end }: MarkedRange,
  text: Range,
  children: readonly InlineNode[] = [],
  more: { readonly isOwnLabel?: boolean; readonly isShown?: boolean; readonly language?: string | null } = {},
): InlineNode {
  const { isOwnLabel = false, language } = more;
  const isShown = more.isShown ?? children.some((child) => child.isShown);
  return {
    kind,
    start,
    innerStart,
    innerEnd,
    end,
    textStart: text.start,
    textEnd: text.end,
    children,
    isOwnLabel,
    isShown,
    ...(language !== undefined && { language }),
  };
}

/** A passage without inline markup. */
export function plainNode({ start, end }: Range, text: Range): InlineNode {
  return inlineNode('passage', { start, innerStart: start, innerEnd: end, end }, text);
}
