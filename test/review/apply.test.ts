import { plainText } from '../../src/document/plainText.js';
import { cleanSource } from '../../src/review/apply.js';
import type { CaptionDecision } from '../../src/review/decision.js';
import { markedAnalysis } from './markedAnalysis.js';
import { ferryCaptions, ferryText } from './temporaryFolder.js';

function clean(text: string, ...decisions: readonly (CaptionDecision | null)[]) {
  const { document, flags } = markedAnalysis(plainText.read(text));
  return cleanSource(document, flags, (_, index) => decisions[index] ?? null);
}

describe('the cleaned text', () => {
  it('is the source itself where nothing was decided', () => {
    expect(clean(ferryText)).toEqual({ source: ferryText, changed: 0, undecided: 3, refusals: [] });
  });

  it('is the source itself where everything is kept', () => {
    expect(clean(ferryText, { action: 'keep' }, { action: 'keep' }, { action: 'keep' })).toMatchObject({
      source: ferryText,
      undecided: 0,
    });
  });

  it('lacks a removed caption with its blank line, and nothing else', () => {
    expect(clean(ferryText, { action: 'remove' }).source).toBe(
      ferryText.replace(`${ferryCaptions[0]!}\n\n`, ''),
    );
  });

  it('keeps carriage returns and the missing end of the last line', () => {
    const source = 'Intro line of it.\r\n\r\nLeggi tutto\r\n\r\nThe end of the text.';
    expect(clean(source, { action: 'remove' }).source).toBe('Intro line of it.\r\n\r\nThe end of the text.');
  });

  it('has the English text in the place of a replaced caption', () => {
    const replaced = clean(ferryText, null, { action: 'replace', text: 'Anna Ferri and Luca Sala' });
    expect(replaced.source).toBe(ferryText.replace(ferryCaptions[1]!, 'Anna Ferri and Luca Sala'));
    expect(replaced).toMatchObject({ changed: 1, undecided: 2 });
  });

  it('says why a caption could not be marked, and leaves it', () => {
    const marked = clean(ferryText, { action: 'mark' });
    expect(marked.source).toBe(ferryText);
    expect(marked.refusals).toHaveLength(1);
    expect(marked.refusals[0]).toMatchObject({ flag: { text: ferryCaptions[0] } });
    expect(marked.refusals[0]!.reason).toContain('Plain text');
  });

  it('counts a skipped caption as undecided', () => {
    expect(clean(ferryText, { action: 'skip' }).undecided).toBe(3);
  });

  it.each([
    [
      'between paragraphs',
      'One of them.\n\nLeggi tutto\n\nLeggi tutto\n\nTwo of them.\n',
      'One of them.\n\nTwo of them.\n',
    ],
    ['up to the last line', 'One of them.\n\nLeggi tutto\n\nLeggi tutto\n', 'One of them.\n'],
    ['from the first line', 'Leggi tutto\nLeggi tutto\n\nOne of them.\n', 'One of them.\n'],
    [
      'under a paragraph',
      'One of them.\nLeggi tutto\nLeggi tutto\n\nTwo of them.\n',
      'One of them.\n\nTwo of them.\n',
    ],
  ])('can lose captions in a row %s', (_, source, expected) => {
    const all = clean(source, { action: 'remove' }, { action: 'remove' });
    expect(all).toEqual({ source: expected, changed: 2, undecided: 0, refusals: [] });
  });

  it('loses one caption beside another that is replaced', () => {
    const source = 'One of them.\n\nLeggi tutto\n\nLeggi tutto\n\nTwo of them.\n';
    const cleaned = clean(source, { action: 'remove' }, { action: 'replace', text: 'Read more' });
    expect(cleaned.source).toBe('One of them.\n\nRead more\n\nTwo of them.\n');
  });
});
