/** Sends the forms of cards and steps in the background and puts the answer in place, without a jump. */
import { currentCard, goTo } from './cards.js';
import { pageOf, put } from './place.js';

let sending = Promise.resolve();
/** Requests without an answer, in the order in which they are sent. */
const requests = [];
/** Shows what answers will show before they come (`foresee.js`); pages with captions have it. */
let foresee = { decision: () => null, move: () => null };

/** What an answer is told that never came. */
export const unanswered = 'Didascalia does not answer. Nothing was recorded.';

/** Takes over every form that asks for it; one after another, so that quick keys keep their order. */
export function enhanceForms() {
  tellWaiting();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.matches('[data-enhance]')) return;
    event.preventDefault();
    const body = new window.URLSearchParams(new window.FormData(form, event.submitter));
    // The attribute, because a control of the form is called "action" and hides the property.
    const request = enqueue(form.getAttribute('action'), { method: 'POST', body });
    request.foresight = foresee.decision(form, event.submitter);
  });
}

/** Begins to show what answers will show. */
export function foreseeWith(own) {
  foresee = own;
}

/** Asks for a page in the background and shows it once everything that was sent before has its answer. */
export function enqueue(address, options) {
  const request = { address, options, focused: document.activeElement?.id, foresight: null };
  requests.push(request);
  tellWaiting();
  afterAnswers(() => send(request)).finally(() => {
    requests.splice(requests.indexOf(request), 1);
    tellWaiting();
    tellSight();
  });
  return request;
}

/** Asks for the page that a move leads to. */
export function enqueueMove(address, move) {
  enqueue(address).foresight = foresee.move(move);
}

/** Does something once every form that was sent has its answer on the page. */
export function afterAnswers(action) {
  sending = sending.then(action);
  return sending;
}

/** Whether the page shows already what the answers to all that was sent will show. */
export function isForeseen() {
  return requests.every(({ foresight }) => foresight?.isShown);
}

/** The captions that were sent to be decided and have no answer. */
export function captionsSent() {
  return requests.flatMap(({ options }) => options?.body.get('caption') ?? []);
}

/** Tells those who wait to see where the page goes. */
export function tellSight() {
  document.dispatchEvent(new window.Event('didascalia:sight'));
}

/** Tells assistive technology whether the page is about to change; it is not before its scripts have run. */
function tellWaiting() {
  document.body.setAttribute('aria-busy', String(requests.length > 0));
}

async function send(request) {
  const { address, options, focused } = request;
  const response = await window.fetch(address, options).catch(() => null);
  document.documentElement.classList.toggle('is-offline', response === null);
  const page = response && (await pageOf(response));
  const { foresight } = request;
  if (foresight) foresight.isAnswered = true;
  if (foresight?.isShown) foresight.compare(response, page, requests.length === 1);
  else if (page) show(response, page, focused);
  else document.getElementById('status').textContent = unanswered;
}

/** Shows a page, at the control that had the focus where the same card is current, else at the current card. */
export function show(response, page, focused) {
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
