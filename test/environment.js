/**
 * Makes ready what the tests run against, and says what this run has to leave out: `npm test` begins with it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every TypeScript file below a folder of the project. */
function sourcesBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(root, folder, name));
}

/** Whether a source has no compiled form, or one that is older than it. */
function isStale(source) {
  const compiled = join(root, 'dist', relative(root, source)).replace(/\.ts$/, '.js');
  return !existsSync(compiled) || statSync(compiled).mtimeMs < statSync(source).mtimeMs;
}

/** Runs a script of the project; ends this process where it fails, with what that means. */
function run(what, failure, ...script) {
  console.log(what);
  const { status } = spawnSync(process.execPath, script, { cwd: root, stdio: 'inherit' });
  if (status === 0) return;
  console.error(failure);
  process.exit(1);
}

/** Whether a program of that name can be run. */
function isInstalled(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

if (['src', 'bench'].flatMap(sourcesBelow).some(isStale)) {
  run(
    'Compiling the code, which is newer than dist/ …',
    'The code does not compile, so the tests of the commands cannot run. Mend what tsc says above.',
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.build.json',
  );
}

const modelFiles = ['lists.bin', 'ngrams.bin'].map((file) => join(root, 'model', file));
const modelMakers = [
  ...sourcesBelow('src/language/training'),
  ...['languages.ts', 'modelFile.ts'].map((file) => join(root, 'src/language', file)),
];

/** Whether the language model is missing, or older than what makes it. */
function isModelStale() {
  if (!modelFiles.every((file) => existsSync(file))) return true;
  const made = Math.min(...modelFiles.map((file) => statSync(file).mtimeMs));
  return modelMakers.some((source) => statSync(source).mtimeMs > made);
}

if (isModelStale()) {
  run(
    'Compiling the language model, which is missing or older than what makes it …',
    'The language model could not be compiled, so nothing can be detected. See the message above.',
    'dist/src/language/training/compileModel.js',
  );
}

const lexicon = join(root, 'model', 'lexicon.tsv');
const lexiconMakers = [
  ...sourcesBelow('src/align/training'),
  ...['stem.ts', 'data/lexicon.it-en.tsv', 'data/irregular.en.tsv'].map((file) =>
    join(root, 'src/align', file),
  ),
];

if (
  !existsSync(lexicon) ||
  lexiconMakers.some((source) => statSync(source).mtimeMs > statSync(lexicon).mtimeMs)
) {
  run(
    'Compiling the lexicon, which is missing or older than what makes it …',
    'The lexicon could not be compiled, so nothing can be paired. See the message above.',
    'dist/src/align/training/compileLexicon.js',
  );
}

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const named = process.env.CHROMIUM_PATH;
const hasChromium = [...(named ? [named] : []), ...places].some((path) => existsSync(path));

if (!hasChromium) {
  const where = `looked for ${[...(named ? [named] : []), ...places].join(', ')}`;
  if (process.env.DIDASCALIA_BROWSER === 'required') {
    console.error(
      `No Chromium was found (${where}), and DIDASCALIA_BROWSER=required asks for one. ` +
        'Install it (on Debian and Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to its program.',
    );
    process.exit(1);
  }
  console.log(
    `Left out: the tests of test/web that use a browser, because no Chromium was found (${where}). ` +
      'Set CHROMIUM_PATH to have them run.',
  );
}

for (const program of ['git', 'patch']) {
  if (!isInstalled(program))
    console.log(`Left out: applying the patches of "clean" with ${program}, because it is not installed.`);
}

for (const program of ['git', 'xmllint', 'po2tmx', 'python3']) {
  if (!isInstalled(program))
    console.log(`Left out: reading exports back with ${program}, because it is not installed.`);
}

for (const program of ['soffice', 'xmllint', 'python3']) {
  if (!isInstalled(program))
    console.log(`Left out: reading changed Word files with ${program}, because it is not installed.`);
}
