import type { ExportedCaption, ExportInput } from './exportInput.js';
import type { Exporter, ExportWarning } from './exporters.js';
import { countForbidden, xmlAttributes, xmlContent } from './xml.js';

/**
 * TMX 1.4b (LISA OSCAR, 26 April 2005): the captions that a person gave an English text for. A caption and its
 * paragraph are not translations of each other, so nothing else is.
 */
export const tmxExporter: Exporter = {
  name: 'tmx',
  description: 'TMX 1.4b: the captions that a person gave an English text for',
  mediaType: 'application/x-tmx+xml; charset=utf-8',
  makes: 'file',
  export: (input) => {
    const captions = input.documents.flatMap(({ path, captions }) =>
      captions.map((caption) => ({ path, caption })),
    );
    const units = captions.flatMap(({ path, caption }) =>
      caption.decision?.action === 'replace'
        ? [unitElement(path, caption, caption.decision.text, input)]
        : [],
    );
    return {
      files: [{ name: 'captions.tmx', bytes: Buffer.from(tmx(input, units), 'utf8') }],
      warnings: [
        ...leftOutWarning(captions.map(({ caption }) => caption)),
        ...input.documents.flatMap(({ path, captions }) => forbiddenWarning(path, captions)),
      ],
    };
  },
};

function tmx({ version, settings }: ExportInput, units: readonly string[]): string {
  const header = xmlAttributes({
    creationtool: 'didascalia',
    creationtoolversion: version,
    segtype: 'block',
    'o-tmf': 'didascalia',
    adminlang: 'en',
    srclang: settings.stray === 'any' ? '*all*' : settings.stray,
    datatype: 'plaintext',
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<tmx version="1.4">\n  <header${header}/>\n  <body>\n`,
    ...units,
    '  </body>\n</tmx>\n',
  ].join('');
}

function unitElement(
  path: string,
  { flag, fingerprint, author, at, comment }: ExportedCaption,
  english: string,
  { settings }: ExportInput,
): string {
  const stamp = at === null || Number.isNaN(Date.parse(at)) ? null : tmxTime(new Date(at));
  const attributes = {
    tuid: fingerprint,
    srclang: flag.language,
    creationdate: stamp,
    creationid: author,
  };
  return [
    `    <tu${xmlAttributes(attributes)}>\n`,
    comment === null ? '' : `      <note>${xmlContent(comment)}</note>\n`,
    `      <prop type="x-document">${xmlContent(path)}</prop>\n`,
    variantElement(flag.language, flag.text),
    variantElement(settings.main, english),
    '    </tu>\n',
  ].join('');
}

function variantElement(language: string, text: string): string {
  return `      <tuv xml:lang="${language}"><seg>${xmlContent(text)}</seg></tuv>\n`;
}

/** `YYYYMMDDTHHMMSSZ`, UTC, as TMX writes times. */
function tmxTime(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '');
}

const reasons: readonly (readonly [action: string | null, words: string])[] = [
  [null, 'undecided'],
  ['skip', 'skipped'],
  ['remove', 'removed'],
  ['keep', 'kept as they are'],
  ['mark', 'marked with their language'],
];

/** How many captions have no English text, and why. */
function leftOutWarning(captions: readonly ExportedCaption[]): readonly ExportWarning[] {
  const counts = reasons.map(([action, words]) => {
    const count = captions.filter(({ decision }) => (decision?.action ?? null) === action).length;
    return { count, words };
  });
  const leftOut = counts.reduce((sum, { count }) => sum + count, 0);
  if (leftOut === 0) return [];
  const why = counts.filter(({ count }) => count > 0).map(({ count, words }) => `${count} ${words}`);
  const number = leftOut === captions.length ? `All ${leftOut}` : `${leftOut} of ${captions.length}`;
  const message = `${number} captions are left out of the TMX, which holds only those that a person gave an English text for (${why.join(', ')}).`;
  return [{ path: null, message }];
}

function forbiddenWarning(path: string, captions: readonly ExportedCaption[]): readonly ExportWarning[] {
  const count = captions.reduce(
    (sum, { flag, decision }) =>
      decision?.action === 'replace' ? sum + countForbidden(flag.text + decision.text) : sum,
    0,
  );
  if (count === 0) return [];
  return [{ path, message: `${count} characters of its captions cannot stand in XML and show as \uFFFD.` }];
}
