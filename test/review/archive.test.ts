import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { exportDecisions, importDecisions, type ImportReport } from '../../src/review/archive.js';
import { openDatabase } from '../../src/review/database.js';
import { parseDecisions, serialiseDecisions } from '../../src/review/decisionFile.js';
import { reviewPlace } from '../../src/review/place.js';
import { pairDecisionFor } from '../../src/review/pairing.js';
import { Workspace } from '../../src/review/workspace.js';
import { defaultSettings } from '../../src/settings.js';
import { markedAnalyst } from './markedAnalysis.js';
import { ferryText, folderWith } from './temporaryFolder.js';

/** Opens a review of a folder, does something in it and closes it. */
async function reviewing(
  paths: readonly string[],
  work: (workspace: Workspace) => Promise<void> | void,
  database?: string,
): Promise<void> {
  const options = { paths, settings: defaultSettings, includeIntended: false, analyst: markedAnalyst };
  const workspace = await Workspace.open({ ...options, database });
  await workspace.analysed();
  await work(workspace);
  await workspace.close();
}

/** Decides everything there is to decide about the first caption of each document. */
async function decideEach(workspace: Workspace): Promise<void> {
  const { entries } = workspace.catalogue.find({
    order: 'name',
    selection: 'all',
    search: '',
    offset: 0,
    limit: 9,
  });
  for (const { id } of entries) {
    const reviewed = (await workspace.read(id))!;
    const [caption] = reviewed.captions;
    const common = { document: id, caption: caption!.id, excerpt: caption!.flag.text, seen: 0 };
    const pair = pairDecisionFor(reviewed, caption!, reviewed.paragraphs[3]!)!;
    const { decisions } = workspace;
    decisions.decide({
      ...common,
      settlement: { subject: 'caption', decision: { action: 'keep' } },
      author: 'Ada',
    });
    decisions.decide({ ...common, settlement: { subject: 'pair', decision: pair }, author: 'Ben' });
    const comment = { action: 'comment', text: 'A quotation,\nso it stays.' } as const;
    decisions.decide({ ...common, settlement: { subject: 'comment', decision: comment }, author: 'Ada' });
  }
}

/** What an export of these paths writes. */
function exported(paths: readonly string[], database?: string, within: readonly string[] = []): string {
  const place = reviewPlace(paths, database);
  const connection = openDatabase(place.database);
  const text = serialiseDecisions(exportDecisions(connection, place, within));
  connection.close();
  return text;
}

function imported(
  paths: readonly string[],
  text: string,
  changed: { prevails?: boolean; isTrial?: boolean } = {},
): ImportReport {
  const place = reviewPlace(paths);
  const connection = openDatabase(place.database);
  const options = { prevails: false, isTrial: false, ...changed };
  const report = importDecisions(connection, place, parseDecisions(text).lines, options);
  connection.close();
  return report;
}

function documentsIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { document: string }).document);
}

const files = { 'a.txt': ferryText, 'deep/er/b.txt': ferryText };

