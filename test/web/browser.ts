import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = [process.env.CHROMIUM_PATH ?? '', ...places].find(
  (path) => path !== '' && existsSync(path),
);

/** `describe` where a Chromium is installed; left out, with the reason in its name, where none is. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (executablePath !== undefined) {
    describe(name, suite);
    return;
  }
  if (process.env.DIDASCALIA_BROWSER === 'required') {
    test(name, () => {
      throw new Error('No Chromium was found: install one or name it in CHROMIUM_PATH.');
    });
    return;
  }
  describe.skip(`${name} (left out: no Chromium was found; name one in CHROMIUM_PATH)`, suite);
}

/** Starts Chromium without any traffic of its own. */
export function launchBrowser(): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  return chromium.launch({
    executablePath: executablePath!,
    args: [...args, '--disable-sync', '--no-first-run'],
  });
}

/** A page of its own session; what goes wrong in its scripts is collected in `faults`. */
export async function newPage(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong with a page, each as one line.
 *
 * @param rules names of the rules to try; null for all of WCAG 2.2 A and AA.
 */
export async function accessibilityFaults(
  page: Page,
  rules: readonly string[] | null = null,
): Promise<readonly string[]> {
  const runOnly = rules === null ? { type: 'tag', values: standards } : { type: 'rule', values: rules };
  // Evaluated from outside the page, which its own policy would not let it do.
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(runOnly)} })`);
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}
