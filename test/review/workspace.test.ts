import { existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../src/document/index.js';
import type { Analyst } from '../../src/review/analyst.js';
import { pairDecisionFor, pairedBlock } from '../../src/review/pairing.js';
import { Workspace, type WorkspaceOptions } from '../../src/review/workspace.js';
import { defaultSettings } from '../../src/settings.js';
import { cardsAnalyst, cardsText, ownTexts } from './cardsPage.js';
import { analystWith, markedAnalysis, markedAnalyst } from './markedAnalysis.js';
import { ferryCaptions, ferryText, folderWith } from './temporaryFolder.js';

const open: Workspace[] = [];

async function workspaceOver(
  paths: readonly string[],
  changed: Partial<WorkspaceOptions> = {},
): Promise<Workspace> {
  const options = {
    paths,
    settings: defaultSettings,
    includeIntended: false,
    analyst: markedAnalyst,
    ...changed,
  };
  const workspace = await Workspace.open(options);
  open.push(workspace);
  await workspace.analysed();
  return workspace;
}

async function close(workspace: Workspace): Promise<void> {
  open.splice(open.indexOf(workspace), 1);
  await workspace.close();
}

afterEach(async () => {
  for (const workspace of [...open]) await close(workspace);
});

function entries(workspace: Workspace, search = '') {
  return workspace.catalogue.find({ order: 'name', selection: 'all', search, offset: 0, limit: 100 }).entries;
}

/** Decides the caption of a text; by default to remove it. */
async function decide(workspace: Workspace, id: string, text: string): Promise<void> {
  const caption = (await workspace.read(id))!.captions.find(({ flag }) => flag.text === text)!;
  workspace.decisions.decide({
    document: id,
    caption: caption.id,
    excerpt: text,
    settlement: { subject: 'caption', decision: { action: 'remove' } },
    seen: caption.record.caption.revision,
    author: 'Ada',
  });
}

describe('opening', () => {
  it('finds the documents of a folder and those below, and nothing else', async () => {
    const folder = folderWith({
      'b.txt': ferryText,
      'deep/er/a.TXT': '',
      'c.json': '{}',
      '.hidden/d.txt': '',
    });
    expect(entries(await workspaceOver([folder])).map(({ name }) => name)).toEqual([
      'b.txt',
      'deep/er/a.TXT',
    ]);
  });

  it('leaves out links that lead out of the folder', async () => {
    const outside = folderWith({ 'secret.txt': 'Secret.', 'folder/inner.txt': 'Secret.' });
    const folder = folderWith({ 'a.txt': 'Open.' });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
    symlinkSync(join(outside, 'folder'), join(folder, 'linked'));
    expect(entries(await workspaceOver([folder])).map(({ name }) => name)).toEqual(['a.txt']);
  });

  it('does not follow a file that became a link out of the folder later', async () => {
    const outside = folderWith({ 'secret.txt': 'Secret.' });
    const folder = folderWith({ 'a.txt': 'Open.' });
    const workspace = await workspaceOver([folder]);
    unlinkSync(join(folder, 'a.txt'));
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'a.txt'));
    await expect(workspace.read(entries(workspace)[0]!.id)).rejects.toThrow('leads out of the opened folder');
  });

  it('says which path is not there', async () => {
    await expect(Workspace.open({ ...optionsFor('nowhere') })).rejects.toThrow(
      'There is no file or folder nowhere.',
    );
  });

  it('lists a file that is not text with the reason, and reads the others', async () => {
    const folder = folderWith({ 'bad.txt': Uint8Array.of(0x61, 0xff), 'good.txt': ferryText });
    const [bad, good] = entries(await workspaceOver([folder]));
    expect(bad!.problem).toContain('byte 1');
    expect(good).toMatchObject({ problem: null, captions: 3 });
  });

  it('keeps decisions in the folder’s own .didascalia unless told otherwise, and writes no document', async () => {
    const folder = folderWith({ 'a.txt': ferryText });
    const workspace = await workspaceOver([folder]);
    await decide(workspace, entries(workspace)[0]!.id, ferryCaptions[0]!);
    expect(existsSync(join(folder, '.didascalia', 'review.db'))).toBe(true);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(ferryText);

    const elsewhere = join(folderWith({}), 'other.db');
    const untouched = folderWith({ 'a.txt': ferryText });
    await workspaceOver([untouched], { database: elsewhere });
    expect(existsSync(elsewhere)).toBe(true);
    expect(existsSync(join(untouched, '.didascalia'))).toBe(false);
  });
});

function optionsFor(...paths: string[]): WorkspaceOptions {
  return { paths, settings: defaultSettings, includeIntended: false, analyst: markedAnalyst };
}

