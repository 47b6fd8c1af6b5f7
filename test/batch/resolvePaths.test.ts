import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { resolvePaths } from '../../src/batch/index.js';
import { folderWith } from '../review/temporaryFolder.js';

const tree = {
  'b.txt': '',
  'a.TXT': '',
  'a.text': '',
  'notes.log': '',
  'deep/er/c.txt': '',
  'deep/node_modules/package/readme.txt': '',
  'deep/.didascalia/state.txt': '',
  '.git/description.txt': '',
  '.hidden/d.txt': '',
  '[draft]/e.txt': '',
  'f[1].txt': '',
};

/** What is found for paths below a new folder, as paths below it. */
async function found(...asked: readonly string[]): Promise<readonly string[]> {
  const folder = folderWith(tree);
  const { paths, errors } = await resolvePaths(
    asked.map((path) => (path === '-' ? path : join(folder, path))),
  );
  expect(errors).toEqual([]);
  return paths.map((path) => path.replace(`${folder}/`, ''));
}

describe('the files of a batch', () => {
  it('are every text below a folder, sorted, without what tools and people hide', async () => {
    expect(await found('.')).toEqual([
      '[draft]/e.txt',
      'a.TXT',
      'a.text',
      'b.txt',
      'deep/er/c.txt',
      'f[1].txt',
    ]);
  });

  it.each([
    ['a file, whatever its ending', ['notes.log'], ['notes.log']],
    ['a hidden file, where it is named outright', ['.hidden/d.txt'], ['.hidden/d.txt']],
    ['a glob', ['deep/**/*.txt'], ['deep/er/c.txt']],
    ['a glob, whatever the ending', ['*.{log,text}'], ['a.text', 'notes.log']],
    ['a folder with brackets in its name', ['[draft]'], ['[draft]/e.txt']],
    ['a file with brackets in its name', ['f[1].txt'], ['f[1].txt']],
    ['a folder with a slash at its end', ['deep/'], ['deep/er/c.txt']],
    ['standard input', ['b.txt', '-', '-'], ['b.txt', '-']],
  ])('are what is asked for: %s', async (_, asked, expected) => {
    expect(await found(...asked)).toEqual(expected);
  });

  it('are each there once, in the place of the first that names it', async () => {
    expect(await found('deep', '**/c.txt', 'deep/er/c.txt', 'deep/../deep/er/c.txt', 'b.txt', 'b.*')).toEqual(
      ['deep/er/c.txt', 'b.txt'],
    );
  });

  it('are named from here where they are asked for from here', async () => {
    const folder = folderWith(tree);
    const here = relative(process.cwd(), folder);
    const { paths } = await resolvePaths([`${here}/deep/**/*.txt`]);
    expect(paths).toEqual([`${here}/deep/er/c.txt`]);
  });

  it('are found in folders, which it says: those asked for, and those where patterns begin', async () => {
    const folder = folderWith(tree);
    const asked = ['deep/', 'deep/*/**/*.txt', '*.txt', 'b.txt', '**/c.txt', '[draft]'];
    const { folders } = await resolvePaths(asked.map((path) => join(folder, path)));
    expect(folders.map(({ path, isDeep }) => [relative(folder, path), isDeep])).toEqual([
      ['deep', true],
      ['deep', true],
      ['', false],
      ['', true],
      ['[draft]', true],
    ]);
  });

  it('are found through no circle of links', async () => {
    const folder = folderWith({ 'a.txt': '' });
    symlinkSync(folder, join(folder, 'circle'));
    const { paths } = await resolvePaths([folder]);
    expect(paths).toEqual([join(folder, 'a.txt')]);
  });

  it('go on after what is not there, which is told in a line each', async () => {
    const folder = folderWith({ 'a.txt': '', 'pictures/b.png': '' });
    mkdirSync(join(folder, 'empty'));
    const { paths, errors } = await resolvePaths(
      ['missing.txt', 'empty', 'pictures', 'no*.txt', 'a.txt'].map((name) => join(folder, name)),
    );
    expect(paths).toEqual([join(folder, 'a.txt')]);
    expect(errors.map((error) => error.path.replace(`${folder}/`, ''))).toEqual([
      'missing.txt',
      'empty',
      'pictures',
      'no*.txt',
    ]);
    for (const { message } of errors) expect(message).toMatch(/^[A-Z][^\n]*\.$/);
  });
});
