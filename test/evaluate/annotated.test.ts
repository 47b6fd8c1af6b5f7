import { GoldError, parseAnnotated } from '../../src/evaluate/index.js';

const annotate = (...lines: string[]) => parseAnnotated([...lines, ''].join('\n'));
const header = ['# id: bridge', '# kind: article', '# wrap: blank'];

describe('an annotated source', () => {
  it('gives its text, without marks and names, and a range for every block', () => {
    const { text, segments } = annotate(
      ...header,
      'en\t{p1}The old bridge is shut.',
      'it\tIl ponte vecchio\tp1',
    );
    expect(text).toBe('The old bridge is shut.\n\nIl ponte vecchio\n');
    expect(segments).toEqual([
      { start: 0, end: 23, label: 'en' },
      { start: 25, end: 41, label: 'it' },
    ]);
    expect(segments.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The old bridge is shut.',
      'Il ponte vecchio',
    ]);
  });

  it('joins blocks by a line end where it says so, or says nothing', () => {
    expect(annotate('# wrap: line', 'en\tOne', 'en\tTwo').text).toBe('One\nTwo\n');
    expect(annotate('en\tOne', 'en\tTwo').text).toBe('One\nTwo\n');
  });

  it('knows its name and its kind', () => {
    expect(annotate(...header, 'en\tOne')).toMatchObject({ id: 'bridge', kind: 'article' });
    expect(annotate('en\tOne')).toMatchObject({ id: 'untitled', kind: 'page' });
  });

  it('gives the bracketed parts of a mixed block as spans of the text', () => {
    const { text, segments } = annotate(
      'en\tOne.',
      'mixed\t⟦Il ponte.⟧ The bridge. ⟦Il fiume.⟧ The river.',
      'en\tTwo.',
    );
    expect(text).toBe('One.\nIl ponte. The bridge. Il fiume. The river.\nTwo.\n');
    expect(segments[1]!.spans!.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Il ponte.',
      'Il fiume.',
    ]);
    expect(text.slice(segments[2]!.start, segments[2]!.end)).toBe('Two.');
  });

  it('pairs a caption with the block that its target names, wherever that stands', () => {
    const { pairs } = annotate(
      'it\tIl ponte\tp2',
      'en\t{p1}One.',
      'en\t{p2}Two.',
      'it\tIl fiume\tp1?',
      'it\tLeggi\t-',
    );
    expect(pairs).toEqual([
      { caption: 0, paragraph: 2, certain: true },
      { caption: 3, paragraph: 1, certain: false },
      { caption: 4, paragraph: null, certain: true },
    ]);
  });

  it('skips empty lines', () => {
    expect(annotate('en\tOne', '', '  ', 'en\tTwo').segments).toHaveLength(2);
  });

  it.each<[string, string[], string]>([
    ['a label that is none', ['en\tOne', 'xx\tTwo'], 'line 2: "xx" is no label; the labels are it, en'],
    ['a label without text', ['en\tOne', 'it'], 'line 2: no text after the label'],
    ['a header below the text', ['en\tOne', '# id: late'], 'line 2: "# id: late" is no label'],
    [
      'a target that names no block',
      ['en\t{p1}One', 'it\tIl ponte\tp9'],
      'line 2: the target "p9" names no block',
    ],
    [
      'a bracket that stays open',
      ['# id: x', 'mixed\t⟦Il ponte. The bridge.'],
      'line 2: ⟦ and ⟧ do not match',
    ],
    ['a bracket that was never opened', ['mixed\tIl ponte.⟧ The bridge.'], 'line 1: ⟦ and ⟧ do not match'],
    ['brackets in brackets', ['mixed\t⟦Il ⟦ponte⟧⟧'], 'line 1: ⟦ and ⟧ do not match'],
  ])('is refused with the line’s number for %s', (_, lines, message) => {
    expect(() => annotate(...lines)).toThrow(GoldError);
    expect(() => annotate(...lines)).toThrow(message);
  });
});
