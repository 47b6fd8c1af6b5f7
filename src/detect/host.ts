import type { Document, Range } from '../document/index.js';

/** English words before a title, a name or a quoted word that goes on the sentence. */
const introducing =
  /(?:^|[\s(“"‘'’-])(?:the|a|an|of|at|by|as|in|from|for|with|and|or|this|his|her|its|their|called|named|titled|entitled|subtitled|opera|aria|film|song|motto|book|novel|painting|exhibition|play|poem|means|says|reads)\s+$/i;

/** How a span stands in its block: what introduces it, whether it is sentences of its own, what marks it. */
export function addHost(
  features: Map<string, number>,
  document: Document,
  block: number,
  range: Range,
): void {
  const host = document.blocks[block]!;
  const { text } = document;
  const span = text.slice(range.start, range.end);
  const before = text.slice(host.start, range.start);
  const after = text.slice(range.end, host.end);
  const set = (name: string, value: number | boolean) => {
    if (value !== 0 && value !== false) features.set(name, Number(value));
  };
  const begins = beginsSentence(before);
  const ends = endsSentence(span, after);
  const capital = /^["“«‘'([]*\p{Lu}/u.test(span);
  set('span', true);
  set('span share', (range.end - range.start) / Math.max(1, host.end - host.start));
  set('span in marks', /[«“"‘(*_]\s?$/u.test(before) || /^\s?[»”"’)*_]/u.test(after));
  set('span in its own marks', /^[«“"‘(]/u.test(span) && /[»”"’)][.,;:]?$/u.test(span));
  set('span of whole sentences', begins && ends);
  set('span inside a sentence', !begins && !ends);
  set('span ends a sentence', !begins && ends);
  set('span capital inside', !begins && capital);
  set('span introduced', !begins && introducing.test(before));
  set('span glossed', /^\s*[,]?\s*(?:\(|or\s|meaning|i\.e\.|—)/.test(after));
  set('span after a colon or bar', /[:|–—-]\s*$/u.test(before));
}

/** Whether a span is nothing but whole sentences of its block. */
export function isOfSentences({ text, blocks }: Document, block: number, range: Range): boolean {
  const host = blocks[block]!;
  return (
    beginsSentence(text.slice(host.start, range.start)) &&
    endsSentence(text.slice(range.start, range.end), text.slice(range.end, host.end))
  );
}

function beginsSentence(before: string): boolean {
  return before === '' || /[.!?…]["”»’')\]]*\s+$/u.test(before);
}

function endsSentence(span: string, after: string): boolean {
  return after === '' || /[.!?…]["”»’')\]]*$/u.test(span);
}
