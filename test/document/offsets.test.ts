import fc from 'fast-check';
import { isOffsetUnit, offsetConverter, offsetUnits } from '../../src/document/index.js';

describe('offsets', () => {
  it.each([
    ['utf-16', 'aè🙂b', 4, 4],
    ['codepoint', 'aè🙂b', 4, 3],
    ['byte', 'aè🙂b', 4, 7],
    ['codepoint', 'e\u0301x', 2, 2],
    ['byte', '', 0, 0],
  ] as const)('in %s of "%s": %i is %i', (unit, text, offset, converted) => {
    expect(offsetConverter(text, unit)(offset)).toBe(converted);
  });

  const letters = fc.array(fc.constantFrom('a', 'è', '€', '🙂', '\u0301', '\n'), {
    minLength: 1,
    maxLength: 40,
  });
  /** A text as a list of its code points, and places between them in any order. */
  const textAndPlaces = letters.chain((points) =>
    fc.record({
      points: fc.constant(points),
      places: fc.array(fc.nat({ max: points.length }), { minLength: 1 }),
    }),
  );

  it.each([
    ['codepoint', (before: string) => Array.from(before).length],
    ['byte', (before: string) => Buffer.from(before, 'utf8').length],
    ['utf-16', (before: string) => before.length],
  ] as const)('in the unit %s count what stands before, in whatever order they are asked', (unit, count) => {
    fc.assert(
      fc.property(textAndPlaces, ({ points, places }) => {
        const convert = offsetConverter(points.join(''), unit);
        for (const place of places) {
          const before = points.slice(0, place).join('');
          expect(convert(before.length)).toBe(count(before));
        }
      }),
    );
  });

  it('know their units by name', () => {
    expect(offsetUnits.every(isOffsetUnit)).toBe(true);
    expect(isOffsetUnit('utf-8')).toBe(false);
  });
});
