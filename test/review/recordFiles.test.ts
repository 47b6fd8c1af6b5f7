import { Workspace, type WorkspaceOptions } from '../../src/review/workspace.js';
import { defaultSettings } from '../../src/settings.js';
import { markedAnalyst } from './markedAnalysis.js';
import { folderWith } from './temporaryFolder.js';

const files = {
  'notes.txt': 'The ferry was late again.\n',
  'pairs.csv': 'id,it,en\n1,Due porte,Two doors\n',
  'corpus.jsonl': '{"text":"no","article":{"body":"Three doors"}}\n',
};

/** The blocks of each opened document by its name; null for one that could not be read. */
async function read(reading?: WorkspaceOptions['reading']): Promise<Record<string, string[] | null>> {
  const workspace = await Workspace.open({
    paths: [folderWith(files)],
    settings: defaultSettings,
    includeIntended: false,
    analyst: markedAnalyst,
    reading,
  });
  await workspace.analysed();
  const query = { order: 'name', selection: 'all', search: '', offset: 0, limit: 100 } as const;
  const blocks: Record<string, string[] | null> = {};
  for (const { id, name, problem } of workspace.catalogue.find(query).entries) {
    const document = problem === null ? (await workspace.read(id))!.document : null;
    blocks[name] = document?.blocks.map(({ start, end }) => document.text.slice(start, end)) ?? null;
  }
  await workspace.close();
  return blocks;
}

describe('files of records in a review', () => {
  it('are read with their usual field, and tables are left out', async () => {
    expect(await read()).toEqual({ 'notes.txt': ['The ferry was late again.'], 'corpus.jsonl': ['no'] });
  });

  it('are read with the field and the column that were asked for', async () => {
    expect(await read({ textField: 'article.body', column: 'en' })).toEqual({
      'notes.txt': ['The ferry was late again.'],
      'pairs.csv': ['Two doors'],
      'corpus.jsonl': ['Three doors'],
    });
  });

  it('are read in the format that was asked for', async () => {
    expect(await read({ format: 'csv', column: '1' })).toMatchObject({
      'notes.txt': ['The ferry was late again.'],
      'pairs.csv': ['1'],
    });
  });
});
