import { align, type Anchors } from '../../src/align/index.js';
import { plainText } from '../../src/document/plainText.js';
import type { PairDecision } from '../../src/review/decision.js';
import type { ReviewedCaption } from '../../src/review/reading.js';
import { anchorsOf, realigned } from '../../src/review/realigning.js';
import { emptyRecord, untouched } from '../../src/review/record.js';
import { defaultSettings } from '../../src/settings.js';
import { cardFlags, cardsText, ownTexts } from './cardsPage.js';

const document = plainText.read(cardsText);
const flags = align(document, cardFlags(document), defaultSettings);
const blocksOf = (paired: typeof flags) => paired.map(({ pair }) => pair?.block);
const [first, second, third] = flags.map(({ block }) => block);

describe('the pairs that others go by', () => {
  const blockOf = new Map([
    ['one', 2],
    ['two', 5],
  ]);
  const captionWith = (index: number, decision: PairDecision | null): ReviewedCaption => ({
    id: String(index),
    flag: flags[index]!,
    record: { ...emptyRecord, pair: { ...untouched, decision } },
  });

  it('are those that a person confirmed or changed', () => {
    const captions = [
      captionWith(0, { action: 'confirm', paragraph: 'one' }),
      captionWith(1, { action: 'change', paragraph: 'two' }),
      captionWith(2, null),
    ];
    expect([...anchorsOf(captions, blockOf)]).toEqual([
      [first, 2],
      [second, 5],
    ]);
  });

  it('leave out a caption without a paragraph, and a paragraph that is gone', () => {
    const captions = [
      captionWith(0, { action: 'none' }),
      captionWith(1, { action: 'change', paragraph: 'gone' }),
    ];
    expect(anchorsOf(captions, blockOf).size).toBe(0);
  });
});

describe('aligning again', () => {
  const around = (anchors: Anchors, of = document, own = flags) =>
    realigned({ document: of, flags: own, settings: defaultSettings, anchors });
  const settled = new Map([
    [first!, ownTexts[0]],
    [second!, ownTexts[1]],
  ]);

  it('moves a caption to where the settled ones stand, and keeps every flag', () => {
    const moved = around(settled);
    expect(flags[2]!.pair?.block).not.toBe(ownTexts[2]);
    expect(moved[2]!.pair?.block).toBe(ownTexts[2]);
    expect(moved.map(({ start, text }) => [start, text])).toEqual(
      flags.map(({ start, text }) => [start, text]),
    );
  });

  it('changes nothing where nothing is settled', () => {
    expect(around(new Map())).toEqual(flags);
  });

  it('ranks the paragraphs of a settled caption as if it were not settled itself', () => {
    const others = new Map([[second!, ownTexts[1]]]);
    expect(around(settled)[0]).toEqual(around(others)[0]);
  });

  it('keeps to the section of what is settled', () => {
    const twice = plainText.read(`${cardsText}\n${cardsText}`);
    const start = twice.blocks.length / 2;
    const sections = { ...twice, sections: [0, start] };
    const both = [0, start].flatMap((from) => {
      const section = { ...twice, blocks: twice.blocks.slice(from, from + start) };
      return align(section, cardFlags(section), defaultSettings).map((flag) => ({
        ...flag,
        block: flag.block + from,
        pair: flag.pair && { ...flag.pair, block: flag.pair.block + from },
      }));
    });
    const inSecond = new Map([...settled].map(([caption, block]) => [caption + start, block + start]));
    const moved = blocksOf(around(inSecond, sections, both));
    expect(moved.slice(0, 3)).toEqual(blocksOf(flags));
    expect(moved[5]).toBe(start + ownTexts[2]);
    expect(third! + start).toBe(both[5]!.block);
  });
});
