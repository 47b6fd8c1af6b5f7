/** Says what happened, without taking the focus. */

/** Milliseconds that a message stands in the corner. */
const reading = 6000;

/** Says it to everyone: in the status line that is read out, and in the corner. */
export function tell(said) {
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

/**
 * Tells of captions that stand beside another paragraph than before though nobody paired them: others were paired, and
 * these go by that.
 *
 * @param before what `pairsOn` answered of the page before.
 */
export function tellOfMoved(before) {
  const after = pairsOn(document);
  if (before.content !== after.content) return;
  const moved = [...after.blocks].filter(([id, block]) => (before.blocks.get(id) ?? block) !== block);
  if (moved.length === 0) return;
  const who = moved.length === 1 ? '1 other caption has' : `${moved.length} other captions have`;
  tell(`${who} another paragraph now, going by the settled ones.`);
}

/** The blocks of the captions that nobody paired; empty for none. */
export function pairsOn(page) {
  const cards = [...page.querySelectorAll('.card')].filter((card) => !card.querySelector('.confirmed'));
  return {
    content: page.querySelector('main').dataset.content,
    blocks: new Map(cards.map((card) => [card.id, card.dataset.block ?? ''])),
  };
}
