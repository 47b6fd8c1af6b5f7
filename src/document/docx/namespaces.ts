/** The namespaces that are read, by the prefix that they usually have; the second of two is that of ISO 29500 Strict. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  w: [
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  ],
  wp: [
    'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
    'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  ],
  a: ['http://schemas.openxmlformats.org/drawingml/2006/main', 'http://purl.oclc.org/ooxml/drawingml/main'],
  pic: [
    'http://schemas.openxmlformats.org/drawingml/2006/picture',
    'http://purl.oclc.org/ooxml/drawingml/picture',
  ],
  mc: ['http://schemas.openxmlformats.org/markup-compatibility/2006'],
  wps: ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  v: ['urn:schemas-microsoft-com:vml'],
  rel: ['http://schemas.openxmlformats.org/package/2006/relationships'],
  types: ['http://schemas.openxmlformats.org/package/2006/content-types'],
  xml: ['http://www.w3.org/XML/1998/namespace'],
};

const prefixOf = new Map(
  Object.entries(prefixes).flatMap(([prefix, addresses]) => addresses.map((address) => [address, prefix])),
);

/** Stands for every namespace that is not read. */
const other = 'other';

/**
 * Gives the names of a source their usual prefixes, whatever it calls its namespaces (Namespaces in XML 1.0), so
 * that `w:p` is a paragraph in every document.
 */
export class Namespaces {
  /** The addresses that a prefix has in the open elements, the innermost last; '' is the default namespace. */
  private readonly addresses = new Map([['xml', [...prefixes.xml!]]]);
  /** The prefixes that each open element declares. */
  private readonly open: (readonly string[])[] = [];
  /** Names that were asked for since the last declaration. */
  private readonly elements = new Map<string, string | undefined>();
  private readonly attributes = new Map<string, string | undefined>();

  /** Enters an element that declares these prefixes. */
  enter(declared: ReadonlyMap<string, string>): void {
    this.open.push(declared.size === 0 ? none : [...declared.keys()]);
    for (const [prefix, address] of declared) {
      const addresses = this.addresses.get(prefix);
      if (addresses) addresses.push(address);
      else this.addresses.set(prefix, [address]);
    }
    if (declared.size > 0) this.forget();
  }

  /** Leaves the element that was entered last. */
  leave(): void {
    const declared = this.open.pop() ?? none;
    for (const prefix of declared) this.addresses.get(prefix)?.pop();
    if (declared.length > 0) this.forget();
  }

  /** The usual name of an element, or `undefined` where its prefix was not declared. */
  element(name: string): string | undefined {
    if (!this.elements.has(name)) this.elements.set(name, this.resolve(name, true));
    return this.elements.get(name);
  }

  /** The usual name of an attribute; without a prefix it is in no namespace. */
  attribute(name: string): string | undefined {
    if (!this.attributes.has(name)) this.attributes.set(name, this.resolve(name, false));
    return this.attributes.get(name);
  }

  private forget(): void {
    this.elements.clear();
    this.attributes.clear();
  }

  private resolve(name: string, isElement: boolean): string | undefined {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(0, colon));
    const local = name.slice(colon + 1);
    if (prefix === '' && !isElement) return local;
    const address = this.addresses.get(prefix)?.at(-1) ?? '';
    if (address === '') return prefix === '' ? local : undefined;
    return `${prefixOf.get(address) ?? other}:${local}`;
  }
}

const none: readonly string[] = [];
