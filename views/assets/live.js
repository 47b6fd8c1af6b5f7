/** Hears what others decide and how far reading has come, and brings the page up to date while nobody writes on it. */
import { currentCard } from './cards.js';
import { afterAnswers } from './forms.js';
import { focusOf, pageOf, put } from './place.js';

/** Milliseconds until a page that was turned away asks again. */
const secondTry = 15_000;
/** Milliseconds between two looks at a list that grows. */
const pace = 1000;
/** Milliseconds that a message stands in the corner. */
const reading = 6000;

let stream = null;
let isWanted = false;
let lastLook = 0;

/** Listens while the page can be seen: hidden ones would use up the few connections that a browser opens. */
export function listenForNews() {
  if (!window.EventSource) return;
  const follow = () => (document.hidden ? close() : open());
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', follow);
  document.addEventListener('focusout', () => {
    if (isWanted) window.setTimeout(() => afterAnswers(lookAgain));
  });
  follow();
  waitForEnd();
}

/** A page that shows something under way looks again until it is done. */
function waitForEnd() {
  const { again } = document.querySelector('main').dataset;
  if (again === undefined) return;
  window.setTimeout(() => {
    isWanted = true;
    afterAnswers(lookAgain).then(waitForEnd);
  }, Number(again));
}

function open() {
  const { revision } = document.documentElement.dataset;
  if (stream || !revision) return;
  stream = new window.EventSource(`/events?since=${revision}`);
  stream.addEventListener('decisions', hearDecisions);
  stream.addEventListener('progress', hearProgress);
  stream.addEventListener('error', () => {
    if (stream?.readyState !== window.EventSource.CLOSED) return;
    close();
    window.setTimeout(() => !document.hidden && open(), secondTry);
  });
}

function close() {
  stream?.close();
  stream = null;
}

/** What this page did itself is on it by the time that its answers have come. */
function hearDecisions({ data }) {
  const { revision, documents, said } = JSON.parse(data);
  afterAnswers(async () => {
    if (revision <= Number(document.documentElement.dataset.revision)) return;
    document.documentElement.dataset.revision = revision;
    const { look, document: shown } = document.querySelector('main').dataset;
    if (!look || (shown && documents && !documents.includes(shown))) return;
    isWanted = true;
    await lookAgain();
    tell(said);
  });
}

function hearProgress({ data }) {
  const { analysed, documents } = JSON.parse(data);
  const main = document.querySelector('main');
  if (main.dataset.look === undefined || main.dataset.document) return;
  if (String(analysed) === main.querySelector('[data-reading]')?.dataset.reading) return;
  isWanted = true;
  const wait = analysed === documents ? 0 : Math.max(0, lastLook + pace - Date.now());
  window.setTimeout(() => afterAnswers(lookAgain), wait);
}

/** Fetches this page again, at the card that is current, and puts it in place around what is being written. */
async function lookAgain() {
  const { look } = document.querySelector('main').dataset;
  if (!isWanted || look === undefined) return;
  isWanted = false;
  lastLook = Date.now();
  const address = new window.URL(look, window.location.href);
  const card = currentCard();
  if (card) address.searchParams.set('at', card.id.replace('caption-', ''));
  const response = await window.fetch(address).catch(() => null);
  if (!response?.ok) return;
  const page = await pageOf(response);
  const seen = seenOf(card);
  const focused = focusOf();
  if (!put(page, isHeld)) isWanted = true;
  focused()?.focus({ preventScroll: true });
  // Who is about to decide about this card has not read the news: then both sides are shown.
  seenOf(currentCard()).forEach((field, i) => {
    if (currentCard().id === card?.id && seen[i]) field.value = seen[i].value;
  });
}

/** The fields that say what a card's reader had seen. */
function seenOf(card) {
  return [...(card?.querySelectorAll('[name="seen"]') ?? [])];
}

/** A unit with a field that has the focus or holds what was not sent. */
function isHeld(unit) {
  const fields = [...unit.querySelectorAll('input:not([type="hidden"]), textarea, select')];
  return fields.some(
    (field) =>
      field === document.activeElement || (field.matches('textarea') && field.value !== field.defaultValue),
  );
}

/** Says it to everyone: in the status line that is read out, and in the corner. */
function tell(said) {
  const status = document.getElementById('status');
  status.textContent = `${said} ${status.textContent}`;
  const message = document.createElement('p');
  message.className = 'news';
  message.setAttribute('aria-hidden', 'true');
  message.textContent = said;
  for (const older of document.querySelectorAll('.news')) older.remove();
  document.body.append(message);
  window.setTimeout(() => message.remove(), reading);
}
