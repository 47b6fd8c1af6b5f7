/** Loads what is for pointing at cards (previews, dragging) when the pointer or the focus first comes to a place for it. */

const types = ['pointerover', 'pointerout', 'focusin', 'focusout', 'pointerdown', 'pointermove', 'pointerup'];

/** Waits for the first; what happens until all is loaded happens once more then. */
export function awaitPointing() {
  const missed = [];
  const note = (event) => {
    if (missed.length > 0 || event.target.closest?.('.options, .grip')) missed.push(event);
    if (missed.length === 1 && missed[0] === event) load();
  };
  const load = async () => {
    const [{ previewChoices }, { dragCards }] = await Promise.all([
      import('./preview.js'),
      import('./drag.js'),
    ]);
    previewChoices();
    dragCards();
    for (const type of types) document.removeEventListener(type, note);
    for (const event of missed) event.target.dispatchEvent(new event.constructor(event.type, event));
  };
  for (const type of types) document.addEventListener(type, note);
}
