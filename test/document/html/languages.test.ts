import { textOf } from '../../../src/document/index.js';
import { html } from '../../../src/document/html/html.js';

/** The marks of a page, each as `language: text`. */
function marksOf(source: string): readonly string[] {
  const document = html.read(source);
  return document.marks.map(
    (mark) => `${mark.language ?? 'not to be translated'}: ${textOf(document, mark)}`,
  );
}

describe('language marks', () => {
  it.each<[name: string, source: string, marks: string[]]>([
    ['an element', '<p>One</p><p lang="it">Due</p>', ['it: Due']],
    ['an element around blocks', '<div lang=it><p>Due</p><p>Tre</p></div>', ['it: Due', 'it: Tre']],
    ['a passage', '<p>One <i lang="it">porta</i> here</p>', ['it: porta']],
    [
      'a passage in a passage',
      '<p lang="it">Una <i lang="en">door</i> qui</p>',
      ['it: Una door qui', 'en: door'],
    ],
    ['an element that says the same again', '<div lang="it"><p lang="IT">Due</p></div>', ['it: Due']],
    ['a region', '<p lang="it-CH">Due</p>', ['it-CH: Due']],
    ['xml:lang', '<p xml:lang="it">Due</p>', ['it: Due']],
    ['lang before xml:lang', '<p xml:lang="fr" lang="it">Due</p>', ['it: Due']],
    ['texts of attributes', '<img lang="it" alt="Porta" title="Due">', ['it: Porta', 'it: Due']],
    ['attributes below', '<div lang="it"><img alt="Porta"></div>', ['it: Porta']],
    ['translate="no"', '<p translate="no">Due</p>', ['not to be translated: Due']],
    ['translate="no" with a language', '<p translate="no" lang="it">Due</p>', ['it: Due']],
    [
      'translate="no" in a language',
      '<div lang="en"><p translate="no">Due</p></div>',
      ['not to be translated: Due'],
    ],
    ['a language in translate="no"', '<div translate="no"><p lang="en">Two</p></div>', ['en: Two']],
    ['translate="yes" in translate="no"', '<div translate="no"><p translate="yes">Two</p></div>', []],
    ['a link to the page in another language', '<nav><a hreflang="it">Italiano</a></nav>', ['it: Italiano']],
    [
      'a link that says the language of its text',
      '<nav><a hreflang="it" lang="en">Italian</a></nav>',
      ['en: Italian'],
    ],
    [
      'two elements in a row in one language',
      '<p>A <i lang="it">due</i> <b lang="it">tre</b> door</p>',
      ['it: due tre'],
    ],
    [
      'not two with other text between',
      '<p><i lang="it">due</i> or <b lang="it">tre</b></p>',
      ['it: due', 'it: tre'],
    ],
    ['not what the page says of itself', '<html lang="it"><body lang="it"><p>Two</p></body></html>', []],
    [
      'what an element says as the page does',
      '<html lang="it"><body><p lang="it">Due</p></body></html>',
      ['it: Due'],
    ],
    ['nothing where nobody knows', '<p lang="">Two</p>', []],
  ])('cover %s', (_name, source, marks) => {
    expect(marksOf(source)).toEqual(marks);
  });

  it('are in order of their beginnings', () => {
    const source =
      '<p lang="de">Eins <i lang="it">due <b lang="fr">trois</b></i> vier</p><p lang="it">Cinque</p>';
    const starts = html.read(source).marks.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});
