/** Sends the forms of cards and steps in the background and puts the answer in place, without a jump. */
import { currentCard, goTo } from './cards.js';
import { pageOf, put } from './place.js';

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
    // The attribute, because a control of the form is called "action" and hides the property.
    enqueue(form.getAttribute('action'), { method: 'POST', body });
  });
}

/** Asks for a page in the background and shows it once everything that was sent before has its answer. */
export function enqueue(address, options) {
  const focused = document.activeElement?.id;
  setWaiting(waiting + 1);
  afterAnswers(() => send(address, options, focused)).finally(() => setWaiting(waiting - 1));
}

/** Does something once every form that was sent has its answer on the page. */
export function afterAnswers(action) {
  sending = sending.then(action);
  return sending;
}

/** Tells assistive technology whether the page is about to change; it is not before its scripts have run. */
function setWaiting(count) {
  waiting = count;
  document.body.setAttribute('aria-busy', String(count > 0));
}

async function send(address, options, focused) {
  const response = await window.fetch(address, options).catch(() => null);
  document.documentElement.classList.toggle('is-offline', response === null);
  if (response) await show(response, focused);
  else document.getElementById('status').textContent = 'Didascalia does not answer. Nothing was recorded.';
}

async function show(response, focused) {
  const page = await pageOf(response);
  const before = currentCard();
  put(page);
  if (response.redirected) window.history.replaceState(null, '', response.url);
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
