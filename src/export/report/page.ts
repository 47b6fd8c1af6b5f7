import { citedText, LineIndex } from '../../document/index.js';
import { counted, languageName } from '../../report/words.js';
import type { Settings } from '../../settings.js';
import type { ExportedDocument, ExportInput } from '../exportInput.js';
import { entryMarkup } from './entry.js';
import { foldersMarkup, histogramsMarkup, totalsMarkup } from './figures.js';
import { html, Markup } from './markup.js';
import { styleSheet } from './styleSheet.js';

/** The mark of the masthead: lines of a text, one of which belongs to a note beside it. */
const mark = new Markup(
  '<svg viewBox="0 0 22 22" width="22" height="22" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"><path d="M2 4h9M2 8h9M2 12h9M2 16h6"/><path d="M12 8c3 0 2 5 4 5h4"/><path d="M17 17h3"/></g></svg>',
);

/** The whole report as one page that asks for nothing else: no script, no font, no picture. */
export function reportPage(input: ExportInput): string {
  const { documents, settings, version } = input;
  const flagged = documents.filter(({ captions }) => captions.length > 0);
  const title = titleOf(documents);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <title>${title} · Didascalia</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(styleSheet)}
        </style>
      </head>
      <body>
        <header class="masthead">
          <p class="wordmark">${mark}Didascalia</p>
          <p>Report</p>
        </header>
        <main>
          <div class="head">
            <h1>${title}</h1>
            <p class="tally">${soughtWords(settings)}</p>
          </div>
          ${flagged.length === 0 ? emptyMarkup(documents) : resultsMarkup(documents, flagged)}
        </main>
        <footer class="imprint">
          <p>Made by Didascalia ${version}.</p>
          <p>A caption and its paragraph are not translations of each other.</p>
        </footer>
      </body>
    </html> `;
  return `${page.text.trimEnd()}\n`;
}

function titleOf(documents: readonly ExportedDocument[]): string {
  const captions = documents.flatMap((document) => document.captions);
  const strays = captions.filter(({ flag }) => flag.reading === 'stray').length;
  return strays === 0 ? 'Nothing was left behind' : `${counted(strays, 'caption')} left behind`;
}

function soughtWords({ main, stray, threshold }: Settings): string {
  const sought = stray === 'any' ? 'anything else' : languageName(stray);
  const sureness = threshold > 0.5 ? `, at least ${Math.round(100 * threshold)} % sure` : '';
  return `${languageName(main)} documents, searched for ${sought}${sureness}.`;
}

function emptyMarkup(documents: readonly ExportedDocument[]): Markup {
  const read =
    documents.length === 0
      ? 'No document was read.'
      : `${counted(documents.length, 'document')} read, and no caption found.`;
  return html`<p class="empty">${read}</p>`;
}

function resultsMarkup(documents: readonly ExportedDocument[], flagged: readonly ExportedDocument[]): Markup {
  const clear = documents.length - flagged.length;
  return html`${totalsMarkup(documents)}
    ${foldersMarkup(documents)}${histogramsMarkup(documents)}${contentsMarkup(flagged, clear)}
    <p class="legend">
      In a caption, <mark class="strong">these words</mark> made it foreign; in its paragraph,
      <mark class="tie">these</mark> answer it.
    </p>
    ${flagged.map(documentMarkup)}`;
}

/** The documents with captions, each a link to its place on the page; one alone needs no list. */
function contentsMarkup(flagged: readonly ExportedDocument[], clear: number): Markup {
  const items = flagged.map(
    ({ path, captions }, index) =>
      html`<li>
        <a href="#document-${index + 1}"><bdi>${path}</bdi></a>
        <span>${counted(captions.length, 'caption')}</span>
      </li> `,
  );
  const rest =
    clear === 0 ? null : html`<p class="clear">Nothing was found in ${counted(clear, 'more document')}.</p>`;
  if (items.length < 2) return html`${rest}`;
  return html`<nav aria-labelledby="contents">
    <h2 id="contents">Documents</h2>
    <ol class="contents">
      ${items}
    </ol>
    ${rest}
  </nav> `;
}

function documentMarkup({ path, document, captions }: ExportedDocument, index: number): Markup {
  const id = `document-${index + 1}`;
  const lines = new LineIndex(citedText(document));
  const entries = captions.map((caption, position) =>
    entryMarkup({ id: `${id}-${position + 1}`, number: position + 1, document, lines, caption }),
  );
  return html`<section class="document" aria-labelledby="${id}">
    <h2 id="${id}"><bdi>${path}</bdi></h2>
    ${entries}
  </section> `;
}
