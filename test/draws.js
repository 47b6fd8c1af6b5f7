import fc from 'fast-check';

/**
 * Properties draw the same examples in every run, so that a change is judged by itself and not by chance.
 * `DIDASCALIA_SEED=… npm test` draws others.
 */
fc.configureGlobal({ seed: Number(process.env.DIDASCALIA_SEED ?? 20_261_124) });
