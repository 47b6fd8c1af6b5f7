/** Shows at once what the answer to a decision or a move will show, where that is certain. */
import { pageAfter } from './ahead.js';
import { currentCard, destination, goTo, leadsElsewhere } from './cards.js';
import { compare } from './compare.js';
import { foreseeWith, tellSight } from './forms.js';
import { put } from './place.js';

/** What actions make of a caption; marking may be refused, so it waits for its answer. */
const states = { remove: 'settled', keep: 'settled', replace: 'settled', skip: 'skipped' };

/** Begins to show decisions and moves before their answers. */
export function foreseeAnswers() {
  foreseeWith({ decision: foreseeDecision, move: (move) => foresee(currentCard(), move) });
}

/** Shows a card settled, and the next undecided one. */
function foreseeDecision(form, submitter) {
  const card = form.closest('.card');
  const action = submitter?.name === 'action' ? submitter.value : '';
  const state = card && states[action];
  if (!state || (action === 'replace' && form.elements.text.value.trim() === '')) return null;
  const before = [card.dataset.state, card.querySelector('.actions [aria-pressed="true"]')?.value];
  const { text } = form.elements;
  const unsent = text.defaultValue;
  const settle = () => {
    // What is sent is held no longer.
    if (action === 'replace') text.defaultValue = text.value;
    dress(card, state, action);
  };
  const takeBack = (own) => {
    text.defaultValue = unsent;
    dress(own, ...before);
  };
  return foresee(card, 'undecided', settle, takeBack);
}

/**
 * @param change what becomes of the card.
 * @param takeBack makes it undone, on the card or what took its place.
 * @returns null where nothing is foreseen; `isShown` tells whether the page shows it already.
 */
function foresee(card, move, change = () => undefined, takeBack = change) {
  const foresight = { card: card.id, main: document.querySelector('main'), takeBack, isShown: true };
  foresight.compare = (...answer) => compare(foresight, ...answer);
  const next = destination(move);
  if (next || !leadsElsewhere()) {
    change();
    if (next) goTo(next);
    return foresight;
  }
  const turn = (page) => {
    foresight.isShown = page !== null && leadsTo(page, card, move);
    if (!foresight.isShown) return;
    change();
    put(page);
    goTo(currentCard());
  };
  const page = pageAfter(card);
  if (!(page instanceof Promise)) {
    turn(page);
    return foresight.isShown ? foresight : null;
  }
  foresight.isShown = false;
  page.then((late) => {
    if (foresight.isAnswered || currentCard()?.id !== card.id) return;
    turn(late);
    tellSight();
  });
  return foresight;
}

/** The page at hand has the next undecided caption, which is the next one only where its number says so. */
function leadsTo(page, card, move) {
  const next = page.querySelector('.card.is-current');
  const isNext = Number(next.dataset.number) === Number(card.dataset.number) + 1;
  return move === 'undecided' || (move === 'next' && isNext);
}

/** Gives a card and its place in the text the look of a state. */
function dress(card, state, action = '') {
  card.dataset.state = state;
  for (const button of card.querySelectorAll('.actions button'))
    button.setAttribute('aria-pressed', String(button.value === action));
  const places = document.querySelectorAll(`:is(.slot, .span).of-${card.dataset.number}`);
  for (const { classList } of [card, ...places]) {
    classList.remove('undecided', 'skipped', 'settled', ...Object.keys(states));
    classList.add(state);
    if (action && classList.contains('slot')) classList.add(action);
  }
}
