import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { plainText } from '../../src/document/plainText.js';
import { currentNames } from '../../src/review/currentNames.js';
import { adopt, currentName, fingerprints, paragraphFingerprints } from '../../src/review/fingerprint.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Fingerprints of the blocks that begin with a star, as the captions of a text. */
function captionsOf(blocks: readonly string[]): readonly string[] {
  const document = plainText.read(blocks.join('\n\n'));
  const flags = document.blocks.flatMap((block, index) =>
    document.text.startsWith('*', block.start) ? [{ ...block, block: index }] : [],
  );
  return fingerprints(document, flags);
}

const story = [
  'A first paragraph, with a sentence in it.',
  '*Il porto',
  'A second paragraph, with another one.',
];

describe('a caption’s fingerprint', () => {
  it('stays when lines are added far from it', () => {
    expect(captionsOf(['New.', 'Newer.', ...story, 'Newest.'])).toEqual(captionsOf(story));
  });

  it('stays when case and spaces change', () => {
    const retyped = [
      'A first  paragraph, with a\tsentence in it.',
      '*IL PORTO',
      'A second paragraph, with another one.',
    ];
    expect(captionsOf(retyped)).toEqual(captionsOf(story));
  });

  it.each([
    ['a full stop', 'Leggi tutto', 'Leggi tutto.'],
    ['quotation marks', 'Leggi tutto', '“Leggi tutto”'],
    ['a dash and spaces', 'Leggi tutto', '– Leggi tutto …'],
  ])('stays when %s at its edge belongs to it or not', (_, bare, whole) => {
    const document = plainText.read(`One sentence here.\n\nHe said ${whole} and went.\n\nAnother one.`);
    const names = [bare, whole].map((text) => {
      const start = document.text.indexOf(text);
      return fingerprints(document, [{ start, end: start + text.length, block: 1 }])[0];
    });
    expect(names[0]).toBe(names[1]);
  });

  it('counts punctuation inside, and that of a caption that is nothing else', () => {
    expect(captionsOf(['One.', '*a, b', 'Two.'])).not.toEqual(captionsOf(['One.', '*a b', 'Two.']));
    expect(captionsOf(['One.', '*', 'Two.'])).not.toEqual(captionsOf(['One.', '*!', 'Two.']));
  });

  it('differs between two captions that say the same in different places', () => {
    const [first, second] = captionsOf(['One.', '*Leggi tutto', 'Two.', '*Leggi tutto', 'Three.']);
    expect(first).not.toBe(second);
  });

  it('differs even where the neighbours are the same', () => {
    const names = captionsOf(['One.', '*Leggi', 'One.', '*Leggi', 'One.', '*Leggi', 'One.']);
    expect(new Set(names).size).toBe(3);
  });

  it('never repeats in any document', () => {
    const block = fc.constantFrom('*Leggi', '*Il porto', 'One.', 'Two.');
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        const names = captionsOf(blocks);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

test('two paragraphs that say the same have two fingerprints', () => {
  expect(new Set(paragraphFingerprints(plainText.read('Same.\n\nSame.\n\nOther.'))).size).toBe(3);
});

describe('finding decided captions again', () => {
  const before = captionsOf(story);

  it('follows a caption whose neighbour on one side was rewritten', () => {
    const after = captionsOf(['Rewritten from the first word to the last.', ...story.slice(1)]);
    expect(after).not.toEqual(before);
    expect(adopt(before, after)).toEqual(before);
  });

  it('follows the only caption that says the same, wherever it moved', () => {
    expect(adopt(before, captionsOf(['Other.', 'Beginning.', '*Il porto', 'End of it.']))).toEqual(before);
  });

  it('does not choose between two that say the same and moved', () => {
    const after = captionsOf(['Other.', '*Il porto', 'Middle.', '*Il porto', 'End.']);
    expect(adopt(before, after)).toEqual(after);
  });

  it('does not give one caption’s decision to another', () => {
    const after = captionsOf([story[0]!, '*Il faro', story[2]!]);
    expect(adopt(before, after)).toEqual(after);
  });

  it('names every caption once', () => {
    const twins = captionsOf(['One.', '*Leggi', 'Two.', '*Leggi', 'Three.']);
    const after = captionsOf(['One.', '*Leggi', 'Two.', '*Leggi', 'Four.', '*Leggi', 'Five.']);
    const names = adopt(twins, after);
    expect(new Set(names).size).toBe(3);
    expect(names.slice(0, 2)).toEqual(twins);
  });
});

describe('a caption that an earlier version named with the punctuation at its edges', () => {
  const former = `${sha256('leggi tutto.').slice(0, 12)}-11111111-22222222`;
  const current = `${sha256('leggi tutto').slice(0, 12)}-11111111-22222222`;

  it('is named without', () => {
    expect(currentName(former, 'Leggi tutto.')).toBe(current);
    expect(currentName(`${former}-2`, 'Leggi  TUTTO.')).toBe(`${current}-2`);
  });

  it('keeps its name where that is not made of its text', () => {
    expect(currentName(current, 'Leggi tutto.')).toBe(current);
    expect(currentName('c1', 'Leggi tutto.')).toBe('c1');
  });

  it('does not take the name of another one', () => {
    const names = currentNames([
      { name: former, excerpt: 'Leggi tutto.' },
      { name: current, excerpt: 'Leggi tutto' },
    ]);
    expect([...names]).toEqual([[former, `${current}-2`]]);
  });
});
