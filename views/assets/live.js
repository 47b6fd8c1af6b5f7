/** Hears what others decide and how far reading has come, and brings the page up to date while nobody writes on it. */
import { currentCard } from './cards.js';
import { afterAnswers } from './forms.js';
import { tell } from './news.js';
import { focusOf, isHeld, pageOf, put } from './place.js';

/** Milliseconds until a page that was turned away asks again. */
const secondTry = 15_000;
/** Milliseconds between two looks at a list that grows. */
const pace = 1000;

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
  stream.addEventListener('pairs', hearPairs);
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

/** Pairs of a long document, aligned again after the page was made. */
function hearPairs({ data }) {
  if (!document.querySelector('main').dataset.look?.includes(JSON.parse(data).document)) return;
  isWanted = true;
  afterAnswers(lookAgain);
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
  document.dispatchEvent(new window.Event('didascalia:news'));
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
