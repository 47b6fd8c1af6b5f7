/** Which card is the current one, and moving between cards without a request. */

import { enqueue, enqueueMove } from './forms.js';

/** The card that keys act on. */
export function currentCard(page = document) {
  return page.querySelector('.card.is-current');
}

/** Makes a card the current one: its caption's place and its ties stand out with it. */
export function makeCurrent(card) {
  if (card.classList.contains('is-current')) return;
  for (const element of document.querySelectorAll('.is-current')) element.classList.remove('is-current');
  card.classList.add('is-current');
  for (const element of document.querySelectorAll(`.of-${card.dataset.number}`))
    element.classList.add('is-current');
  showMoves();
  document.dispatchEvent(new window.Event('didascalia:layout'));
}

/** Makes a card current, focuses it and, where it is not all in view, brings it to the middle: at once, because keys come fast. */
export function goTo(card) {
  makeCurrent(card);
  card.focus({ preventScroll: true });
  const { top, bottom } = card.getBoundingClientRect();
  const covered = document.getElementById('toolbar')?.getBoundingClientRect().bottom ?? 0;
  if (top < covered || bottom > window.innerHeight)
    card.scrollIntoView({ block: 'center', behavior: 'instant' });
}

/** Follows focus, clicks and the moving buttons. */
export function followCurrentCard() {
  document.addEventListener('focusin', ({ target }) => {
    const card = target.closest('.card');
    if (card) makeCurrent(card);
  });
  document.addEventListener('click', (event) => {
    const card = event.target.closest('.card');
    if (card) makeCurrent(card);
    const move = event.target.closest('[data-move]');
    if (move) {
      event.preventDefault();
      const to = destination(move.dataset.move);
      if (to) goTo(to);
      else if (leadsElsewhere()) enqueueMove(elsewhere(move.dataset.move), move.dataset.move);
    }
    const link = event.target.closest('a[data-background]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      enqueue(link.getAttribute('href'));
    }
    const slot = event.target.closest('.slot a');
    const opened = slot && document.querySelector(slot.hash);
    if (opened) {
      event.preventDefault();
      goTo(opened);
    }
  });
}

/** Dims the moving buttons that lead nowhere from here. */
export function showMoves() {
  for (const move of document.querySelectorAll('[data-move]')) {
    if (destination(move.dataset.move) || leadsElsewhere()) move.removeAttribute('aria-disabled');
    else move.setAttribute('aria-disabled', 'true');
  }
}

/** The card on this page that a move leads to; of a long document, only where it is certain to be the one. */
export function destination(move) {
  const step = move === 'previous' ? -1 : 1;
  const isIn = (state) => (card) => card.dataset.state === state;
  if (leadsElsewhere()) {
    const following = cardsBeside(step);
    return move === 'undecided' ? following.find(isIn('undecided')) : following[0];
  }
  const cards = [...document.querySelectorAll('.card')].sort((a, b) => a.dataset.number - b.dataset.number);
  const place = cards.indexOf(currentCard());
  if (move !== 'undecided') return cards[place + step];
  const inTurn = [...cards.slice(place + 1), ...cards.slice(0, Math.max(place, 0))];
  return inTurn.find(isIn('undecided')) ?? inTurn.find(isIn('skipped'));
}

/** The cards on this page that follow the current one in their document without a gap, or precede it. */
export function cardsBeside(step, page = document) {
  const cards = [...page.querySelectorAll('.card')];
  const beside = [];
  for (let number = Number(currentCard(page).dataset.number) + step; ; number += step) {
    const card = cards.find(({ dataset }) => Number(dataset.number) === number);
    if (!card) return beside;
    beside.push(card);
  }
}

/** Whether other pages have captions to go on to. */
export function leadsElsewhere() {
  const { page, parts } = document.querySelector('main').dataset;
  return (parts !== undefined || page === 'queue') && currentCard() !== null;
}

/** Asks the server which card a move leads to. */
function elsewhere(move) {
  const { look } = document.querySelector('main').dataset;
  return `${look}?from=${currentCard().id.replace('caption-', '')}&move=${move}`;
}
