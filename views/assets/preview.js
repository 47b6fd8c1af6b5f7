/** Shows what pairing a caption with another paragraph would look like, before it is decided. */
import { makeCurrent } from './cards.js';

/** Name of the words that light up, in the style sheet. */
const lit = 'preview';

/** Follows the pointer and the focus over the paragraphs that a card offers. */
export function previewChoices() {
  for (const type of ['pointerover', 'focusin'])
    document.addEventListener(type, ({ target }) => {
      const option = target.closest('.options button');
      if (!option) return;
      makeCurrent(option.closest('.card'));
      preview(option.closest('.card'), option.dataset.joins ?? '');
    });
  for (const type of ['pointerout', 'focusout'])
    document.addEventListener(type, ({ target, relatedTarget }) => {
      const option = target.closest('.options button');
      if (option && !option.contains(relatedTarget)) endPreview();
    });
}

/**
 * Joins a card with a block for the moment, and lights up the words that tie the two where they are known.
 *
 * @param block the block's number on the page; empty for none.
 */
export function preview(card, block) {
  if (card.dataset.preview === block) return;
  endPreview();
  card.dataset.preview = block;
  const element = block === '' ? null : document.getElementById(`block-${block}`);
  const option = card.querySelector(`.options button[data-joins="${block}"]`);
  element?.classList.add('is-previewed');
  if (element && option) light(element, option.dataset.ties ?? '');
  if (option && !(element && isInView(element))) peek(option, element);
  document.dispatchEvent(new window.Event('didascalia:preview'));
}

/** Joins the card with its own paragraph again. */
export function endPreview() {
  const card = document.querySelector('.card[data-preview]');
  if (!card) return;
  delete card.dataset.preview;
  document.querySelector('.is-previewed')?.classList.remove('is-previewed');
  document.querySelector('.peek')?.remove();
  window.CSS.highlights?.delete(lit);
  document.dispatchEvent(new window.Event('didascalia:preview'));
}

/** Ranges are painted over the text, which is not touched; a browser that cannot do that shows the block alone. */
function light(element, ties) {
  if (!window.CSS.highlights || ties === '') return;
  const text = element.querySelector('p');
  const ranges = ties.split(' ').map((tie) => rangeIn(text, ...tie.split('-').map(Number)));
  window.CSS.highlights.set(lit, new window.Highlight(...ranges));
}

function rangeIn(element, start, end) {
  const range = new window.Range();
  const walker = document.createTreeWalker(element, window.NodeFilter.SHOW_TEXT);
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const next = passed + node.length;
    if (passed <= start && start < next) range.setStart(node, start - passed);
    if (passed < end && end <= next) {
      range.setEnd(node, end - passed);
      break;
    }
    passed = next;
  }
  return range;
}

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/** Letters of a paragraph that are enough to know it by. */
const enough = 90;

/** The beginning of a paragraph that is not in view; one that is not on this page, the button has. */
function peek(option, element) {
  const text = element?.querySelector('p').textContent ?? '';
  const note = document.createElement('p');
  note.className = 'peek';
  note.setAttribute('aria-hidden', 'true');
  note.textContent = option.title || (text.length > enough ? `${text.slice(0, enough).trimEnd()}…` : text);
  option.parentElement.append(note);
}
