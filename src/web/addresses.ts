/** Where a person is sent after an action: the screen that the form stood on. */
export type Origin = 'document' | 'queue';

/** What a screen has to say about the action before it. */
export type Notice = 'mark' | 'empty' | 'comment' | 'overtaken' | 'partly' | 'gone';

const notices: readonly string[] = [
  'mark',
  'empty',
  'comment',
  'overtaken',
  'partly',
  'gone',
] satisfies readonly Notice[];

/** Type guard for `Notice`. */
export function isNotice(value: unknown): value is Notice {
  return typeof value === 'string' && notices.includes(value);
}

/** Address of a document, at one of its captions. */
export function documentAddress(id: string, caption: string | null, notice?: Notice): string {
  if (caption === null) return `/documents/${id}`;
  return `/documents/${id}${query({ at: caption, notice })}#caption-${caption}`;
}

/** Address of the queue, at the least certain caption or a given one. */
export function queueAddress(
  at?: { readonly document: string; readonly caption: string },
  notice?: Notice,
): string {
  return `/queue${query({ document: at?.document, at: at?.caption, notice })}`;
}

/** Address of the captions that say the same as one. */
export function alikeAddress(id: string, caption: string, origin: Origin): string {
  return `/documents/${id}/alike${query({ caption, origin })}`;
}

/** Address of a caption on the screen that an action came from. */
export function originAddress(origin: Origin, document: string, caption: string, notice?: Notice): string {
  return origin === 'queue'
    ? queueAddress({ document, caption }, notice)
    : documentAddress(document, caption, notice);
}

/** The screen that a form or link says it stood on. */
export function readOrigin(value: unknown): Origin {
  return value === 'queue' ? 'queue' : 'document';
}

/** Address of the list of documents with its search. */
export function corpusAddress(parameters: Readonly<Record<string, string | undefined>>): string {
  return `/${query(parameters)}`;
}

/** A path of this application, or `/` for anything that could lead elsewhere. */
export function localPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])[\x21-\x7e]*$/.test(value) ? value : '/';
}

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return present.length > 0 ? `?${present.join('&')}` : '';
}
