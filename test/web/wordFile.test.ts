import { docx } from '../../src/document/docx/index.js';
import { openBytes } from '../../src/document/index.js';
import { textsOf } from '../document/docx/openedWord.js';
import { paragraph, wordFile } from '../document/docx/wordFile.js';
import { reviewOf, Visitor } from './visitor.js';

const file = wordFile({
  body:
    paragraph('Il traghetto lascia il porto di Procida') +
    paragraph(
      'The first ferry of the day leaves Procida before sunrise, with the post & the bread on board.'.replace(
        '&',
        '&amp;',
      ),
    ) +
    paragraph('Anna Ferri e Luca Sala') +
    paragraph(
      'Two fishermen, Sala and Ferri, have mended their nets on the quay since four in the morning.',
    ) +
    paragraph('Leggi tutto'),
});

test('a Word file is settled in the browser, compared as what it says and downloaded as a Word file', async () => {
  const { url } = await reviewOf({ 'ferry.docx': file });
  const visitor = new Visitor(url);
  const address = await visitor.addressOf('ferry');
  expect(await visitor.cardsOf(address)).toHaveLength(3);
  await visitor.decide(address, 1, { action: 'remove' });
  await visitor.decide(address, 2, { action: 'mark' });
  await visitor.decide(address, 3, { action: 'replace', text: 'Read <more>' });

  const { body } = await visitor.open(`${address}/changes`);
  const lines = [
    ...body.matchAll(/<li class="(removed|added)">.*?<span class="text">(.*?)<\/span><\/li>/gs),
  ].map(([, kind, text]) => `${kind!}: ${text!.replace(/<[^>]*>/g, '')}`);
  expect(lines.filter((line) => !line.includes('blank line'))).toEqual([
    'removed: Il traghetto lascia il porto di Procida',
    'removed: Anna Ferri e Luca Sala',
    'added: Anna Ferri e Luca Sala [it]',
    'removed: Leggi tutto',
    'added: Read &lt;more&gt;',
  ]);

  const answer = await fetch(new URL(`${address}/cleaned`, url));
  expect(answer.headers.get('content-disposition')).toContain('ferry.docx');
  const { document } = openBytes(new Uint8Array(await answer.arrayBuffer()), docx);
  expect(textsOf(document)).toEqual([
    'The first ferry of the day leaves Procida before sunrise, with the post & the bread on board.',
    'Anna Ferri e Luca Sala',
    'Two fishermen, Sala and Ferri, have mended their nets on the quay since four in the morning.',
    'Read <more>',
  ]);
  expect(document.marks).toHaveLength(1);
});
