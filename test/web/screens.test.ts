import { EventEmitter, once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../../src/document/index.js';
import { packageRoot } from '../../src/packageRoot.js';
import { startReview } from '../../src/web/index.js';
import { markedAnalysis, markedAnalyst } from '../review/markedAnalysis.js';
import { ferryCaptions, ferryText, folderWith } from '../review/temporaryFolder.js';
import { reviewOf, Visitor } from './visitor.js';

async function visit(files: Readonly<Record<string, string>> = { 'ferry.txt': ferryText }) {
  const review = await reviewOf(files);
  const visitor = new Visitor(review.url);
  return { review, visitor, address: await visitor.addressOf(Object.keys(files)[0]!) };
}

describe('the list of documents', () => {
  it('shows each document with its captions and what is left', async () => {
    const { visitor } = await visit({ 'ferry.txt': ferryText, 'calm.txt': 'Nothing was left behind here.' });
    const { status, body } = await visitor.open('/');
    expect(status).toBe(200);
    expect(body).toContain('ferry.txt');
    expect(body).toContain('0 of 3');
    expect(body).toContain('61 %');
    expect(body).toContain('no captions');
  });

  it('says what to do where nothing is open', async () => {
    const review = await reviewOf({});
    const { body } = await new Visitor(review.url).open('/');
    expect(body).toContain('No document is open');
    expect(body).toContain('didascalia review');
  });

  it('says why a document cannot be read, in the list and on its page', async () => {
    const folder = folderWith({ 'bad.txt': Uint8Array.of(0xff, 0x20) });
    const review = await startReview({ paths: [folder], port: 0, analyst: markedAnalyst });
    await review.analysed();
    const visitor = new Visitor(review.url);
    expect((await visitor.open('/')).body).toContain('not valid UTF-8');
    expect((await visitor.open(await visitor.addressOf('bad'))).status).toBe(422);
    await review.close();
  });
});

describe('the document', () => {
  it('shows captions in their language, with evidence, figures and their paragraph', async () => {
    const { visitor, address } = await visit();
    const [ferry, , button] = await visitor.cardsOf(address);
    expect(ferry!.html).toContain('<blockquote class="caption" lang="it">');
    expect(ferry!.html).toContain('<mark class="middling">traghetto</mark>');
    expect(ferry!.html).toContain('<b>99.8 %</b> <span>almost certain</span>');
    expect(ferry!.html).toContain('81 %, fits well');
    expect(ferry!.block).toBe('2');
    expect(button!.html).toContain('Belongs to <b>no paragraph</b>');
  });

  it('moves on to the next undecided caption after a decision', async () => {
    const { visitor, address } = await visit();
    const { body } = await visitor.decide(address, 1, { action: 'remove' });
    expect(body).toContain('1 of 3 captions settled. Last: remove');
    const cards = await visitor.cardsOf(address);
    expect(cards.map(({ state }) => state)).toEqual(['settled', 'undecided', 'undecided']);
    expect(cards[1]!.html).toContain('is-current');
  });

  it('says that everything is settled when it is', async () => {
    const { visitor, address } = await visit();
    await visitor.decide(address, 1, { action: 'remove' });
    await visitor.decide(address, 2, { action: 'keep' });
    const { body } = await visitor.decide(address, 3, { action: 'replace', text: 'Read more' });
    expect(body).toContain('Every caption of this document is settled');
    expect((await visitor.open('/queue')).body).toContain('All settled');
  });

  it('explains why plain text cannot be marked, and records nothing', async () => {
    const { visitor, address } = await visit();
    const { body } = await visitor.decide(address, 1, { action: 'mark' });
    expect(body).toContain('Plain text cannot say which language');
    expect((await visitor.cardsOf(address))[0]!.state).toBe('undecided');
  });

  it('asks for the English text where it is missing', async () => {
    const { visitor, address } = await visit();
    expect((await visitor.decide(address, 1, { action: 'replace', text: ' ' })).body).toContain(
      'Nothing was recorded',
    );
  });

  it('pairs a caption with another paragraph, with none, and confirms it', async () => {
    const { visitor, address } = await visit();
    const options = async () =>
      [...(await visitor.cardsOf(address))[0]!.html.matchAll(/<option value="(\w+)"/g)].map(
        (match) => match[1]!,
      );
    const [, , last] = await options();
    await visitor.decide(address, 1, { action: 'pair', paragraph: last! });
    expect((await visitor.cardsOf(address))[0]!).toMatchObject({ block: '3' });
    await visitor.decide(address, 1, { action: 'pair', paragraph: '' });
    expect((await visitor.cardsOf(address))[0]!.block).toBe('');
    const [, ferryParagraph] = await options();
    await visitor.decide(address, 1, { action: 'pair', paragraph: ferryParagraph! });
    expect((await visitor.cardsOf(address))[0]!.html).toContain('confirmed');
  });

  it('takes back and makes again across documents', async () => {
    const { visitor, address } = await visit({
      'ferry.txt': ferryText,
      'other.txt': 'One.\n\nLeggi tutto\n\nTwo.',
    });
    const other = await visitor.addressOf('other');
    await visitor.decide(address, 1, { action: 'remove' });
    await visitor.decide(other, 1, { action: 'keep' });
    expect((await visitor.post('/undo', { back: '/', origin: 'document' })).body).toContain(
      '<h1>other.txt</h1>',
    );
    expect((await visitor.post('/undo', { back: '/', origin: 'document' })).body).toContain(
      '<h1>ferry.txt</h1>',
    );
    expect((await visitor.post('/redo', { back: '/', origin: 'document' })).body).toContain(
      '1 of 3 captions settled',
    );
  });
});

describe('a document whose analysis takes long', () => {
  it('says so, looks again by itself, and keeps no other page waiting', async () => {
    const clock = new EventEmitter();
    const analyst = {
      ...markedAnalyst,
      analyse: async (document: Document) => {
        if (document.text.includes('Slow')) await once(clock, 'end');
        return markedAnalysis(document);
      },
    };
    const folder = folderWith({ 'ferry.txt': ferryText, 'slow.txt': 'Slow.\n\nLeggi tutto\n\nSlower.' });
    const review = await startReview({ paths: [folder], port: 0, analyst });
    const visitor = new Visitor(review.url);
    const address = await visitor.addressOf('slow');
    const opening = visitor.open(address);
    expect((await visitor.open(await visitor.addressOf('ferry'))).body).toContain('0 of 3');
    expect((await visitor.open('/')).body).toContain('Reading 1 of 2');
    const { status, headers, body } = await opening;
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('2');
    expect(body).toContain(`<meta http-equiv="refresh" content="2;url=${address}">`);
    clock.emit('end');
    await review.analysed();
    expect((await visitor.open(address)).body).toContain('0 of 1');
    await review.close();
  });
});

describe('the queue', () => {
  it('gives the least certain caption of all documents and moves on', async () => {
    const { visitor, address } = await visit();
    const [card] = await visitor.cardsOf('/queue');
    expect(card!.html).toContain('Anna Ferri');
    const next = await visitor.post(`${address}/decisions`, {
      caption: card!.id,
      seen: '0',
      origin: 'queue',
      action: 'keep',
    });
    expect(next.body).toContain('2 captions left');
    expect((await visitor.cardsOf('/queue'))[0]!.html).toContain('tutto');
  });
});

describe('captions that say the same', () => {
  const files = {
    'a.txt': 'One.\n\nLeggi tutto\n\nTwo.\n\nLeggi tutto\n\nThree.',
    'b.txt': 'Four.\n\nLeggi tutto\n\nFive.',
    'ferry.txt': ferryText,
  };

  async function visitAlike() {
    const { visitor } = await visit(files);
    const a = await visitor.addressOf('a.txt');
    const [first] = await visitor.cardsOf(a);
    const link = /href="([^"]*\/alike[^"]*)"/.exec(first!.html)![1]!.replaceAll('&amp;', '&');
    const states = async () => {
      const cards = await Promise.all(
        Object.keys(files).map(async (name) => visitor.cardsOf(await visitor.addressOf(name))),
      );
      return cards.flat().map(({ state }) => state === 'settled');
    };
    return { visitor, a, first: first!, link, states };
  }

  it('are counted on the card, and shown before they are decided', async () => {
    const { visitor, first, link, states } = await visitAlike();
    expect(first.html).toContain('4 captions say this');
    const { body } = await visitor.open(link);
    expect(body).toContain('4 captions say this, in 3 documents');
    expect(body).toContain('b.txt');
    expect(await states()).toEqual([false, false, false, false, false, false]);
  });

  it('are decided together but for those that are settled, and taken back by one undo', async () => {
    const { visitor, a, first, link, states } = await visitAlike();
    await visitor.decide(await visitor.addressOf('b.txt'), 1, { action: 'keep' });
    const { body } = await visitor.open(link);
    expect(body).toContain('Remove 3');
    const seen = /name="seen" value="(\d+)"/.exec(body)![1]!;
    const decided = await visitor.post(`${a}/alike`, { caption: first.id, seen, action: 'remove' });
    expect(decided.body).toContain('2 of 2 captions settled. Last: remove “Leggi tutto” and 2 alike.');
    expect(await states()).toEqual([true, true, true, false, false, true]);
    await visitor.post('/undo', { back: '/' });
    expect(await states()).toEqual([false, false, true, false, false, false]);
  });

  it('are left to someone who decided them meanwhile, and that is said', async () => {
    const { visitor, a, first, link } = await visitAlike();
    const seen = /name="seen" value="(\d+)"/.exec((await visitor.open(link)).body)![1]!;
    await visitor.decide(a, 2, { action: 'skip' });
    const { body } = await visitor.post(`${a}/alike`, { caption: first.id, seen, action: 'remove' });
    expect(body).toContain('Someone decided some of the identical captions meanwhile');
    expect((await visitor.cardsOf(a)).map(({ state }) => state)).toEqual(['settled', 'skipped']);
  });

  it('need an English text to be replaced', async () => {
    const { visitor, a, first, states } = await visitAlike();
    const { body } = await visitor.post(`${a}/alike`, { caption: first.id, action: 'replace', text: ' ' });
    expect(body).toContain('Nothing was recorded');
    expect(await states()).not.toContain(true);
  });

  it('have no page where the caption is gone', async () => {
    const { visitor, a } = await visitAlike();
    expect((await visitor.open(`${a}/alike?caption=none`)).status).toBe(404);
  });
});

describe('changes and download', () => {
  it('show and give exactly what was decided, and say what was not', async () => {
    const { visitor, address, review } = await visit();
    await visitor.decide(address, 1, { action: 'remove' });
    await visitor.decide(address, 2, { action: 'replace', text: 'Anna Ferri and Luca Sala' });
    const { body } = await visitor.open(`${address}/changes`);
    expect(body).toContain('1 caption is undecided');
    expect(body).toContain('<span class="word">and</span>');
    const { headers, body: cleaned } = await visitor.open(`${address}/cleaned`);
    const expected = ferryText
      .replace(`${ferryCaptions[0]!}\n\n`, '')
      .replace('Ferri e Luca', 'Ferri and Luca');
    expect(cleaned).toBe(expected);
    expect(headers['content-disposition']).toBe('attachment; filename=ferry.txt');
    expect(readFileSync(join(review.folder, 'ferry.txt'), 'utf8')).toBe(ferryText);
  });

  it('say so where nothing changes', async () => {
    const { visitor, address } = await visit();
    expect((await visitor.open(`${address}/changes`)).body).toContain('The cleaned text is the original');
  });
});

describe('preferences', () => {
  it('are kept in cookies and lead back to where they were set', async () => {
    const { review } = await visit();
    const visitor = new Visitor(review.url, 'theme=dark; keys=off; reviewer=Ada%20L.');
    const { body } = await visitor.open('/help');
    expect(body).toContain('data-theme="dark"');
    expect(body).toContain('data-keys="off"');
    expect(body).toContain('value="Ada L."');
    expect((await visitor.post('/preferences', { theme: 'light', back: '/help' })).body).toContain(
      '<h1>Help</h1>',
    );
  });
});

test('every page answers an unknown address with a page that leads back', async () => {
  const { visitor } = await visit();
  const { status, body } = await visitor.open('/documents/0000000000000000');
  expect(status).toBe(404);
  expect(body).toContain('Back to the documents');
});

test('templates put nothing unescaped on a page but other templates', () => {
  const folder = join(packageRoot, 'views');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ejs'),
  );
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) {
    const unescaped = readFileSync(join(folder, name), 'utf8').match(/<%-\s*(?!include\()\S+/g);
    expect({ name, unescaped }).toEqual({ name, unescaped: null });
  }
});
