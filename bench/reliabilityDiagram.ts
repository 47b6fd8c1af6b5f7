import type { CalibrationBin } from '../src/evaluate/index.js';

/** The claims of one set of gold, binned both ways. */
export interface ReliabilityPanel {
  readonly name: string;
  /** What stands below the name: how many claims, and the errors. */
  readonly caption: string;
  readonly equalWidth: readonly CalibrationBin[];
  readonly equalMass: readonly CalibrationBin[];
}

/** The side of a plot and the room around it, in the drawing's units. */
const side = 200;
const margin = { left: 44, top: 46, right: 28, bottom: 42 };
const panelWidth = margin.left + side + margin.right;
const panelHeight = margin.top + side + margin.bottom;
const columns = 3;
const legendHeight = 30;

/** No flag claims less. */
const lowestConfidence = 0.5;
const xOf = (confidence: number) => ((confidence - lowestConfidence) / (1 - lowestConfidence)) * side;
const yOf = (share: number) => (1 - share) * side;

const style = `
  svg { --ink: #1f2328; --soft: #6e7781; --line: #d0d7de; --bar: #9ec1e8; --dot: #b35900; --paper: #ffffff }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e6edf3; --soft: #8b949e; --line: #3d444d; --bar: #2f5f95; --dot: #ffa657; --paper: #0d1117 }
  }
  text { fill: var(--ink); font: 11px system-ui, sans-serif }
  .name { font-weight: 600; font-size: 13px }
  .soft { fill: var(--soft) }
  .paper { fill: var(--paper) }
  .frame, .grid { fill: none; stroke: var(--line) }
  .ideal { stroke: var(--soft); stroke-dasharray: 4 3 }
  .bar { fill: var(--bar) }
  .dot { fill: var(--dot) }
  .whisker { stroke: var(--dot) }`;

/**
 * A reliability diagram (Niculescu-Mizil and Caruana 2005) of each panel side by side, as an SVG document that
 * follows the reader's light or dark scheme. A bar is a bin of equal width, a dot one of equal mass with twice
 * its standard error; on the broken line confidence is what came true.
 */
export function reliabilityDiagram(panels: readonly ReliabilityPanel[]): string {
  const across = Math.min(columns, panels.length);
  const width = across * panelWidth;
  const height = Math.ceil(panels.length / columns) * panelHeight + legendHeight;
  const drawn = panels.map((panel, i) => {
    const x = (i % columns) * panelWidth + margin.left;
    const y = Math.floor(i / columns) * panelHeight + margin.top;
    return `<g transform="translate(${x} ${y})">${drawPanel(panel)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">Reliability: confidence of flags against the share of them that is right</title>
<style>${style}
</style>
<rect class="paper" width="${width}" height="${height}"/>
${drawn.join('\n')}
${legend(margin.left, height - legendHeight / 2)}
</svg>
`;
}

function drawPanel({ name, caption, equalWidth, equalMass }: ReliabilityPanel): string {
  const bars = equalWidth
    .filter((bin) => bin.to > lowestConfidence)
    .map((bin) => {
      const x = xOf(Math.max(bin.from, lowestConfidence));
      return `<rect class="bar" x="${x + 1}" y="${at(yOf(bin.accuracy))}" width="${at(xOf(bin.to) - x - 2)}" height="${at(side - yOf(bin.accuracy))}"><title>${described(bin)}</title></rect>`;
    });
  return [
    `<text class="name" x="0" y="-26">${escaped(name)}</text>`,
    `<text class="soft" x="0" y="-10">${escaped(caption)}</text>`,
    ...bars,
    `<rect class="frame" width="${side}" height="${side}"/>`,
    `<line class="ideal" x1="0" y1="${yOf(lowestConfidence)}" x2="${side}" y2="0"/>`,
    ...equalMass.map(dot),
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<text class="soft" x="-6" y="${at(yOf(share) + 4)}" text-anchor="end">${percent(share)}</text>`,
    ),
    ...[0.5, 0.6, 0.7, 0.8, 0.9, 1].map(
      (share) =>
        `<text class="soft" x="${at(xOf(share))}" y="${side + 15}" text-anchor="middle">${percent(share)}</text>`,
    ),
    `<text x="${side / 2}" y="${side + 32}" text-anchor="middle">confidence, %</text>`,
    `<text transform="translate(-34 ${side / 2}) rotate(-90)" text-anchor="middle">right, %</text>`,
  ].join('\n');
}

function dot(bin: CalibrationBin): string {
  const x = at(xOf(bin.meanConfidence));
  const spread = 2 * Math.sqrt((bin.accuracy * (1 - bin.accuracy)) / bin.claims);
  const from = at(yOf(Math.min(1, bin.accuracy + spread)));
  const to = at(yOf(Math.max(0, bin.accuracy - spread)));
  return `<line class="whisker" x1="${x}" x2="${x}" y1="${from}" y2="${to}"/><circle class="dot" cx="${x}" cy="${at(yOf(bin.accuracy))}" r="3.5"><title>${described(bin)}</title></circle>`;
}

function legend(x: number, y: number): string {
  return [
    `<rect class="bar" x="${x}" y="${y - 9}" width="12" height="12"/><text x="${x + 18}" y="${y + 1}">bins of equal width</text>`,
    `<circle class="dot" cx="${x + 156}" cy="${y - 3}" r="3.5"/><text x="${x + 166}" y="${y + 1}">bins of equal mass, two standard errors</text>`,
  ].join('\n');
}

function described({ claims, meanConfidence, accuracy }: CalibrationBin): string {
  return `${claims} flags, mean confidence ${(100 * meanConfidence).toFixed(1)} %, right ${(100 * accuracy).toFixed(1)} %`;
}

function at(value: number): string {
  return value.toFixed(1);
}

function percent(share: number): string {
  return (100 * share).toFixed(0);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
