import { zipOf, type ZipFile } from './zipFile.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The namespaces that Word declares, as far as tests need them. */
export const namespaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${office}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** What stands in the parts of a Word document, without their root elements. */
export interface WordContent {
  readonly body: string;
  readonly styles?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly footer?: string;
}

const defaultStyles =
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normale"><w:name w:val="Normal"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Titolo1"><w:name w:val="heading 1"/><w:basedOn w:val="Normale"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Didascalia"><w:name w:val="caption"/><w:basedOn w:val="Normale"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Figure2"><w:name w:val="Our figures"/><w:basedOn w:val="Didascalia"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Citazione"><w:name w:val="Quote"/><w:basedOn w:val="Normale"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Codice"><w:name w:val="Source Code"/><w:basedOn w:val="Normale"/></w:style>' +
  '<w:style w:type="paragraph" w:styleId="Puntato"><w:name w:val="Dotted"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>' +
  '<w:style w:type="character" w:styleId="Italiano"><w:name w:val="Italian words"/><w:rPr><w:lang w:val="it-IT"/></w:rPr></w:style>';

/** The XML of each part that the content asks for, by its name in the archive. */
export function wordParts(content: WordContent): Readonly<Record<string, string>> {
  const part = (root: string, inside: string) =>
    `${declaration}<w:${root} ${namespaces}>${inside}</w:${root}>`;
  const parts: Record<string, string> = {
    'word/document.xml': part('document', `<w:body>${content.body}</w:body>`),
    'word/styles.xml': part('styles', content.styles ?? defaultStyles),
  };
  if (content.footnotes !== undefined) parts['word/footnotes.xml'] = part('footnotes', content.footnotes);
  if (content.header !== undefined) parts['word/header1.xml'] = part('hdr', content.header);
  if (content.footer !== undefined) parts['word/footer1.xml'] = part('ftr', content.footer);
  return parts;
}

/** The files of a Word document, in the order in which Word writes them; a picture among them. */
export function wordFiles(content: WordContent): readonly ZipFile[] {
  const parts = wordParts(content);
  const kindOf = (name: string) => /word\/([a-z]+)/.exec(name)![1]!;
  const overrides = Object.keys(parts).map(
    (name) =>
      `<Override PartName="/${name}" ContentType="${wordType}.${kindOf(name) === 'document' ? 'document.main' : kindOf(name)}+xml"/>`,
  );
  const related = Object.keys(parts).filter((name) => name !== 'word/document.xml');
  const relationships = related.map(
    (name, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/${kindOf(name)}" Target="${name.slice('word/'.length)}"/>`,
  );
  const relationshipsOf = (inside: string) =>
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`;
  return [
    {
      name: '[Content_Types].xml',
      content: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>${overrides.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: relationshipsOf(
        `<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`,
      ),
    },
    { name: 'word/_rels/document.xml.rels', content: relationshipsOf(relationships.join('')) },
    ...Object.entries(parts).map(([name, xml]) => ({ name, content: xml })),
    {
      name: 'word/media/picture.bin',
      content: Uint8Array.from({ length: 300 }, (_, i) => (i * 37) & 255),
      isStored: true,
    },
  ];
}

/** A Word document with these texts. */
export function wordFile(content: WordContent): Buffer {
  return zipOf(wordFiles(content));
}

/** A paragraph of one run, of a style by its identifier. */
export function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${runOf(text)}</w:p>`;
}

/** A run of one text element. */
export function runOf(text: string, properties = ''): string {
  const inside = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${inside}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A picture with an alternative text, as Word writes it, without its data. */
export function picture(description: string, innerDescription = description): string {
  return (
    '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/>' +
    `<wp:docPr id="1" name="Picture 1" descr="${description}"/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>' +
    `<pic:cNvPr id="0" name="picture.bin" descr="${innerDescription}"/><pic:cNvPicPr/>` +
    '</pic:nvPicPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
}

/** A text box with paragraphs, and the same once more for programs that know no text boxes of its kind. */
export function textBox(paragraphs: string, fallback = paragraphs): string {
  const place =
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>' +
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="900000"/>' +
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>';
  const shape =
    '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/></a:xfrm>' +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>';
  return (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    `${place}<wp:docPr id="2" name="Text box 2"/><a:graphic>` +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>' +
    `${shape}<wps:txbx><w:txbxContent>${paragraphs}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>` +
    '</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>' +
    `<w:txbxContent>${fallback}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`
  );
}
