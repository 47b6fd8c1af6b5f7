import { Parser, Token, TokenizerMode } from 'parse5';
import { PageElement, type Page } from './nodes.js';
import { PageTreeAdapter, type PageNodes } from './treeAdapter.js';

/**
 * Parses a page or a fragment the way browsers do (HTML standard, section 13.2), whatever is wrong with it. What
 * begins with part of a table is one.
 *
 * @throws FormatError for elements nested too deep to be meant.
 */
export function parsePage(source: string): Page {
  const options = { sourceCodeLocationInfo: true, treeAdapter: new PageTreeAdapter(source) };
  const isXhtml = looksLikeXhtml(source);
  const Kind = isXhtml ? XhtmlParser : Parser<PageNodes>;
  if (!isPartOfTable.test(source)) return { source, isXhtml, root: Kind.parse<PageNodes>(source, options) };
  const parser = Kind.getFragmentParser<PageNodes>(null, options);
  parser.tokenizer.write(source, true);
  return { source, isXhtml, root: parser.getFragment() };
}

const isPartOfTable = /^\s*(?:<!--[^]*?-->\s*)*<(?:caption|col|colgroup|tbody|td|tfoot|th|thead|tr)[\s>]/i;

/** An XML declaration, or a root element in the namespace of XHTML. */
function looksLikeXhtml(source: string): boolean {
  const beginning = source.slice(0, 2048);
  return /^\s*<\?xml\s/.test(beginning) || /<html\b[^>]*\sxmlns\s*=/i.test(beginning);
}

/** Knows `<p/>` and `<script src="a.js"/>` as whole elements, as XML does and HTML does not. */
class XhtmlParser extends Parser<PageNodes> {
  override onStartTag(token: Token.TagToken): void {
    super.onStartTag(token);
    if (!token.selfClosing || token.ackSelfClosing) return;
    const { current } = this.openElements;
    if (!(current instanceof PageElement) || current.name !== token.tagName) return;
    const location = token.location && {
      ...token.location,
      startOffset: token.location.endOffset,
      startLine: token.location.endLine,
      startCol: token.location.endCol,
    };
    this.onEndTag({ ...token, type: Token.TokenType.END_TAG, attrs: [], selfClosing: false, location });
    this.tokenizer.state = TokenizerMode.DATA;
  }
}
