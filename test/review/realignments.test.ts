import { setTimeout as wait } from 'node:timers/promises';
import { align, type Anchors, type PairedFlag } from '../../src/align/index.js';
import { plainText } from '../../src/document/plainText.js';
import { Realignments } from '../../src/review/realignments.js';
import { defaultSettings } from '../../src/settings.js';
import { cardFlags, cardsText } from './cardsPage.js';

const document = plainText.read(cardsText);
const found = align(document, cardFlags(document), defaultSettings);
const unpaired = found.map((flag) => ({ ...flag, pair: null }));
const anchors = new Map([[3, 2]]);
const others = new Map([[6, 5]]);

describe('pairs aligned around what is settled', () => {
  /** Counts what is aligned; answers with captions that have no pair. */
  function counted(answer: () => Promise<readonly PairedFlag[]> = () => Promise.resolve(unpaired)) {
    const asked: Anchors[] = [];
    const realignments = new Realignments();
    const heard: string[] = [];
    realignments.listen((name) => heard.push(name));
    const read = (around: Anchors, content = 'bytes') =>
      realignments.flagsOf('a document', content, found, around, (given) => {
        asked.push(given);
        return answer();
      });
    return { asked, heard, read };
  }

  it('are those of the analysis while nothing is settled', async () => {
    const { asked, read } = counted();
    expect(await read(new Map())).toBe(found);
    expect(asked).toEqual([]);
  });

  it('are aligned once for the same pairs, and again where those change', async () => {
    const { asked, read, heard } = counted();
    expect(await Promise.all([read(anchors), read(new Map(anchors))])).toEqual([unpaired, unpaired]);
    expect(await read(anchors)).toBe(unpaired);
    expect(asked).toHaveLength(1);
    await read(others);
    expect(asked).toEqual([anchors, others]);
    await read(anchors);
    expect(asked).toHaveLength(2);
    expect(await read(new Map())).toBe(found);
    expect(heard).toEqual([]);
  });

  it('are forgotten where the bytes change', async () => {
    const { asked, read } = counted();
    await read(anchors);
    await read(anchors, 'other bytes');
    expect(asked).toHaveLength(2);
  });

  it('come later where they take long, and listeners hear of it', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { heard, read } = counted(() => gate.then(() => unpaired));
    expect(await read(anchors)).toBe(found);
    expect(heard).toEqual([]);
    release();
    await wait(20);
    expect(heard).toEqual(['a document']);
    expect(await read(anchors)).toBe(unpaired);
  });

  it('are not aligned around what does not stand any more when its turn comes', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const { asked, heard, read } = counted(() => gate.then(() => unpaired));
    await read(anchors);
    const second = read(others);
    expect(await read(new Map())).toBe(found);
    release();
    await second;
    await wait(20);
    expect(asked).toEqual([anchors]);
    expect(heard).toEqual([]);
  });

  it('are those known before where aligning fails', async () => {
    const { read } = counted(() => Promise.reject(new Error('The thread is gone.')));
    expect(await read(anchors)).toBe(found);
  });
});
