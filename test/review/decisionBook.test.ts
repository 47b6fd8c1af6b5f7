import { unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainText } from '../../src/document/plainText.js';
import { openDatabase } from '../../src/review/database.js';
import { DecisionFileError, openDecisionBook, readDecisionLines } from '../../src/review/decisionBook.js';
import { fingerprints } from '../../src/review/fingerprint.js';
import { identityOf } from '../../src/review/sources.js';
import { DecisionStore } from '../../src/review/store.js';
import { markedAnalysis } from './markedAnalysis.js';
import { ferryCaptions, ferryText, folderWith } from './temporaryFolder.js';

const { document, flags } = markedAnalysis(plainText.read(ferryText));
const names = fingerprints(document, flags);

/** A line that decides the caption of that number, from 0. */
function lineFor(path: string, index: number, action = 'keep'): string {
  const members = { document: path, fingerprint: names[index], caption: flags[index]!.text };
  const rest = { decision: { action }, author: 'Ada', at: '2026-03-01T10:42:00.000Z' };
  return `${JSON.stringify({ ...members, ...rest })}\n`;
}

const files = {
  'site/en/a.txt': ferryText,
  'site/en/deep/b.txt': ferryText,
  'site/en/.didascalia/decisions.jsonl': lineFor('a.txt', 0) + lineFor('deep/b.txt', 1, 'remove'),
  'ci/baseline.jsonl': lineFor('a.txt', 0) + lineFor('deep/b.txt', 1, 'remove'),
};

function actionsIn(file: string, asked: readonly string[], path: string) {
  const { records } = openDecisionBook(file, asked).decisionsOf(path, document, flags);
  return records.map(({ caption }) => caption.decision?.action ?? null);
}

describe('a book of decisions', () => {
  it.each([
    ['the reviewed folder was asked for', 'ci/baseline.jsonl', ['site/en']],
    ['a folder below it was', 'ci/baseline.jsonl', ['site/en/deep']],
    ['a file below it was', 'ci/baseline.jsonl', ['site/en/deep/b.txt']],
    ['a folder above it was, and the file lies in it', 'site/en/.didascalia/decisions.jsonl', ['.']],
    ['a glob was', 'ci/baseline.jsonl', ['site/en/**/*.txt']],
  ])('finds documents where %s', (_, file, asked) => {
    const root = folderWith(files);
    const paths = asked.map((path) => join(root, path));
    const of = (path: string) => actionsIn(join(root, file), paths, join(root, path));
    expect(of('site/en/a.txt')).toEqual(['keep', null, null]);
    expect(of('site/en/deep/b.txt')).toEqual([null, 'remove', null]);
  });

  it('knows nothing of a document of the same name elsewhere', () => {
    const root = folderWith({ ...files, 'other/a.txt': ferryText });
    const file = join(root, 'ci/baseline.jsonl');
    expect(actionsIn(file, [join(root, 'site/en')], join(root, 'other/a.txt'))).toEqual([null, null, null]);
  });

  it('follows a caption whose neighbour was edited', () => {
    const root = folderWith(files);
    const edited = markedAnalysis(plainText.read(ferryText.replace('before sunrise', 'long before sunrise')));
    const book = openDecisionBook(join(root, 'ci/baseline.jsonl'), [join(root, 'site/en')]);
    const { records, stale } = book.decisionsOf(join(root, 'site/en/a.txt'), edited.document, edited.flags);
    expect(records[0]!.caption.decision).toEqual({ action: 'keep' });
    expect(stale).toEqual([]);
  });

  it('lists decisions whose caption is gone, and those whose document is, below what was asked for', () => {
    const root = folderWith(files);
    const folder = join(root, 'site/en');
    unlinkSync(join(folder, 'deep/b.txt'));
    const book = openDecisionBook(join(root, 'ci/baseline.jsonl'), [folder]);
    const shorter = markedAnalysis(plainText.read(ferryText.replace(`${ferryCaptions[0]!}\n\n`, '')));
    const { stale } = book.decisionsOf(join(folder, 'a.txt'), shorter.document, shorter.flags);
    expect(stale).toMatchObject([{ document: 'a.txt', record: { excerpt: ferryCaptions[0] } }]);
    expect(book.lostBelow([folder])).toMatchObject([{ document: 'deep/b.txt' }]);
    expect(book.lostBelow([join(folder, 'a.txt')])).toEqual([]);
  });

  it('is read from a database as well, which it only reads', () => {
    const root = folderWith(files);
    const folder = join(root, 'site/en');
    const file = join(folder, '.didascalia/review.db');
    const connection = openDatabase(file);
    const path = join(folder, 'a.txt');
    const id = identityOf(path, folder);
    connection
      .prepare(
        `INSERT INTO documents (id, path, name, opened, size, modified) VALUES (?, ?, 'a.txt', 1, 0, 0)`,
      )
      .run(id, path);
    new DecisionStore(connection).decide({
      document: id,
      caption: names[2]!,
      excerpt: 'Leggi tutto',
      settlement: { subject: 'caption', decision: { action: 'replace', text: 'Read more' } },
      seen: 0,
      author: 'Ada',
    });
    expect(actionsIn(file, [root], path)).toEqual([null, null, 'replace']);
    connection.close();
  });
});

describe('a file that holds no decisions', () => {
  it('is told with every faulty line, its number and what is wrong', () => {
    const file = join(folderWith({ 'bad.jsonl': `${lineFor('a.txt', 0)}{}\n\nnonsense\n` }), 'bad.jsonl');
    expect(() => readDecisionLines(file)).toThrow(DecisionFileError);
    expect(() => readDecisionLines(file)).toThrow(`${file}:2: "fingerprint" is none`);
    expect(() => readDecisionLines(file)).toThrow(`${file}:4: It is no JSON.`);
  });

  it('lists twenty faults and counts the others', () => {
    const file = join(folderWith({ 'bad.jsonl': 'nonsense\n'.repeat(25) }), 'bad.jsonl');
    expect(() => readDecisionLines(file)).toThrow(/:20: [^\n]*\nand 5 more$/);
  });

  it.each([
    ['is not there', null, /cannot be read: ENOENT/],
    ['is not UTF-8', Uint8Array.of(0xff, 0xfe, 0x00), /not valid UTF-8/],
    ['is a database of something else', null, /cannot be read as a database of decisions/],
  ])('that %s is told in a line', (what, bytes, message) => {
    const file = join(folderWith({}), 'decisions');
    if (bytes) writeFileSync(file, bytes);
    if (what.includes('something else')) {
      const connection = openDatabase(file);
      connection.exec('DROP TABLE decisions');
      connection.close();
    }
    expect(() => openDecisionBook(file, ['.'])).toThrow(message);
  });
});
