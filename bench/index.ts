/**
 * Quality and speed beside the language identifiers, then every pair of languages, all in one process on one
 * machine in one state: `node dist/bench/index.js FILES`. Each part is a command of its own as well; `ablation`,
 * `reliability` and `growth`, which compare Didascalia with itself alone, are not among them.
 */
const parts = [
  ['Quality', () => import('./quality.js')],
  ['Speed', () => import('./speed.js')],
  ['Languages', () => import('./languages.js')],
] as const;

for (const [name, run] of parts) {
  console.log(`\n## ${name}`);
  await run();
}
