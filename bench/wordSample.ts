import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/packageRoot.js';
import { ZipWriter } from '../src/web/exporting/zipWriter.js';

/**
 * Writes the sample Word document, `corpus/docx/glass-furnace-brief.docx`, part by part, so that its text can be read
 * and changed here: `node dist/bench/wordSample.js`. Its gold is in `corpus/annotated/docx`.
 */
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** One grey pixel: what a picture shows does not matter here. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';
/** Size of a picture on the page, in English Metric Units. */
const pictureSize = 'cx="2743200" cy="1828800"';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A run for each part of a text; parts between asterisks are in italics, as somebody has set them. */
function runs(text: string): string {
  return text
    .split('*')
    .map((part, i) => {
      const italics = i % 2 === 1 ? '<w:rPr><w:i/></w:rPr>' : '';
      return part === '' ? '' : `<w:r>${italics}<w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`;
    })
    .join('');
}

function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${runs(text)}</w:p>`;
}

function picture(id: number, alt: string): string {
  return (
    `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${pictureSize}/>` +
    `<wp:docPr id="${id}" name="Picture ${id}" descr="${escaped(alt)}"/>` +
    `<a:graphic><a:graphicData uri="${drawing}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="picture.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
    '<pic:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>' +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${pictureSize}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
  );
}

function table(rows: readonly (readonly string[])[]): string {
  const width = 3000;
  const cell = (text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(text)}</w:tc>`;
  const columns = rows[0]!.map(() => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${body}</w:tbl>`;
}

function style(id: string, name: string, isDefault = false): string {
  const basedOn = isDefault ? '' : '<w:basedOn w:val="Normal"/>';
  return `<w:style w:type="paragraph" w:styleId="${id}"${isDefault ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${basedOn}</w:style>`;
}

const body = [
  paragraph('The glass furnace of Rio Vecchio: a brief for visitors', 'Title'),
  paragraph(
    'The furnace was lit in 1896 and has been out only twice since then: in the winter of 1944, and for three weeks in 2011, when the crown had to be rebuilt brick by brick.',
  ),
  picture(1, 'Il maestro vetraio davanti alla bocca del forno'),
  paragraph('Il maestro e il suo assistente tirano il vetro per fare una canna', 'Caption'),
  paragraph('From sand to glass', 'Heading1'),
  paragraph(
    'Sand, soda and lime go into the pot at six in the evening and are left to melt through the night. The master comes at five; by then the glass is as thick as honey, and he and his assistant can begin to draw it into *cane*.',
  ),
  picture(2, 'Rods of coloured glass, sorted by colour on a rack'),
  paragraph('Canne di vetro colorato, divise per colore sulla rastrelliera', 'Caption'),
  paragraph('What may be touched', 'Heading1'),
  paragraph(
    'Nothing on the left of the rail is hot. Everything on the right is, whatever it looks like. Non toccare i pezzi sul banco, nemmeno quelli che sembrano freddi. The annealing oven ticks as it cools, and that is how it should sound.',
  ),
  table([
    ['When', 'What', 'Where'],
    ['10 am', 'Blowing a goblet', 'Furnace hall'],
    ['11.30 am', 'Molatura e incisione a mano', 'Cold workshop'],
    ['3 pm', 'Making a bead', 'Small furnace'],
  ]),
  paragraph('Visits in English start every hour; please wait by the gate.'),
  paragraph('I gruppi si prenotano con due settimane di anticipo'),
].join('');

const namespaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${office}"`,
  `xmlns:wp="${drawing}/wordprocessingDrawing"`,
  `xmlns:a="${drawing}/main"`,
  `xmlns:pic="${drawing}/picture"`,
].join(' ');
const section =
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';

const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="png" ContentType="image/png"/>' +
    `<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>` +
    `<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels':
    `<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>` +
    `<Relationship Id="rId2" Type="${office}/image" Target="media/picture.png"/></Relationships>`,
  'word/document.xml': `<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>`,
  'word/styles.xml': `<w:styles xmlns:w="${main}">${style('Normal', 'Normal', true)}${style('Title', 'Title')}${style('Heading1', 'heading 1')}${style('Caption', 'caption')}</w:styles>`,
};

const pieces: Uint8Array[] = [];
const zip = new ZipWriter((bytes) => pieces.push(bytes));
for (const [name, xml] of Object.entries(parts)) zip.add(name, Buffer.from(declaration + xml, 'utf8'));
zip.add('word/media/picture.png', Buffer.from(pixel, 'base64'));
zip.end();
const folder = join(packageRoot, 'corpus', 'docx');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'glass-furnace-brief.docx'), Buffer.concat(pieces));
