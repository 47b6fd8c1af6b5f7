/**
 * The look of the review (`views/assets/didascalia.css`) for a page to read and print: terracotta is what was left
 * behind, green ink what is settled or ties; everything else is paper, ink and hairlines.
 */
export const styleSheet = `
:root {
  --paper: #faf8f3; --ink: #221e19; --quiet: #675e52; --hairline: #ddd5c7;
  --stray: #9f3f28; --stray-tint: #f6e3da; --stray-strong: #efc9ba; --gutter-tint: #f4e9e1;
  --settled: #2a5a44; --settled-tint: #dfeae2; --bar: #c98a73;
  --serif: Georgia, 'Iowan Old Style', 'Palatino Linotype', 'Liberation Serif', serif;
  --sans: 'Avenir Next', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171513; --ink: #ebe4d8; --quiet: #aaa091; --hairline: #39342d;
    --stray: #ea9677; --stray-tint: #3a241b; --stray-strong: #5a3324; --gutter-tint: #261c17;
    --settled: #93c8a9; --settled-tint: #1f3228; --bar: #a5654d;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.5 var(--sans); }
body { margin: 0 auto; max-width: 78rem; padding: 0 clamp(1rem, 4vw, 3rem); }
h1, h2, h3, p, dl, dd, ol, blockquote { margin: 0; padding: 0; }
a { color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--stray); outline-offset: 2px; }
bdi, .paragraph, .caption, .replacement, .comment { overflow-wrap: anywhere; }
table { border-collapse: collapse; }
th { font-weight: 400; text-align: left; }
mark { background: none; color: var(--ink); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.masthead { display: flex; align-items: baseline; justify-content: space-between; padding: 1.1rem 0 0.9rem; border-bottom: 1px solid var(--ink); font-size: 0.875rem; color: var(--quiet); }
.wordmark { display: inline-flex; align-items: center; gap: 0.55rem; font: italic 1.5rem/1 var(--serif); color: var(--ink); }
.wordmark svg { color: var(--stray); }
.head { padding: 2.25rem 0 1.75rem; }
h1 { font: 400 clamp(1.8rem, 4vw, 2.75rem)/1.15 var(--serif); letter-spacing: -0.01em; }
.tally, .clear, .empty { margin-top: 0.6rem; color: var(--quiet); font-size: 0.9375rem; }
h2 { margin: 3rem 0 0.75rem; font: 700 1.1875rem/1.3 var(--serif); }

.sums { display: flex; flex-wrap: wrap; gap: 1rem 3.5rem; padding: 1.1rem 0; border-block: 1px solid var(--hairline); }
.sums div { display: flex; flex-direction: column-reverse; }
.sums dt { font-size: 0.8125rem; color: var(--quiet); }
.sums dd { font: 400 2.25rem/1.15 var(--serif); font-variant-numeric: oldstyle-nums; }
.sums .open dd { color: var(--stray); }

.folders { width: 100%; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.folders :is(th, td) { padding: 0.55rem 0 0.55rem 1.5rem; border-top: 1px solid var(--hairline); vertical-align: baseline; }
.folders :is(td, thead th + th) { text-align: right; width: 7rem; }
.folders thead th { border: 0; font-size: 0.8125rem; color: var(--quiet); }
.folders th:first-child { padding-left: 0; }
.folders tbody th { font: 1.0625rem/1.4 var(--serif); }

.histograms { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1.5rem 4rem; align-items: start; }
.histogram { width: 100%; font-size: 0.8125rem; font-variant-numeric: tabular-nums; }
.histogram caption { padding-bottom: 0.5rem; text-align: left; color: var(--quiet); }
.histogram tbody th { width: 5.75rem; padding: 0; color: var(--quiet); white-space: nowrap; }
.histogram td { padding: 0.1rem 0 0.1rem 0.6rem; border-left: 1px solid var(--hairline); }
.histogram tbody td { padding-left: 0; }
.histogram .nil td { color: var(--quiet); }
.bar { display: inline-block; height: 0.8rem; margin-right: 0.35rem; vertical-align: -0.1rem; background: var(--bar); print-color-adjust: exact; }

.contents { list-style: none; columns: 22rem; column-gap: 4rem; font: 1rem/1.4 var(--serif); }
.contents li { display: flex; justify-content: space-between; gap: 1rem; padding: 0.35rem 0; border-top: 1px solid var(--hairline); break-inside: avoid; }
.contents span { font: 0.8125rem/1.7 var(--sans); color: var(--quiet); white-space: nowrap; }

.legend { margin-top: 3rem; font-size: 0.8125rem; color: var(--quiet); }
.document h2 { margin: 2.5rem 0 0; padding: 0.9rem 0; border-top: 1px solid var(--ink); }
.entry { --accent: var(--stray); display: grid; grid-template-columns: minmax(0, 38rem) minmax(1.5rem, 1fr) minmax(17rem, 24rem); padding: 0.9rem 0 1.4rem; }
.entry.settled { --accent: var(--settled); --gutter-tint: var(--settled-tint); }
.entry.intended { --accent: var(--quiet); --gutter-tint: transparent; }
.entry.paired::before { content: ''; grid-area: 1 / 2; margin-left: 1.25rem; border-left: 1px solid var(--accent); background: linear-gradient(90deg, transparent, var(--gutter-tint)); print-color-adjust: exact; }
.story { grid-area: 1 / 1; }
.note { grid-area: 1 / 3; padding-left: 1rem; border-left: 2px solid var(--accent); font-size: 0.8125rem; }
.paragraph { font: 1.0625rem/1.65 var(--serif); }
.belongs, .place { margin-top: 0.35rem; font-size: 0.8125rem; color: var(--quiet); }
.none { font: italic 1.0625rem/1.65 var(--serif); color: var(--quiet); }
.confirmed { color: var(--settled); }
.note header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.7rem; }
.note h3 { font: 700 0.8125rem/1.5 var(--sans); color: var(--accent); }
.stamp { font-weight: 700; color: var(--accent); }
.by { font-weight: 400; }
.figures { margin-left: auto; color: var(--quiet); }
.figures b { color: var(--ink); }
.caption { margin: 0.15rem 0 0.3rem; font: italic 1.1875rem/1.4 var(--serif); }
mark:is(.strong, .middling) { border-radius: 2px; background: var(--stray-strong); print-color-adjust: exact; }
mark.middling { background: var(--stray-tint); }
mark.tie { background: var(--settled-tint); text-decoration: underline; text-decoration-color: var(--settled); text-decoration-thickness: 2px; text-underline-offset: 0.22em; print-color-adjust: exact; }
.replacement { font: 1.0625rem/1.4 var(--serif); color: var(--settled); }
.comment { margin-top: 0.5rem; padding-left: 0.75rem; border-left: 2px solid var(--hairline); font-size: 0.875rem; }
:is(.replacement, .comment) span:last-child { white-space: pre-line; }
.imprint { display: flex; flex-wrap: wrap; gap: 0.5rem 2.5rem; margin-top: 4rem; padding: 1rem 0 2.5rem; border-top: 1px solid var(--hairline); font-size: 0.8125rem; color: var(--quiet); }

@media (max-width: 899px) {
  .entry { display: flex; flex-direction: column; gap: 0.75rem; }
  .entry.paired::before { display: none; }
}
@media (max-width: 600px) {
  .sums { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; }
  .folders :is(th, td) { padding-left: 0.5rem; }
  .folders :is(td, thead th + th) { width: auto; }
}
@media print {
  :root {
    --paper: #fff; --ink: #000; --quiet: #4a443c; --hairline: #c9c1b4;
    --stray: #8a3320; --stray-tint: #f6e3da; --stray-strong: #efc9ba; --gutter-tint: #f4e9e1;
    --settled: #1f4a37; --settled-tint: #dfeae2; --bar: #c98a73;
  }
  html { font-size: 10pt; }
  body { max-width: none; padding: 0; }
  .entry { display: grid; grid-template-columns: minmax(0, 1fr) 1.5rem 40%; break-inside: avoid; }
  .entry.paired::before { display: block; margin-left: 0.5rem; }
  h2, .note header { break-after: avoid; }
  tr, .sums { break-inside: avoid; }
  @page { margin: 18mm 16mm; }
}
`;