describe('the list of documents', () => {
  it('counts, searches and sorts', async () => {
    const folder = folderWith({
      'a.txt': 'Nothing here.',
      'b.txt': ferryText,
      'c.txt': 'One.\n\nLeggi tutto\n\nTwo.',
    });
    const workspace = await workspaceOver([folder]);
    expect(workspace.catalogue.totals()).toMatchObject({
      documents: 3,
      analysed: 3,
      captions: 4,
      settled: 0,
    });
    const named = (order: 'undecided' | 'certainty') =>
      workspace.catalogue
        .find({ order, selection: 'all', search: '', offset: 0, limit: 9 })
        .entries.map((e) => e.name);
    expect(named('undecided')).toEqual(['b.txt', 'c.txt', 'a.txt']);
    expect(named('certainty')).toEqual(['b.txt', 'c.txt', 'a.txt']);
    expect(entries(workspace, 'procida').map(({ name }) => name)).toEqual(['b.txt']);
    expect(entries(workspace, '%')).toEqual([]);
  });

  it('follows decisions and their undoing', async () => {
    const workspace = await workspaceOver([folderWith({ 'b.txt': ferryText })]);
    const { id } = entries(workspace)[0]!;
    await decide(workspace, id, ferryCaptions[1]!);
    expect(entries(workspace)[0]).toMatchObject({ captions: 3, settled: 1, leastCertain: 0.93 });
    workspace.decisions.undo('Ada');
    expect(entries(workspace)[0]).toMatchObject({ settled: 0, leastCertain: 0.61 });
  });

  it('begins the queue with the least certain caption', async () => {
    const workspace = await workspaceOver([folderWith({ 'b.txt': ferryText })]);
    const { id } = entries(workspace)[0]!;
    const first = workspace.catalogue.leastCertain()!;
    expect(
      (await workspace.read(id))!.captions.find((caption) => caption.id === first.caption)!.flag.text,
    ).toBe(ferryCaptions[1]);
  });
});

describe('the analysis', () => {
  it('is made once for the same bytes', async () => {
    const folder = folderWith({ 'a.txt': ferryText, 'copy.txt': ferryText });
    let calls = 0;
    const counting = (document: Document) => {
      calls++;
      return markedAnalysis(document);
    };
    await close(await workspaceOver([folder], { analyst: analystWith(counting) }));
    await workspaceOver([folder], { analyst: analystWith(counting) });
    expect(calls).toBe(1);
  });

  it('is made anew when a file changes, and decisions follow their captions', async () => {
    const folder = folderWith({ 'a.txt': ferryText });
    const first = await workspaceOver([folder]);
    await decide(first, entries(first)[0]!.id, ferryCaptions[1]!);
    await close(first);
    writeFileSync(
      join(folder, 'a.txt'),
      `A new beginning.\n\n${ferryText.replace('Nobody hurries', 'No one hurries')}`,
    );
    const workspace = await workspaceOver([folder]);
    const { captions, lost } = (await workspace.read(entries(workspace)[0]!.id))!;
    expect(captions.map(({ record }) => record.caption.decision?.action)).toEqual([
      undefined,
      'remove',
      undefined,
    ]);
    expect(lost).toEqual([]);
  });

  it('lists decisions whose captions are gone instead of dropping them', async () => {
    const folder = folderWith({ 'a.txt': ferryText });
    const workspace = await workspaceOver([folder]);
    const { id } = entries(workspace)[0]!;
    await decide(workspace, id, ferryCaptions[2]!);
    writeFileSync(join(folder, 'a.txt'), ferryText.replace(ferryCaptions[2]!, ''));
    expect((await workspace.read(id))!.lost).toMatchObject([{ record: { excerpt: ferryCaptions[2] } }]);
  });
});

describe('while documents are being analysed', () => {
  /** Analyses a document once its text has been released, and holds the others back. */
  function patientAnalyst() {
    const released = new Set<string>();
    const held: (() => void)[] = [];
    const asked: string[] = [];
    let isClosed = false;
    const analyst: Analyst = {
      capacity: 1,
      analyse: async (document) => {
        asked.push(document.text);
        while (!released.has(document.text)) {
          if (isClosed) throw new Error('The analyst closed.');
          await new Promise<void>((resume) => held.push(resume));
        }
        return markedAnalysis(document);
      },
      realign: ({ flags }) => Promise.resolve(flags),
      close: () => {
        isClosed = true;
        for (const resume of held.splice(0)) resume();
        return Promise.resolve();
      },
    };
    const release = (text: string) => {
      released.add(text);
      for (const resume of held.splice(0)) resume();
    };
    return { analyst, asked, release };
  }

  const slow = 'A slow one.';

  it('opens one that is done, and lists how far the others are', async () => {
    const { analyst, release } = patientAnalyst();
    release(ferryText);
    const folder = folderWith({ 'a.txt': slow, 'b.txt': ferryText });
    const workspace = await Workspace.open({ ...optionsFor(folder), analyst });
    open.push(workspace);
    expect((await workspace.read(entries(workspace)[1]!.id))!.captions).toHaveLength(3);
    expect(workspace.catalogue.totals()).toMatchObject({ documents: 2, analysed: 1 });
    release(slow);
    await workspace.analysed();
    expect(workspace.catalogue.totals()).toMatchObject({ analysed: 2 });
  });

  it('analyses one once, however many open it meanwhile', async () => {
    const { analyst, asked, release } = patientAnalyst();
    const workspace = await Workspace.open({
      ...optionsFor(folderWith({ 'a.txt': slow, 'copy.txt': slow })),
      analyst,
    });
    open.push(workspace);
    const [first, copy] = entries(workspace);
    const readings = [first!, first!, copy!].map(({ id }) => workspace.read(id));
    release(slow);
    await Promise.all(readings);
    await workspace.analysed();
    expect(asked).toEqual([slow]);
  });

  it('can be closed, and goes on where it was', async () => {
    const { analyst, release } = patientAnalyst();
    release(ferryText);
    const folder = folderWith({ 'a.txt': ferryText, 'b.txt': slow });
    const first = await Workspace.open({ ...optionsFor(folder), analyst });
    await first.read(entries(first)[0]!.id);
    await first.close();

    const again = patientAnalyst();
    again.release(slow);
    const workspace = await workspaceOver([folder], { analyst: again.analyst });
    expect(again.asked).toEqual([slow]);
    expect(entries(workspace)).toMatchObject([
      { problem: null, captions: 3 },
      { problem: null, captions: 0 },
    ]);
  });

  it('lists one whose analysis failed with the reason, and goes on with the others', async () => {
    const analyst = analystWith((document) => {
      if (document.text === slow) throw new Error('Out of memory.');
      return markedAnalysis(document);
    });
    const folder = folderWith({ 'a.txt': slow, 'b.txt': ferryText });
    expect(entries(await workspaceOver([folder], { analyst }))).toMatchObject([
      { problem: 'Out of memory.' },
      { captions: 3 },
    ]);
  });
});