describe('decisions as a file', () => {
  it('are the same bytes after they went into an empty database, with who decided what and when', async () => {
    const folder = folderWith(files);
    await reviewing([folder], decideEach);
    const text = exported([folder]);
    expect(documentsIn(text)).toEqual(['a.txt', 'deep/er/b.txt']);
    expect(text).toContain('"excerpt":"Two fishermen, Sala and Ferri');
    const other = folderWith(files);
    expect(imported([other], text).decisions.map(({ kind }) => kind)).toEqual(Array(6).fill('new'));
    expect(exported([other])).toBe(text);
  });

  it('are shown by the review that is opened next', async () => {
    const folder = folderWith(files);
    await reviewing([folder], decideEach);
    const other = folderWith(files);
    imported([other], exported([folder]));
    await reviewing([other], async (workspace) => {
      expect(workspace.catalogue.totals()).toMatchObject({ captions: 6, settled: 2 });
      const [entry] = workspace.catalogue.find({
        order: 'name',
        selection: 'all',
        search: '',
        offset: 0,
        limit: 9,
      }).entries;
      const [caption] = (await workspace.read(entry!.id))!.captions;
      expect(caption!.record).toMatchObject({
        caption: { decision: { action: 'keep' }, author: 'Ada' },
        pair: { decision: { action: 'change' }, author: 'Ben' },
        comment: { decision: { text: 'A quotation,\nso it stays.' } },
      });
    });
  });

  it('name documents from the reviewed folder, wherever the database is', async () => {
    const folder = folderWith(files);
    const database = join(folderWith({}), 'elsewhere', 'team.db');
    await reviewing([folder], decideEach, database);
    const text = exported([folder], database);
    expect(documentsIn(text)).toEqual(['a.txt', 'deep/er/b.txt']);
  });

  it('name the documents of a second folder from the first', async () => {
    const parent = folderWith({ 'one/a.txt': ferryText, 'two/b.txt': ferryText });
    const paths = [join(parent, 'one'), join(parent, 'two')];
    await reviewing(paths, decideEach);
    expect(documentsIn(exported(paths))).toEqual(['../two/b.txt', 'a.txt']);
    expect(documentsIn(exported(paths, undefined, [paths[1]!]))).toEqual(['../two/b.txt']);
  });

  it('are found again where the folder has moved with its database', async () => {
    const parent = folderWith({ 'before/deep/a.txt': ferryText });
    const before = join(parent, 'before');
    await reviewing([before], decideEach);
    const text = exported([before]);
    mkdirSync(join(parent, 'now'));
    const after = join(parent, 'now', 'after');
    renameSync(before, after);
    expect(exported([after])).toBe(text);
    expect(documentsIn(text)).toEqual(['deep/a.txt']);
  });
});

describe('an import', () => {
  async function twice() {
    const folder = folderWith(files);
    await reviewing([folder], decideEach);
    return { folder, text: exported([folder]) };
  }

  it('changes nothing that says the same already', async () => {
    const { folder, text } = await twice();
    const { decisions } = imported([folder], text);
    expect(new Set(decisions.map(({ kind }) => kind))).toEqual(new Set(['same']));
  });

  it('leaves another decision that stands, says what it is, and imports the rest', async () => {
    const { folder, text } = await twice();
    const otherwise = text
      .replaceAll('"action":"keep"', '"action":"remove"')
      .replace('A quotation', 'A question');
    const { decisions } = imported([folder], otherwise);
    const conflicts = decisions.filter(({ kind }) => kind === 'conflict');
    expect(conflicts.map(({ settlement, stood }) => [settlement.decision, stood?.decision])).toEqual([
      [{ action: 'remove' }, { action: 'keep' }],
      [expect.objectContaining({ action: 'comment' }), expect.objectContaining({ action: 'comment' })],
      [{ action: 'remove' }, { action: 'keep' }],
    ]);
    expect(exported([folder])).toBe(text);
  });

  it('takes the place of what stands where it is told to', async () => {
    const { folder, text } = await twice();
    const otherwise = text.replaceAll('"action":"keep"', '"action":"remove"');
    imported([folder], otherwise, { prevails: true });
    expect(exported([folder])).toBe(otherwise);
  });

  it('records nothing on trial', async () => {
    const { text } = await twice();
    const empty = folderWith(files);
    expect(imported([empty], text, { isTrial: true }).decisions.map(({ kind }) => kind)).toContain('new');
    expect(exported([empty])).toBe('');
  });

  it('keeps decisions about documents that are not there, and lists those', async () => {
    const { text } = await twice();
    const half = folderWith({ 'a.txt': ferryText });
    expect(imported([half], text).unknown).toEqual(['deep/er/b.txt']);
    await reviewing([half], () => undefined);
    expect(exported([half])).toBe(text);
  });

  it('does not become part of anyone’s steps', async () => {
    const { text } = await twice();
    const empty = folderWith(files);
    imported([empty], text);
    await reviewing([empty], ({ decisions }) => {
      expect(decisions.nextSteps('Ada')).toEqual({ undo: null, redo: null });
      expect(decisions.undo('Ada')).toEqual({ kind: 'nothing' });
    });
  });
});
