import type { Run } from './story.js';

/** Markup for the neighbourhood of a run, with the prefix that the run itself has. */
export const element = {
  /** A start tag; `attributes` with a space before each. */
  opening: (run: Run, name: string, attributes = ''): string => `<${prefixed(run, name)}${attributes}>`,
  closing: (run: Run, name: string): string => `</${prefixed(run, name)}>`,
  /** A tag that is a whole element. */
  empty: (run: Run, name: string, attributes = ''): string => `<${prefixed(run, name)}${attributes}/>`,
  /** An attribute with the space before it. */
  attribute: (run: Run, name: string, value: string): string => ` ${prefixed(run, name)}="${value}"`,
};

/** Whether attributes can be written for a run: they need a prefix, which elements do without in a default namespace. */
export function hasPrefix(run: Run): boolean {
  return run.spelled.includes(':');
}

function prefixed({ spelled }: Run, name: string): string {
  return spelled.slice(0, spelled.indexOf(':') + 1) + name;
}
