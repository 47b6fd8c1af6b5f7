/** While documents are being read, shows how far that is and lists them as they come. */

const interval = 1000;

/** Looks once a second for as long as the page says that documents wait. */
export function watchProgress() {
  if (document.querySelector('[data-reading]')) window.setTimeout(look, interval);
}

async function look() {
  try {
    const { analysed } = await (await window.fetch('/progress')).json();
    if (String(analysed) !== document.querySelector('[data-reading]')?.dataset.reading) await refresh();
  } catch {
    return;
  }
  watchProgress();
}

async function refresh() {
  // A search that is being written is not taken away.
  if (document.activeElement?.matches('input, select')) return;
  const response = await window.fetch(window.location.href);
  const page = new window.DOMParser().parseFromString(await response.text(), 'text/html');
  document.querySelector('main').replaceWith(page.querySelector('main'));
  document.getElementById('status').textContent = page.getElementById('status').textContent;
}
