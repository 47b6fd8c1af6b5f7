#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { registerCheck } from './commands/check.js';
import { registerClean } from './commands/clean.js';
import { registerEvaluate } from './commands/evaluate.js';
import { registerExplain } from './commands/explain.js';
import { registerFilter } from './commands/filter.js';
import { registerReview } from './commands/review.js';
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

const commands = [
  registerCheck,
  registerClean,
  registerFilter,
  registerReview,
  registerExplain,
  registerEvaluate,
];
for (const register of commands) register(program);
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
