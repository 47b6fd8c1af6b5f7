/** Joins each card with its paragraph by a ribbon across the gutter, and the current one with its place. */

const namespace = 'http://www.w3.org/2000/svg';
/** Below this width, in pixels, cards stand under their paragraphs and need no ribbon. */
const narrowest = 900;

/** Draws now and whenever the layout changes; ribbons lie in the sheet, so scrolling moves them along. */
export function drawRibbons() {
  let scheduled = false;
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    window.requestAnimationFrame(() => {
      scheduled = false;
      draw();
    });
  };
  const observer = new window.ResizeObserver(schedule);
  const observe = () => {
    observer.disconnect();
    for (const element of document.querySelectorAll('.sheet, .card')) observer.observe(element);
  };
  document.addEventListener('didascalia:layout', () => {
    observe();
    schedule();
  });
  document.addEventListener('didascalia:preview', schedule);
  window.addEventListener('resize', schedule);
  observe();
  schedule();
}

function draw() {
  const sheet = document.getElementById('sheet');
  if (!sheet) return;
  sheet.querySelector('.ribbons')?.remove();
  const isWide = window.innerWidth >= narrowest;
  sheet.classList.toggle('has-ribbons', isWide);
  if (!isWide) return;
  const origin = sheet.getBoundingClientRect();
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'ribbons');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('width', origin.width);
  svg.setAttribute('height', origin.height);
  for (const card of sheet.querySelectorAll('.card')) {
    const side = placeOf(card, origin);
    const joined = card.dataset.preview ?? card.dataset.block;
    const block = joined && document.getElementById(`block-${joined}`);
    if (block) svg.append(...ribbon(placeOf(block, origin), side, classOf(card)));
    const slot = sheet.querySelector(
      `[data-slot="${card.dataset.number}"] .words, .span.of-${card.dataset.number}`,
    );
    if (slot && card.matches('.is-current')) svg.append(thread(placeOf(slot, origin), side, classOf(card)));
  }
  sheet.append(svg);
}

function classOf(card) {
  const preview = card.dataset.preview === undefined ? '' : ' is-preview';
  return `${card.dataset.state}${card.matches('.is-current') ? ' is-current' : ''}${preview}`;
}

function placeOf(element, origin) {
  const box = element.getBoundingClientRect();
  return {
    left: box.left - origin.left,
    right: box.right - origin.left,
    top: box.top - origin.top,
    bottom: box.bottom - origin.top,
  };
}

/** A band from the paragraph's whole height to the head of the card, with a bracket along the paragraph. */
function ribbon(block, card, className) {
  const from = block.right + 14;
  const to = card.left;
  const bend = (from + to) / 2;
  const head = Math.min(card.bottom, card.top + 92);
  const band =
    `M${from} ${block.top + 4}C${bend} ${block.top + 4} ${bend} ${card.top} ${to} ${card.top}V${head}` +
    `C${bend} ${head} ${bend} ${block.bottom - 4} ${from} ${block.bottom - 4}Z`;
  return [
    path(band, `ribbon ${className}`),
    path(`M${from} ${block.top + 4}V${block.bottom - 4}`, `bracket ${className}`),
  ];
}

/** A thread from the caption's own place to its card: level through the text, so that it crosses no line of it. */
function thread(slot, card, className) {
  const y = (slot.top + slot.bottom) / 2;
  const end = card.top + 20;
  const gutter = card.left - 70;
  return path(
    `M${slot.right + 6} ${y}H${gutter}C${gutter + 45} ${y} ${card.left - 55} ${end} ${card.left - 2} ${end}`,
    `thread ${className}`,
  );
}

function path(d, className) {
  const element = document.createElementNS(namespace, 'path');
  element.setAttribute('d', d);
  element.setAttribute('class', className);
  return element;
}
