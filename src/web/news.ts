import type { RecordedChange, Settlement } from '../review/index.js';
import { shorten } from './words.js';

/** Steps that one piece of news tells of; more are counted. */
const mostTold = 3;

const verbs: Readonly<Record<Settlement['decision']['action'], string>> = {
  remove: 'removed',
  keep: 'kept',
  replace: 'replaced',
  mark: 'marked',
  skip: 'skipped',
  confirm: 'confirmed the paragraph of',
  change: 'moved',
  none: 'unpaired',
  comment: 'commented on',
  clear: 'took the comment off',
};

/** Who did what, as a person is told it: `Ada removed “L’arrivo di…” and 3 alike. Ben took back a step on “Scopri”.` */
export function newsInWords(changes: readonly RecordedChange[]): string {
  const steps = new Map<string, RecordedChange[]>();
  for (const change of changes) {
    const key = `${change.kind} ${change.step}`;
    steps.set(key, [...(steps.get(key) ?? []), change]);
  }
  const told = [...steps.values()].slice(0, mostTold).map(stepInWords);
  const others = steps.size - told.length;
  const more = others > 0 ? [`And ${others.toLocaleString('en')} more.`] : [];
  return [...told, ...more].join(' ');
}

function stepInWords(changes: readonly RecordedChange[]): string {
  const { author, kind, after, excerpt } = changes[0]!;
  const alike = changes.length > 1 ? ` and ${(changes.length - 1).toLocaleString('en')} alike` : '';
  const verb =
    kind === 'undo' ? 'took back a step on' : after === null ? 'changed' : verbs[after.decision.action];
  return `${author} ${verb} “${shorten(excerpt, 40)}”${alike}.`;
}
