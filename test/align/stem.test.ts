import { stemEnglish, stemItalian } from '../../src/align/stem.js';

describe('Italian inflections meet in one stem', () => {
  it.each([
    ['number', ['porto', 'porti']],
    ['gender and number', ['nuovo', 'nuova', 'nuovi', 'nuove']],
    ['tense and person', ['parlare', 'parlava', 'parlavano', 'parlato']],
    ['the ways to write a last accent', ['città', "citta'", 'citta']],
  ])('%s', (_, forms) => {
    expect(new Set(forms.map(stemItalian)).size).toBe(1);
  });

  it('and different words do not', () => {
    expect(stemItalian('porto')).not.toBe(stemItalian('ponte'));
  });
});

describe('English inflections meet in one stem', () => {
  it.each([
    ['number', ['net', 'nets']],
    ['tense', ['mend', 'mends', 'mended', 'mending']],
    ['irregular verbs', ['go', 'went', 'gone']],
    ['irregular nouns', ['man', 'men']],
    ['irregular plurals', ['child', 'children']],
  ])('%s', (_, forms) => {
    expect(new Set(forms.map(stemEnglish)).size).toBe(1);
  });

  it('and different words do not', () => {
    expect(stemEnglish('bridge')).not.toBe(stemEnglish('bride'));
  });
});

test('a stem is the same the second time, from memory', () => {
  for (const word of ['went', 'harbours', 'constructor', '__proto__', '']) {
    expect(stemEnglish(word)).toBe(stemEnglish(word));
    expect(typeof stemItalian(word)).toBe('string');
  }
});
