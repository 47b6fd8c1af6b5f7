/** Has the pages at hand that come after this one: parts of a long document, captions of the queue. */
import { cardsBeside, currentCard, leadsElsewhere } from './cards.js';
import { captionsSent } from './forms.js';
import { pageOf } from './place.js';

/** Pages that are kept at hand: a part may have one caption, and the next key comes soon. */
const depth = 2;
/** Captions that the queue is told are past: those on their way to be decided, and those that come before. */
const mostPast = 20;

/** What was asked for, in turn: the card that each comes after, and the page once it is there. */
let ahead = [];

/** Asks for the pages after the one that is shown, now and whenever that changes. */
export function lookAhead() {
  document.addEventListener('didascalia:layout', look);
  // What others decided is not on them.
  document.addEventListener('didascalia:news', () => (ahead = []));
  look();
}

/** The page after a card, which can be shown once; or a promise of it; null where none was asked for. */
export function pageAfter(card) {
  const [first, ...others] = ahead;
  if (first?.after !== card.id) return null;
  if (first.page) ahead = others;
  return first.page ?? first.coming;
}

function look() {
  const last = leadsElsewhere() ? lastCard(document) : null;
  if (ahead[0]?.after !== last?.id) ahead = [];
  if (last && ahead.length === 0) ask(last, [currentCard().id]);
  else goOn();
}

/** @param past the cards that are current before the page that is asked for. */
function ask(last, past) {
  const own = { after: last.id, past, page: null, coming: null };
  ahead.push(own);
  own.coming = fetchPage(addressAfter(last, past)).then((page) => {
    own.page = page;
    if (!page) ahead = ahead.filter((each) => each !== own);
    goOn();
    return page;
  });
}

function goOn() {
  const end = ahead.at(-1);
  if (end?.page && ahead.length < depth) ask(lastCard(end.page), [...end.past, currentCard(end.page).id]);
}

async function fetchPage(address) {
  const response = await window.fetch(address).catch(() => null);
  const page = response?.ok ? await pageOf(response) : null;
  return page && currentCard(page) ? page : null;
}

/** The card that a page comes after: the last one before a gap in the numbers. */
function lastCard(page) {
  return cardsBeside(1, page).at(-1) ?? currentCard(page);
}

function addressAfter(card, cards) {
  const { page, look: address } = document.querySelector('main').dataset;
  if (page !== 'queue') return `${address}?from=${captionOf(card.id)}&move=undecided`;
  return `/queue?past=${[...captionsSent(), ...cards.map(captionOf)].slice(-mostPast).join(',')}`;
}

function captionOf(id) {
  return id.replace('caption-', '');
}
