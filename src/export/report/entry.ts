import { citedRange, textOf, type Document, type LineIndex, type Range } from '../../document/index.js';
import { segmentsOf, type Highlight } from '../../report/highlight.js';
import { certainty, fit, languageName, percent, verdict } from '../../report/words.js';
import { isDecided } from '../cleaned.js';
import type { ExportedCaption, ExportedParagraph } from '../exportInput.js';
import { html, type Markup } from './markup.js';

/** A caption of the report with what its place on the page needs. */
export interface Entry {
  /** Unique on the page. */
  readonly id: string;
  /** Counts the captions of a document from 1. */
  readonly number: number;
  readonly document: Document;
  readonly lines: LineIndex;
  readonly caption: ExportedCaption;
}

/** Longer captions and paragraphs are cut, in UTF-16 code units: a flag in a paragraph of megabytes is shown beside it. */
const longestCaption = 1_000;
const longestParagraph = 2_000;

/** One caption beside its paragraph: the words that made it foreign and those that tie the two are highlighted. */
export function entryMarkup(entry: Entry): Markup {
  const { id, number, caption } = entry;
  const { flag, decision, comment, paragraph } = caption;
  const state = isDecided(caption) ? 'settled' : flag.reading === 'intended' ? 'intended' : 'open';
  return html`<article
    class="entry ${state}${paragraph === null ? '' : ' paired'}"
    id="${id}"
    aria-labelledby="${id}-title"
  >
    <div class="story">${storyMarkup(entry)}</div>
    <div class="note">
      <header>
        <h3 id="${id}-title"><span class="visually-hidden">Caption </span>${number}</h3>
        ${stampMarkup(caption)}
        <p class="figures">
          ${languageName(flag.language)} <b>${percent(flag.confidence)}</b> ${certainty(flag.confidence)}
        </p>
      </header>
      <blockquote class="caption" lang="${flag.language}" dir="auto">${captionMarkup(entry)}</blockquote>
      ${decision?.action === 'replace' ? html`<p class="replacement" dir="auto"><span class="visually-hidden">Replaced by: </span><span>${decision.text}</span></p>` : null}
      ${comment === null ? null : html`<p class="comment" dir="auto"><span>${comment}</span></p>`}
      <p class="place">${placeWords(entry)}</p>
    </div>
  </article> `;
}

function stampMarkup(caption: ExportedCaption): Markup {
  const { decision, flag, author } = caption;
  if (decision === null) {
    return flag.reading === 'intended'
      ? html`<p class="stamp">On purpose</p>`
      : html`<p class="stamp">Undecided</p>`;
  }
  const by = author === null ? null : html` <span class="by">by <bdi>${author}</bdi></span>`;
  return html`<p class="stamp">${verdict(decision, flag.language)}${by}</p>`;
}

function placeWords({ document, lines, caption }: Entry): Markup {
  const { line, column } = lines.at(citedRange(document, caption.flag).start);
  const role = document.blocks[caption.flag.block]?.role;
  const kind = role === undefined ? null : html`, ${role}`;
  return html`Line ${line}, column ${column}${kind}`;
}

/** Stronger words stand out more; features of the whole caption have no word to stand on. */
function captionMarkup({ document, caption: { flag } }: Entry): readonly Markup[] {
  const words = flag.evidence.filter((item) => item.weight > 0.5 && item.token === textOf(document, item));
  const highlights = words.map((item) => ({
    start: item.start,
    end: item.end,
    classes: [item.weight >= 4 ? 'strong' : item.weight >= 2 ? 'middling' : 'weak'],
  }));
  return highlighted(document, flag, highlights, longestCaption);
}

function storyMarkup(entry: Entry): Markup {
  const { paragraph, pairDecision } = entry.caption;
  if (paragraph === null) {
    const words = pairDecision?.action === 'none' ? 'Belongs to no paragraph.' : 'No paragraph fits.';
    return html`<p class="none">${words}</p>`;
  }
  const ties = paragraph.evidence.filter((tie) => tie.kind !== 'position' && tie.weight > 0);
  const highlights = ties.map((tie) => ({ start: tie.matchStart, end: tie.matchEnd, classes: ['tie'] }));
  const line = entry.lines.at(citedRange(entry.document, paragraph).start).line;
  return html`<p class="paragraph" dir="auto">
      ${highlighted(entry.document, paragraph, highlights, longestParagraph)}
    </p>
    <p class="belongs">Line ${line}: ${pairWords(paragraph, pairDecision?.action ?? null)}</p>`;
}

function pairWords({ score }: ExportedParagraph, decision: 'confirm' | 'change' | 'none' | null): Markup {
  const decided = decision === 'confirm' ? 'confirmed' : 'chosen';
  const person = decision === null ? null : html` <b class="confirmed">${decided}</b>`;
  return score === null ? html`its paragraph${person}` : html`${percent(score)}, ${fit(score)}${person}`;
}

/** A range of the document with its highlights, cut at a space where it is too long. */
function highlighted(
  document: Document,
  range: Range,
  highlights: readonly Highlight[],
  longest: number,
): readonly Markup[] {
  const isLong = range.end - range.start > longest;
  const end = isLong ? lastSpace(document.text, range.start, range.start + longest) : range.end;
  const segments = segmentsOf(document.text, { start: range.start, end }, highlights);
  const words = segments.map(({ text, classes }) =>
    classes === '' ? html`${text}` : html`<mark class="${classes}">${text}</mark>`,
  );
  return isLong ? [...words, html` […]`] : words;
}

function lastSpace(text: string, start: number, end: number): number {
  const space = text.lastIndexOf(' ', end);
  return space > start ? space : end;
}
