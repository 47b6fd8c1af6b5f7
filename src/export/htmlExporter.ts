import type { Exporter } from './exporters.js';
import { reportPage } from './report/page.js';

/** A report for people: one page, without script and without asking for anything else. */
export const htmlExporter: Exporter = {
  name: 'html',
  description: 'one report to read and print: totals, scores, every caption beside its paragraph',
  mediaType: 'text/html; charset=utf-8',
  makes: 'file',
  export: (input) => ({
    files: [{ name: 'report.html', bytes: Buffer.from(reportPage(input), 'utf8') }],
    warnings: [],
  }),
};
