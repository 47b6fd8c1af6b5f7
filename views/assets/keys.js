/** Single keys press the button that shows them, first in the current card, then on the page. */
import { currentCard } from './cards.js';
import { isForeseen } from './forms.js';

/** Keys that wait until it shows which card they are meant for. */
const waiting = [];

/** Listens while keys are on; what is being written stays text. */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const isWriting = event.target.closest('input, textarea, select');
    if (event.key === 'Escape' && isWriting) {
      (currentCard() ?? document.body).focus();
      return;
    }
    if (isWriting || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (document.documentElement.dataset.keys === 'off') return;
    if (!targetOf(event.key)) return;
    event.preventDefault();
    waiting.push(event.key);
    pressWaiting();
  });
  document.addEventListener('didascalia:sight', pressWaiting);
}

/** A key that comes before the last one's answer is meant for the card that the answer moves on to. */
function pressWaiting() {
  while (waiting.length > 0 && isForeseen()) press(targetOf(waiting.shift()));
}

/** What a key is called in the markup; a capital is a letter with Shift. */
function nameOf(key) {
  return /^[A-Z]$/.test(key) ? `Shift+${key}` : key;
}

function targetOf(key) {
  const selector = `[aria-keyshortcuts="${window.CSS.escape(nameOf(key))}"]`;
  return currentCard()?.querySelector(selector) ?? document.querySelector(`:not(.card *)${selector}`);
}

function press(target) {
  if (!target) return;
  if (target.matches('input')) {
    target.focus();
    return;
  }
  if (target.matches('summary')) {
    target.parentElement.open = true;
    target.parentElement.querySelector('textarea').focus();
    return;
  }
  target.click();
}
