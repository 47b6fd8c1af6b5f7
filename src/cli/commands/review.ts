import { InvalidArgumentError, type Command } from 'commander';
import {
  includeOption,
  readingHelp,
  readOptionsOf,
  settingsOf,
  withAnalysisOptions,
  withReadingOptions,
  type AnalysisOptions,
  type ReadingOptions,
} from '../options.js';
import { UsageError } from '../usageError.js';

interface ReviewCommandOptions extends AnalysisOptions, ReadingOptions {
  readonly port: number;
  readonly host: string;
  readonly token?: string;
  readonly database?: string;
  readonly include?: 'intended';
}

const examples = `
Examples:
  didascalia review news/                      opens on http://127.0.0.1:4117
  didascalia review page.txt --port 0          any free port; the address is printed
  didascalia review news/ --host 0.0.0.0 --token "a long secret"   for colleagues on your network
  didascalia review pairs.csv --column english   a column of a table
${readingHelp}
The opened files are never written; decisions are kept in .didascalia/review.db (--database names another file).
Ctrl-C stops it; every decision is safe at once.`;

const highestPort = 65_535;

/** `didascalia review`: settle captions in a browser. */
export function registerReview(program: Command): void {
  withReadingOptions(withAnalysisOptions(program.command('review')))
    .summary('settle captions in a browser')
    .description('Serves the review app for files and folders on this machine.')
    .argument('[paths...]', 'files and folders', ['.'])
    .option('--port <number>', 'port to listen on, 0 for any free one', port, 4117)
    .option('--host <address>', 'address to listen on; another than 127.0.0.1 asks for --token', '127.0.0.1')
    .option('--token <secret>', 'what visitors must know, 16 characters or more')
    .option('--database <file>', 'where decisions are kept')
    .addOption(includeOption())
    .addHelpText('after', examples)
    .action(async (paths: string[], options: ReviewCommandOptions) => {
      await review(paths, options);
    });
}

function port(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= highestPort) return number;
  throw new InvalidArgumentError(`It is a whole number from 0 to ${highestPort}.`);
}

async function review(paths: readonly string[], options: ReviewCommandOptions): Promise<void> {
  // Loaded here alone: the other commands need no server and no database.
  const { ReviewError, startReview } = await import('../../web/index.js');
  const running = await startReview({
    paths,
    port: options.port,
    host: options.host,
    settings: settingsOf(options),
    includeIntended: options.include === 'intended',
    reading: { format: options.inputFormat, ...readOptionsOf(options) },
    ...(options.token === undefined ? {} : { token: options.token }),
    ...(options.database === undefined ? {} : { database: options.database }),
  }).catch((error: unknown) => {
    if (error instanceof ReviewError) throw new UsageError(error.message);
    throw error;
  });
  console.log(`Didascalia is open at ${running.url}  (Ctrl-C stops it)`);
  const stop = () => {
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}
