/** Sends the forms of cards and steps in the background and puts the answer in place, without a jump. */
import { currentCard, goTo, showMoves } from './cards.js';

let sending = Promise.resolve();
let waiting = 0;

/** Takes over every form that asks for it; one after another, so that quick keys keep their order. */
export function enhanceForms() {
  setWaiting(0);
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-enhance]')) return;
    event.preventDefault();
    const body = new window.URLSearchParams(new window.FormData(form, event.submitter));
    const focused = document.activeElement?.id;
    // The attribute, because a control of the form is called "action" and hides the property.
    setWaiting(waiting + 1);
    sending = sending
      .then(() => send(form.getAttribute('action'), body, focused))
      .finally(() => setWaiting(waiting - 1));
  });
}

/** Tells assistive technology whether the page is about to change; it is not before its scripts have run. */
function setWaiting(count) {
  waiting = count;
  document.body.setAttribute('aria-busy', String(count > 0));
}

/** Does something once every form that was sent has its answer on the page. */
export function afterAnswers(action) {
  sending = sending.then(action);
}

async function send(action, body, focused) {
  const response = await window.fetch(action, { method: 'POST', body }).catch(() => null);
  document.documentElement.classList.toggle('is-offline', response === null);
  if (response) await show(response, focused);
  else document.getElementById('status').textContent = 'Didascalia does not answer. Nothing was recorded.';
}

async function show(response, focused) {
  const page = new window.DOMParser().parseFromString(await response.text(), 'text/html');
  const before = currentCard();
  put(page);
  if (response.redirected) window.history.replaceState(null, '', response.url);
  document.title = page.title;
  showMoves();
  document.dispatchEvent(new window.Event('didascalia:layout'));
  const card = currentCard();
  const isSame = card && card.id === before?.id;
  const control = isSame && focused ? document.getElementById(focused) : null;
  if (control && card.contains(control)) control.focus({ preventScroll: true });
  else if (card) goTo(card);
  else focusPage();
}

function focusPage() {
  const main = document.querySelector('main');
  main.tabIndex = -1;
  main.focus();
}

/** Replaces what differs; where the page has another order (a card has moved), the whole of it. */
function put(page) {
  const old = unitsOf(document);
  const fresh = unitsOf(page);
  const isSameLayout = old.length === fresh.length && old.every((unit, i) => isSamePlace(unit, fresh[i]));
  if (!isSameLayout) {
    document.getElementById('status').textContent = page.getElementById('status')?.textContent ?? '';
    keepInView(() => document.querySelector('main').replaceWith(page.querySelector('main')));
    return;
  }
  old.forEach((unit, i) => {
    if (unit.id === 'status') unit.textContent = fresh[i].textContent;
    else if (unit.outerHTML !== fresh[i].outerHTML) unit.replaceWith(fresh[i]);
  });
}

function unitsOf(root) {
  return [...root.querySelectorAll('[data-unit]')];
}

function isSamePlace(a, b) {
  return (
    a.id === b.id &&
    a.parentElement.className === b.parentElement.className &&
    a.dataset.block === b.dataset.block
  );
}

/** The card that was acted on stays where the eye is. */
function keepInView(change) {
  const before = currentCard();
  const top = before?.getBoundingClientRect().top;
  change();
  const after = before && document.getElementById(before.id);
  if (after) window.scrollBy({ top: after.getBoundingClientRect().top - top, behavior: 'instant' });
}
