import { detect, explainWords } from '../../src/detect/index.js';
import { plainText } from '../../src/document/plainText.js';
import { defaultSettings } from '../../src/settings.js';

const explain = (text: string) => explainWords(plainText.read(text), defaultSettings);

describe('an explanation', () => {
  it('has every word in order, with its place', () => {
    const text = 'The old harbour.\n\nL’arrivo di Jane Doe, 2024';
    const words = explain(text);
    expect(words.map((word) => word.token)).toEqual([
      ...['The', 'old', 'harbour', 'L’', 'arrivo', 'di', 'Jane', 'Doe', '2024'],
    ]);
    for (const { start, end, token } of words) expect(text.slice(start, end)).toBe(token);
  });

  it('gives Italian words weight for Italian and English ones against it', () => {
    const weights = new Map(
      explain('della perché anche\n\nthe which they').map(({ token, weight }) => [token, weight]),
    );
    for (const word of ['della', 'perché', 'anche']) expect(weights.get(word)).toBeGreaterThan(0);
    for (const word of ['the', 'which', 'they']) expect(weights.get(word)).toBeLessThan(0);
  });

  it('gives none to what is no word', () => {
    for (const word of explain('2024 www.example.org #mare')) {
      expect(word).toMatchObject({ kind: 'none', weight: 0, listOdds: null });
    }
  });

  it('says where the lists lack a word, and then what its letters say', () => {
    const [word] = explain('sbrodolazzamento');
    expect(word).toMatchObject({ listOdds: null });
    expect(word!.ngramOdds).toBeGreaterThan(0);
  });

  it('gives words the weight that the verdict counts', () => {
    const text =
      'The boats are in the harbour, and the town is asleep.\n\nIl porto di Napoli visto dal traghetto';
    const document = plainText.read(text);
    const [flag] = detect(document, defaultSettings);
    const words = explainWords(document, defaultSettings).filter(({ start }) => start >= flag!.start);
    for (const { token, weight, start } of words) {
      expect(flag!.evidence.find((item) => item.token === token && item.start === start)?.weight ?? 0).toBe(
        weight,
      );
    }
  });

  it('of nothing is nothing', () => {
    expect(explain(' \n')).toEqual([]);
  });
});
