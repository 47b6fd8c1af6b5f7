import { rangeConverter } from '../../src/document/index.js';
import { flagJson } from '../../src/report/index.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported, settledAt, textTo } from './decided.js';

const document = exported('news/ferry.txt', ferryText, {
  [ferryCaptions[0]!]: { decision: { action: 'replace', text: 'The ferry' }, comment: 'Sure?' },
});

describe('jsonl', () => {
  const text = textTo('jsonl', [document]);
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has the flag of the contract on each line, with its document and the unit of its offsets', () => {
    const range = rangeConverter(document.document, 'utf-16');
    expect(text.endsWith('\n')).toBe(true);
    expect(lines).toHaveLength(ferryCaptions.length);
    lines.forEach((line, index) => {
      const flag = flagJson(document.document, document.captions[index]!.flag, range);
      expect(line).toMatchObject({
        document: 'news/ferry.txt',
        format: 'text',
        offsets: 'utf-16',
        ...(JSON.parse(JSON.stringify(flag)) as object),
      });
    });
  });

  it('says what was decided, by whom and when', () => {
    expect(lines[0]).toMatchObject({
      fingerprint: document.captions[0]!.fingerprint,
      decision: { action: 'replace', text: 'The ferry' },
      pairDecision: null,
      paragraph: { start: 64, end: 159, text: expect.stringMatching(/^The first ferry/) as string },
      comment: 'Sure?',
      author: 'Marta',
      decidedAt: settledAt,
    });
    expect(lines[2]).toMatchObject({
      decision: null,
      paragraph: null,
      comment: null,
      author: null,
      decidedAt: null,
    });
  });

  it('is empty where there is no caption', () => {
    expect(textTo('jsonl', [exported('a.txt', 'Nothing to see here.\n')])).toBe('');
  });
});
