import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningReview } from '../../src/web/index.js';
import { newPage } from './browser.js';
import { Visitor } from './visitor.js';

/** Milliseconds that a journey may take on a busy machine; it takes a few seconds on an idle one. */
export const patience = 60_000;

/** Numbers of the cards that are settled, and of the current one. */
export async function stateOf(page: Page): Promise<{ settled: string[]; current: string | null }> {
  const settled: string[] = [];
  for (const card of await page.locator('.card.settled').all()) {
    settled.push((await card.getAttribute('data-number'))!);
  }
  const current = page.locator('.card.is-current');
  return {
    settled: settled.sort(),
    current: (await current.count()) > 0 ? await current.getAttribute('data-number') : null,
  };
}

/** Presses a key and waits until what it asked for is on the page. */
export async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await answered(page);
}

/** Resolves when the page's scripts run and every form has its answer. */
export async function answered(page: Page): Promise<void> {
  await page.locator('body[aria-busy="false"]').waitFor();
}

/** Someone in a browser of their own, on a page of a review; what goes wrong in its scripts is in `faults`. */
export async function arrive(
  browser: Browser,
  review: RunningReview,
  path: string,
  { reviewer, ...options }: BrowserContextOptions & { readonly reviewer?: string } = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const { page, faults } = await newPage(browser, options);
  if (reviewer !== undefined) {
    const cookie = { name: 'reviewer', value: encodeURIComponent(reviewer), url: review.url };
    await page.context().addCookies([cookie]);
  }
  await page.goto(new URL(path, review.url).href);
  if (options.javaScriptEnabled !== false) await answered(page);
  return { page, faults };
}

/** The address of a document of a review. */
export function addressIn(review: RunningReview, name: string): Promise<string> {
  return new Visitor(review.url).addressOf(name);
}
