import fc from 'fast-check';
import { plainText } from '../../src/document/plainText.js';
import { adopt, fingerprints, paragraphFingerprints } from '../../src/review/fingerprint.js';

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
