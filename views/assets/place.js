/** Puts a page that came in the background in the place of the one that is shown, unit by unit, without a jump. */
import { currentCard, showMoves } from './cards.js';
import { pairsOn, tellOfMoved } from './news.js';

/** The page that an answer holds, once this one has the style sheets and scripts that it asks for. */
export async function pageOf(response) {
  const page = new window.DOMParser().parseFromString(await response.text(), 'text/html');
  await Promise.all([...page.head.querySelectorAll('link[rel="stylesheet"], script[src]')].map(bring));
  return page;
}

function bring(part) {
  const address = part.getAttribute('href') ?? part.getAttribute('src');
  if (document.head.querySelector(`[href="${address}"], [src="${address}"]`)) return null;
  const own = document.createElement(part.localName);
  for (const { name, value } of part.attributes) own.setAttribute(name, value);
  return new Promise((resolve) => {
    own.addEventListener('load', resolve);
    own.addEventListener('error', resolve);
    document.head.append(own);
  });
}

/**
 * Replaces what differs; where the page has another order (a card has moved), the whole of it.
 *
 * @param page the page to show.
 * @param isHeld tells units that must stay as they are for now.
 * @returns false where nothing was replaced because that would take a held unit away.
 */
export function put(page, isHeld = () => false) {
  const old = unitsOf(document);
  const fresh = unitsOf(page);
  const isSameLayout = old.length === fresh.length && old.every((unit, i) => isSamePlace(unit, fresh[i]));
  if (!isSameLayout && old.some(isHeld)) return false;
  const pairs = pairsOn(document);
  if (isSameLayout) putUnits(old, fresh, isHeld);
  else {
    statusOf(document).textContent = statusOf(page)?.textContent ?? '';
    keepInView(() => document.querySelector('main').replaceWith(page.querySelector('main')));
  }
  document.documentElement.dataset.revision = page.documentElement.dataset.revision ?? '';
  document.title = page.title;
  tellOfMoved(pairs);
  showMoves();
  document.dispatchEvent(new window.Event('didascalia:layout'));
  return true;
}

function putUnits(old, fresh, isHeld) {
  old.forEach((unit, i) => {
    if (isHeld(unit)) return;
    if (unit.id === 'status') unit.textContent = fresh[i].textContent;
    else if (htmlOf(unit) !== htmlOf(fresh[i])) unit.replaceWith(fresh[i]);
  });
}

/** What is opened does not count as a difference. */
function htmlOf(unit) {
  return unit.outerHTML.replaceAll(' open=""', '');
}

function unitsOf(root) {
  return [...root.querySelectorAll('[data-unit]')];
}

function statusOf(root) {
  return root.getElementById('status');
}

function isSamePlace(a, b) {
  return (
    a.id === b.id &&
    a.parentElement.className === b.parentElement.className &&
    a.dataset.block === b.dataset.block
  );
}

/** Tells a unit with a field that has the focus or holds what was not sent. */
export function isHeld(unit) {
  const fields = [...unit.querySelectorAll('input:not([type="hidden"]), textarea, select')];
  return fields.some(
    (field) =>
      field === document.activeElement || (field.matches('textarea') && field.value !== field.defaultValue),
  );
}

/** Answers a function that finds what has the focus now, by its name or where it leads, once it was replaced. */
export function focusOf() {
  const { id, tagName, parentElement } = document.activeElement;
  const href = document.activeElement.getAttribute('href');
  if (!parentElement || tagName === 'BODY') return () => null;
  const selector = id
    ? `#${window.CSS.escape(id)}`
    : href && `main ${tagName}[href="${window.CSS.escape(href)}"]`;
  return () => {
    if (document.activeElement !== document.body || !selector) return null;
    return document.querySelector(selector);
  };
}

/** The card that was acted on stays where the eye is. */
function keepInView(change) {
  const before = currentCard();
  const top = before?.getBoundingClientRect().top;
  change();
  const after = before && document.getElementById(before.id);
  if (after) window.scrollBy({ top: after.getBoundingClientRect().top - top, behavior: 'instant' });
}
