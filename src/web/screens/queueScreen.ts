import { bandsOf, type Band, type DocumentScreen, type Row } from './documentScreen.js';

/** The part of a document that one caption is decided from: its paragraph, its own place and their neighbours. */
export function bandsAround(screen: DocumentScreen): readonly Band[] {
  const { current } = screen;
  if (!current) return [];
  const rows = screen.bands.flatMap((band) => [band.first, ...band.rest]);
  const place = rows.findIndex((row) => row.slot?.id === current.id || holdsSpan(row, current.number));
  const level = rows.findIndex((row) => row.block === current.level);
  const shown = new Set([place, level].flatMap((index) => [index - 1, index, index + 1]));
  return bandsOf(
    rows.filter((_, index) => shown.has(index)),
    [current],
  );
}

function holdsSpan(row: Row, captionNumber: number): boolean {
  return row.segments.some(({ classes }) => {
    const names = classes.split(' ');
    return names.includes('span') && names.includes(`of-${captionNumber}`);
  });
}
