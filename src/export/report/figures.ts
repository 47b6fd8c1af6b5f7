import { counted } from '../../report/words.js';
import { isDecided, isUndecidedStray } from '../cleaned.js';
import type { ExportedCaption, ExportedDocument } from '../exportInput.js';
import { html, type Markup, type Part } from './markup.js';

/** The sums over all documents, each a large figure with its name. */
export function totalsMarkup(documents: readonly ExportedDocument[]): Markup {
  const captions = captionsOf(documents);
  const flagged = documents.filter((document) => document.captions.length > 0).length;
  const undecided = captions.filter(isUndecidedStray).length;
  const intended = captions.filter(({ flag }) => flag.reading === 'intended').length;
  return html`<dl class="sums">
    ${sum('undecided', undecided, undecided > 0 ? 'open' : '')}
    ${sum('decided', captions.filter(isDecided).length)}
    ${sum('with a paragraph', captions.filter(({ paragraph }) => paragraph !== null).length)}
    ${intended === 0 ? null : sum('there on purpose', intended)}
    ${sum(`of ${counted(documents.length, 'document')} concerned`, flagged)}
  </dl>`;
}

function sum(name: string, value: number, state = ''): Markup {
  return html`<div class="${state}">
    <dt>${name}</dt>
    <dd>${figure(value)}</dd>
  </div>`;
}

/** A row a folder, in order of their names. */
export function foldersMarkup(documents: readonly ExportedDocument[]): Markup {
  const byFolder = new Map<string, ExportedDocument[]>();
  for (const document of documents) {
    const folder = folderOf(document.path);
    const inside = byFolder.get(folder);
    if (inside) inside.push(document);
    else byFolder.set(folder, [document]);
  }
  const rows = [...byFolder.keys()].sort().map((folder) => {
    const inside = byFolder.get(folder)!;
    const captions = captionsOf(inside);
    const decided = captions.filter(isDecided).length;
    const undecided = captions.filter(isUndecidedStray).length;
    const cells = [inside.length, captions.length, decided, undecided];
    return html`<tr>
      <th scope="row"><bdi>${folder}</bdi></th>
      ${cells.map((cell) => html`<td>${figure(cell)}</td>`)}
    </tr> `;
  });
  const heads = ['Documents', 'Captions', 'Decided', 'Undecided'];
  return html`<section aria-labelledby="folders">
    <h2 id="folders">By folder</h2>
    <table class="folders">
      <thead>
        <tr>
          <th scope="col">Folder</th>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section> `;
}

/** How sure the verdicts are, and how well paragraphs fit, as bars with their figures. */
export function histogramsMarkup(documents: readonly ExportedDocument[]): Markup {
  const captions = captionsOf(documents);
  const scores = captions.map(({ paragraph }) => paragraph?.score ?? null);
  const confidence = binned(
    captions.map(({ flag }) => flag.confidence),
    0.5,
  );
  const fit = binned(
    scores.filter((score) => score !== null),
    0,
  );
  const unscored = captions.filter(({ paragraph }) => paragraph !== null && paragraph.score === null).length;
  const rest = [
    { name: 'chosen', count: unscored },
    { name: 'none', count: captions.length - unscored - fit.reduce((total, { count }) => total + count, 0) },
  ];
  return html`<section aria-labelledby="scores">
    <h2 id="scores">How sure it is</h2>
    <div class="histograms">
      ${histogram('How sure each verdict is', 'Captions by confidence', confidence)}
      ${histogram('How well each paragraph fits', 'Captions by the score of their paragraph', [...fit, ...rest.filter(({ count }) => count > 0)])}
    </div>
  </section> `;
}

interface Bin {
  readonly name: string;
  readonly count: number;
}

const binCount = 10;

/** Ten bins of the same width from a least value to 1, the highest first; what lies below counts in the lowest. */
function binned(values: readonly number[], least: number): readonly Bin[] {
  const counts = new Array<number>(binCount).fill(0);
  const width = (1 - least) / binCount;
  for (const value of values) {
    // A hundredth of a millionth, so that 0.7 is not taken for a little less.
    const bin = Math.floor((value - least) / width + 1e-8);
    counts[Math.max(0, Math.min(binCount - 1, bin))]!++;
  }
  const edge = (index: number) => Math.round(100 * (least + index * width));
  return counts.map((count, index) => ({ name: `${edge(index)}–${edge(index + 1)} %`, count })).reverse();
}

/** A table whose bars are drawn from its figures: read aloud it is the table. */
function histogram(title: string, head: string, bins: readonly Bin[]): Markup {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const rows = bins.map(({ name, count }): Part => {
    const share = ((100 * count) / most).toFixed(1);
    return html`<tr class="${count === 0 ? 'nil' : ''}">
      <th scope="row">${name}</th>
      <td><span class="bar" style="width: calc(${share}% - ${share} * 0.04rem)"></span> ${figure(count)}</td>
    </tr> `;
  });
  return html`<table class="histogram">
    <caption>
      ${title}
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">Share</th>
        <th scope="col">${head}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function captionsOf(documents: readonly ExportedDocument[]): readonly ExportedCaption[] {
  return documents.flatMap(({ captions }) => captions);
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash + 1);
}

/** A number with its thousands apart. */
function figure(number: number): string {
  return number.toLocaleString('en');
}
