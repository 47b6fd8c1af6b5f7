#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { exitCodes } from './usageError.js';
import { version } from './version.js';

const program = new Command('didascalia')
  .description(
    'Finds captions left behind in another language, pairs each with its paragraph, and lets you settle them.',
  )
  .version(version)
  .configureOutput({
    outputError: (message, write) => {
      write(oneLine(message));
    },
  })
  .configureHelp({ showGlobalOptions: false })
  .exitOverride();

/** Every command, in the order of the help. Only the one that is asked for is loaded, so that it starts at once. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  check: async () => (await import('./commands/check.js')).registerCheck,
  clean: async () => (await import('./commands/clean.js')).registerClean,
  export: async () => (await import('./commands/export.js')).registerExport,
  filter: async () => (await import('./commands/filter.js')).registerFilter,
  review: async () => (await import('./commands/review.js')).registerReview,
  decisions: async () => (await import('./commands/decisions.js')).registerDecisions,
  explain: async () => (await import('./commands/explain.js')).registerExplain,
  evaluate: async () => (await import('./commands/evaluate.js')).registerEvaluate,
};
const [asked = ''] = process.argv.slice(2);
const needed = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
for (const name of needed) (await commands[name]!())(program);
for (const command of program.commands) command.exitOverride();

/** Wrong usage is one clear line; commander's own begins with "error:". */
function oneLine(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `didascalia: ${text}${/[.!?)]$/.test(text) ? '' : '.'} Add --help for the options and examples.\n`;
}

/** A reader such as `head` that has seen enough closes the pipe; that is no failure. A full disk is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.clear);
  console.error(`didascalia: Standard output cannot be written: ${error.message}.`);
  process.exit(exitCodes.failure);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Says what went wrong in one line, and answers the exit code. Commander has said its own errors already. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clear : exitCodes.failure;
  console.error(`didascalia: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env.DIDASCALIA_DEBUG && error instanceof Error) console.error(error.stack);
  return exitCodes.failure;
}
