import { openBytes, formats, textOf } from '../../src/document/index.js';
import { exportedDocument, type ExportedCaption } from '../../src/export/index.js';
import { fingerprints, paragraphFingerprints } from '../../src/review/fingerprint.js';
import { emptyRecord, type CaptionRecord } from '../../src/review/record.js';
import { markedAnalysis } from '../review/markedAnalysis.js';
import { ferryCaptions, ferryText } from '../review/temporaryFolder.js';
import { exported } from './decided.js';

const opened = openBytes(Buffer.from(ferryText), formats[0]!);
const paragraphs = paragraphFingerprints(opened.document);
const [ferry] = fingerprints(opened.document, markedAnalysis(opened.document).flags);

function paragraphText(caption: ExportedCaption): string | null {
  return caption.paragraph && textOf(opened.document, caption.paragraph);
}

describe('the paragraph of an exported caption', () => {
  it.each([
    ['the one that was found, where nothing was decided', undefined, /^The first ferry/, 0.81],
    [
      'the one that was confirmed',
      { action: 'confirm', paragraph: paragraphs[2]! },
      /^The first ferry/,
      0.81,
    ],
    ['another that was chosen', { action: 'change', paragraph: paragraphs[3]! }, /^Two fishermen/, 0.11],
    [
      'one that was chosen and not considered',
      { action: 'change', paragraph: paragraphs[0]! },
      /^Morning/,
      null,
    ],
    [
      'the one that was found, where the chosen one is gone',
      { action: 'change', paragraph: 'gone' },
      /^The first/,
      0.81,
    ],
  ] as const)('is %s', (_, pair, beginning, score) => {
    const [caption] = exported('a.txt', ferryText, {
      [ferryCaptions[0]!]: { ...(pair && { pair }) },
    }).captions;
    expect(paragraphText(caption!)).toMatch(beginning);
    expect(caption!.paragraph!.score).toBe(score);
  });

  it('is none where a person said so', () => {
    const settled = { [ferryCaptions[0]!]: { pair: { action: 'none' } } } as const;
    expect(exported('a.txt', ferryText, settled).captions[0]!.paragraph).toBeNull();
  });
});

describe('what was decided', () => {
  const at = (second: number) => `2026-03-01T10:00:0${second}.000Z`;
  const record: CaptionRecord = {
    ...emptyRecord,
    excerpt: ferryCaptions[0]!,
    caption: { decision: { action: 'remove' }, revision: 3, author: 'Anna', at: at(3) },
    pair: { decision: { action: 'none' }, revision: 5, author: 'Luca', at: at(5) },
    comment: { decision: null, revision: 9, author: 'Gino', at: at(9) },
  };
  const flags = markedAnalysis(opened.document).flags;
  const read = { path: 'a.txt', bytes: opened.packaging.original, ...opened };

  it('is told with the author and time of what stands and came last', () => {
    const [caption] = exportedDocument(read, flags, new Map([[ferry!, record]])).captions;
    expect(caption).toMatchObject({
      decision: { action: 'remove' },
      author: 'Luca',
      at: at(5),
      comment: null,
    });
  });

  it('follows a caption whose neighbour has changed', () => {
    const edited = ferryText.replace('Morning on the island', 'Another morning');
    const again = openBytes(Buffer.from(edited), formats[0]!);
    const moved = markedAnalysis(again.document).flags;
    const { captions } = exportedDocument({ ...read, ...again }, moved, new Map([[ferry!, record]]));
    expect(captions[0]).toMatchObject({ fingerprint: ferry, decision: { action: 'remove' } });
    expect(captions[1]!.decision).toBeNull();
  });
});
