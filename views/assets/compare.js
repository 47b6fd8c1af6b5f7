/** Compares an answer with what was shown before it came: where it is another, the page goes back to the caption. */
import { currentCard, goTo, makeCurrent } from './cards.js';
import { show, unanswered } from './forms.js';
import { focusOf, isHeld, put } from './place.js';

/** Whether the page went back to a caption, and not all that was sent has its answer since. */
let hasReturned = false;

/** @param isLast whether nothing else waits for an answer. */
export function compare(foresight, response, page, isLast) {
  const main = page?.querySelector('main');
  if (response?.status === 409) showConflict(response, page);
  else if (!response?.ok)
    giveBack(foresight, main?.querySelector('p:not(.kicker)').textContent ?? unanswered);
  else if (main.querySelector('.card .notice') || main.dataset.content !== shown().content)
    show(response, page);
  else if (isLast && !hasReturned) bringUpToDate(response, page);
  if (isLast) hasReturned = false;
}

/** Goes back to the first of the captions that were not recorded, and says at each why. */
function giveBack({ card: id, main, takeBack }, reason) {
  if (!document.getElementById(id)) {
    document.querySelector('main').replaceWith(main);
    document.dispatchEvent(new window.Event('didascalia:layout'));
  }
  const card = document.getElementById(id);
  takeBack(card);
  card.querySelector('.notice')?.remove();
  card.querySelector('form').before(noticeOf(reason));
  if (!hasReturned) goTo(card);
  hasReturned = true;
}

/** Shows both sides; of a second conflict where it is, so that the first is not lost. */
function showConflict(response, page) {
  if (shown().page !== 'conflict') {
    show(response, page);
    return;
  }
  const link = document.createElement('a');
  link.href = page.querySelector('main .toolbar a').getAttribute('href');
  link.textContent = page.querySelector('main .caption').textContent;
  document.querySelector('main').append(noticeOf('Decided by someone else meanwhile, too: ', link));
}

/** Puts the answer in place around where a person has gone on to, unless that is another page. */
function bringUpToDate(response, page) {
  const { dataset } = page.querySelector('main');
  const card = currentCard();
  const isSameCard = card?.id === page.querySelector('.card.is-current')?.id;
  if (dataset.page !== shown().page || dataset.part !== shown().part) return;
  if (dataset.page === 'queue' && !isSameCard) return;
  const focused = focusOf();
  if (!put(page, isHeld)) return;
  if (response.redirected) window.history.replaceState(null, '', response.url);
  const own = card && document.getElementById(card.id);
  if (own) makeCurrent(own);
  focused()?.focus({ preventScroll: true });
}

function noticeOf(...content) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  notice.append(...content);
  return notice;
}

function shown() {
  return document.querySelector('main').dataset;
}
