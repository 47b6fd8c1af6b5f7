import {
  isSettled,
  readCaptionDecision,
  readPairDecision,
  spellDecision,
} from '../../src/review/decision.js';

describe('reading a caption’s decision', () => {
  it.each(['remove', 'keep', 'mark', 'skip'])('knows "%s"', (action) => {
    expect(readCaptionDecision({ action, stray: 'field' })).toEqual({ action });
  });

  it('takes a replacement with its text, without outer white space', () => {
    expect(readCaptionDecision({ action: 'replace', text: ' The ferry leaves\n' })).toEqual({
      action: 'replace',
      text: 'The ferry leaves',
    });
  });

  it.each([
    ['no text', { action: 'replace' }],
    ['an empty text', { action: 'replace', text: '  ' }],
    ['a text beyond the limit', { action: 'replace', text: 'x'.repeat(10_001) }],
    ['an unknown action', { action: 'burn' }],
    ['an inherited name', { action: 'toString' }],
    ['no object', 'remove'],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(readCaptionDecision(value)).toBeNull();
  });
});

describe('reading a pair’s decision', () => {
  it.each([
    [{ action: 'confirm', paragraph: 'ab' }],
    [{ action: 'change', paragraph: 'ab' }],
    [{ action: 'none' }],
  ])('knows %j', (decision) => {
    expect(readPairDecision(decision)).toEqual(decision);
  });

  it('refuses a paragraph that has no name', () => {
    expect(readPairDecision({ action: 'change', paragraph: '' })).toBeNull();
  });
});

test('a decision has one spelling, whatever the order of its fields', () => {
  const spelled = spellDecision({ text: 'Two of them', action: 'replace' });
  expect(spelled).toBe('{"action":"replace","text":"Two of them"}');
  expect(readCaptionDecision(JSON.parse(spelled))).toEqual({ action: 'replace', text: 'Two of them' });
});

test('skipping settles nothing', () => {
  expect(isSettled({ action: 'skip' })).toBe(false);
  expect(isSettled(null)).toBe(false);
  expect(isSettled({ action: 'keep' })).toBe(true);
});
