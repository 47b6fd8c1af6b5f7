import type { LanguageMark } from '../document.js';
import { readTag } from './syntax/inlineHtml.js';

/**
 * Languages that blocks of HTML say of the Markdown between their tags (`<div lang="it">`, blank line, text, blank
 * line, `</div>`). A tag that is never closed says nothing.
 */
export class HtmlLanguages {
  private readonly open: {
    readonly name: string;
    readonly language: string | null | undefined;
    readonly start: number;
  }[] = [];

  /** @param marks takes the marks that are found. */
  constructor(private readonly marks: LanguageMark[]) {}

  /**
   * Reads the tags of a block of HTML.
   *
   * @param textStart where the reading text had come to before it.
   * @param textEnd where it has come to after it.
   */
  read(html: string, textStart: number, textEnd: number): void {
    const withoutComments = html.replace(/<!--[^]*?(?:-->|$)/g, '');
    for (const [text] of withoutComments.matchAll(/<\/?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>/g)) {
      const { name, isClosing, isVoid, language } = readTag(text);
      if (isVoid) continue;
      if (!isClosing) this.open.push({ name, language, start: textEnd });
      else this.close(name, textStart);
    }
  }

  private close(name: string, end: number): void {
    const index = this.open.findLastIndex((tag) => tag.name === name);
    if (index < 0) return;
    const [tag] = this.open.splice(index);
    const { language, start } = tag!;
    if (language !== undefined && start < end) this.marks.push({ start, end, language });
  }
}
