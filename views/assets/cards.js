/** Which card is the current one, and moving between cards without a request. */

import { enqueue } from './forms.js';

/** The card that keys act on. */
export function currentCard() {
  return document.querySelector('.card.is-current');
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
      else if (leadsElsewhere()) enqueue(elsewhere(move.dataset.move));
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
function destination(move) {
  const cards = [...document.querySelectorAll('.card')].sort((a, b) => a.dataset.number - b.dataset.number);
  const place = cards.indexOf(currentCard());
  const step = move === 'previous' ? -1 : 1;
  const beside = cards[place + step];
  if (leadsElsewhere()) {
    const isBeside = Number(beside?.dataset.number) === Number(currentCard()?.dataset.number) + step;
    return isBeside && (move !== 'undecided' || beside.dataset.state === 'undecided') ? beside : undefined;
  }
  if (move !== 'undecided') return beside;
  return [...cards.slice(place + 1), ...cards.slice(0, Math.max(place, 0))].find(
    (card) => card.dataset.state !== 'settled',
  );
}

/** Whether the document has more pages than this one. */
function leadsElsewhere() {
  return document.querySelector('main').dataset.parts !== undefined && currentCard() !== null;
}

/** Asks the server which card a move leads to. */
function elsewhere(move) {
  const { look } = document.querySelector('main').dataset;
  return `${look}?from=${currentCard().id.replace('caption-', '')}&move=${move}`;
}
