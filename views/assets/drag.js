/** Pairs a caption with the paragraph that its card is dropped on. The buttons of the card do the same without dragging. */
import { makeCurrent } from './cards.js';
import { enqueue } from './forms.js';
import { endPreview, preview } from './preview.js';

/** Pixels that a pointer moves before it drags. */
const threshold = 5;
/** Pixels at the window's edges in which it scrolls, and how far in each frame. */
const edge = 70;
const speed = 12;

/** What is being dragged: its card, a slip of paper under the pointer, and the block below it. */
let drag = null;

/** Listens on the grips of the cards. */
export function dragCards() {
  document.addEventListener('pointerdown', (event) => {
    const grip = event.target.closest('.grip');
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    drag = {
      card: grip.closest('.card'),
      from: { x: event.clientX, y: event.clientY },
      slip: null,
      block: null,
    };
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    drag.at = { x: event.clientX, y: event.clientY };
    if (!drag.slip && Math.hypot(drag.at.x - drag.from.x, drag.at.y - drag.from.y) >= threshold) begin();
    if (drag.slip) follow();
  });
  document.addEventListener('pointerup', () => {
    const { card, slip, block } = drag ?? {};
    end();
    if (slip && block) pair(card, block);
  });
  document.addEventListener('pointercancel', end);
  document.addEventListener('keydown', (event) => {
    if (drag && event.key === 'Escape') end();
  });
}

function begin() {
  makeCurrent(drag.card);
  const slip = document.createElement('div');
  slip.className = 'slip';
  slip.setAttribute('aria-hidden', 'true');
  slip.textContent = drag.card.querySelector('.caption').textContent;
  document.body.append(slip);
  document.documentElement.classList.add('is-dragging');
  drag.slip = slip;
  window.requestAnimationFrame(scroll);
}

function follow() {
  const { x, y } = drag.at;
  drag.slip.style.transform = `translate(${x + 12}px, ${y + 8}px)`;
  const block = document.elementFromPoint(x, y)?.closest('.block:not(.caption)');
  if (block === drag.block) return;
  drag.block = block ?? null;
  if (block) preview(drag.card, block.id.replace('block-', ''));
  else endPreview();
}

/** Scrolls for as long as the pointer is at an edge. */
function scroll() {
  if (!drag?.slip) return;
  const { y } = drag.at;
  const covered = document.getElementById('toolbar')?.getBoundingClientRect().bottom ?? 0;
  const step = y < covered + edge ? -speed : y > window.innerHeight - edge ? speed : 0;
  if (step !== 0) {
    window.scrollBy({ top: step, behavior: 'instant' });
    follow();
  }
  window.requestAnimationFrame(scroll);
}

function end() {
  if (!drag) return;
  drag.slip?.remove();
  document.documentElement.classList.remove('is-dragging');
  drag = null;
  endPreview();
}

/** Asks as the card's own form does, by the number that stands beside the paragraph. */
function pair(card, block) {
  const form = card.querySelector('form');
  const body = new window.URLSearchParams(new window.FormData(form));
  body.set('number', block.querySelector('.number').textContent);
  body.set('content', document.querySelector('main').dataset.content);
  enqueue(form.getAttribute('action'), { method: 'POST', body });
}
