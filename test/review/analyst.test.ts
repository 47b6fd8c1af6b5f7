import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { align, type PairedFlag } from '../../src/align/index.js';
import { analyse } from '../../src/analyse.js';
import { plainText } from '../../src/document/plainText.js';
import { packageRoot } from '../../src/packageRoot.js';
import { workerThreads, type Analyst } from '../../src/review/analyst.js';
import { realigned } from '../../src/review/realigning.js';
import { defaultSettings } from '../../src/settings.js';
import { cardFlags, cardsText, ownTexts } from './cardsPage.js';

const folder = join(packageRoot, 'corpus', 'articles');
const articles = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));

/** Milliseconds for a thread to load the model on a busy machine, and to analyse. */
const patience = 60_000;

/** Where flags stand: figures may differ where the compiled code is older than the sources. */
function places(flags: readonly PairedFlag[]) {
  return flags.map(({ start, end, text, language }) => ({ start, end, text, language }));
}

describe('an analyst with worker threads', () => {
  let analyst: Analyst;

  beforeEach(() => {
    analyst = workerThreads(1);
  });

  afterEach(async () => {
    await analyst.close();
  });

  it(
    'finds what an analysis in this thread finds',
    async () => {
      const document = plainText.read(articles[0]!);
      const { flags } = await analyst.analyse(document, defaultSettings);
      expect(flags.length).toBeGreaterThan(0);
      expect(places(flags)).toEqual(places(analyse(document, defaultSettings).flags));
    },
    patience,
  );

  it(
    'aligns again as this thread does',
    async () => {
      const document = plainText.read(cardsText);
      const flags = align(document, cardFlags(document), defaultSettings);
      const anchors = new Map([[flags[0]!.block, ownTexts[0]]]);
      const task = { document, flags, settings: defaultSettings, anchors };
      const blocksOf = (paired: readonly PairedFlag[]) => paired.map(({ pair }) => pair?.block);
      const here = realigned(task);
      expect(blocksOf(here)).not.toEqual(blocksOf(flags));
      expect(blocksOf(await analyst.realign(task))).toEqual(blocksOf(here));
    },
    patience,
  );

  it(
    'leaves this thread free',
    async () => {
      const document = plainText.read(articles.slice(0, 20).join('\n\n'));
      const outcome = analyst.analyse(document, defaultSettings).then(({ flags }) => flags.length);
      let turns = 0;
      while ((await Promise.race([outcome, wait(1)])) === undefined) turns++;
      expect(await outcome).toBeGreaterThan(20);
      expect(turns).toBeGreaterThan(10);
    },
    patience,
  );

  it(
    'ends what is under way when it closes',
    async () => {
      const analysis = analyst.analyse(plainText.read(articles.join('\n\n').repeat(40)), defaultSettings);
      const failure = analysis.catch((error: unknown) => error);
      await wait(50);
      await analyst.close();
      expect(await failure).toBeInstanceOf(Error);
    },
    patience,
  );

  it('has at least one thread', () => {
    expect(workerThreads().capacity).toBeGreaterThan(0);
  });
});
