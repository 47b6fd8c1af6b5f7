import type { Document } from '../document/index.js';
import { pairModel } from '../language/pairModel.js';
import { TokenBuffer, tokenise } from '../language/tokens.js';
import type { Settings } from '../settings.js';
import { documentNames, strayLanguages } from './detect.js';
import { explainToken, weigh, type TokenExplanation } from './evidence.js';
import { fitted } from './fitted.js';

/** A word of a text with what it weighs and where that comes from. */
export interface ExplainedWord extends TokenExplanation {
  readonly start: number;
  readonly end: number;
  readonly token: string;
  /** Log-odds of the stray language, in nats. */
  readonly weight: number;
}

/** Every word of a document with its evidence, in order, whatever the verdict on its block. */
export function explainWords(document: Document, settings: Settings): ExplainedWord[] {
  const model = pairModel(settings.main, strayLanguages(settings));
  const isName = documentNames(document, settings);
  const tokens = new TokenBuffer();
  const words: ExplainedWord[] = [];
  for (const block of document.blocks) {
    tokenise(document.text, block.start, block.end, tokens);
    const weights = new Float32Array(tokens.count);
    weigh(document.text, tokens, model, fitted, isName, weights);
    for (let i = 0; i < tokens.count; i++) {
      const start = tokens.start[i]!;
      const end = tokens.end[i]!;
      const explanation = explainToken(document.text, tokens, i, model, isName);
      words.push({ start, end, token: document.text.slice(start, end), weight: weights[i]!, ...explanation });
    }
  }
  return words;
}