describe('a caption’s paragraph', () => {
  it('is the one found until a person chooses another', async () => {
    const workspace = await workspaceOver([folderWith({ 'a.txt': ferryText })]);
    const { id } = entries(workspace)[0]!;
    const reviewed = (await workspace.read(id))!;
    const [ferry] = reviewed.captions;
    expect(pairedBlock(reviewed, ferry!)).toBe(2);
    expect(pairDecisionFor(reviewed, ferry!, reviewed.paragraphs[2]!)).toMatchObject({ action: 'confirm' });
    expect(pairDecisionFor(reviewed, ferry!, 'no such paragraph')).toBeNull();

    const decision = pairDecisionFor(reviewed, ferry!, reviewed.paragraphs[5]!)!;
    expect(decision.action).toBe('change');
    const settlement = { subject: 'pair', decision } as const;
    workspace.decisions.decide({
      document: id,
      caption: ferry!.id,
      excerpt: '',
      settlement,
      seen: 0,
      author: 'Ada',
    });
    const changed = (await workspace.read(id))!;
    expect(pairedBlock(changed, changed.captions[0]!)).toBe(5);
  });
});

describe('a pair that a person settles', () => {
  async function openCards(changed: Partial<WorkspaceOptions> = {}) {
    const workspace = await workspaceOver([folderWith({ 'cards.txt': cardsText })], {
      analyst: cardsAnalyst,
      ...changed,
    });
    const { id } = entries(workspace)[0]!;
    const pairs = async () => {
      const reviewed = (await workspace.read(id))!;
      return reviewed.captions.map((caption) => pairedBlock(reviewed, caption));
    };
    const pair = async (index: number, block: number) => {
      const reviewed = (await workspace.read(id))!;
      const caption = reviewed.captions[index]!;
      const decision = pairDecisionFor(reviewed, caption, reviewed.paragraphs[block] ?? '')!;
      const { id: name, flag, record } = caption;
      workspace.decisions.decide({
        ...{ document: id, caption: name, excerpt: flag.text, author: 'Ada' },
        settlement: { subject: 'pair', decision },
        seen: record.pair.revision,
      });
    };
    return { workspace, id, pairs, pair };
  }

  it('moves the pairs that nobody settled, and undo takes them back', async () => {
    const { workspace, pairs, pair } = await openCards();
    const found = await pairs();
    await pair(0, ownTexts[0]);
    const one = await pairs();
    await pair(1, ownTexts[1]);
    expect(await pairs()).toEqual(ownTexts);
    workspace.decisions.undo('Ada');
    expect(await pairs()).toEqual(one);
    workspace.decisions.undo('Ada');
    expect(await pairs()).toEqual(found);
  });

  it('moves none that a person settled, be it with no paragraph', async () => {
    const { pairs, pair } = await openCards();
    await pair(2, -1);
    await pair(0, ownTexts[0]);
    await pair(1, ownTexts[1]);
    expect(await pairs()).toEqual([ownTexts[0], ownTexts[1], null]);
  });

  it('is aligned around once, whatever else is decided', async () => {
    let calls = 0;
    const analyst: Analyst = {
      ...cardsAnalyst,
      realign: (task) => {
        calls++;
        return cardsAnalyst.realign(task);
      },
    };
    const { workspace, id, pairs, pair } = await openCards({ analyst });
    await pair(0, ownTexts[0]);
    await pairs();
    await decide(workspace, id, 'Foto del tetto');
    await pairs();
    expect(calls).toBe(1);
  });
});
