import { formatOf, packSource } from '../document/index.js';
import type { Refusal } from '../review/apply.js';
import { cleanDecided, type UndecidedFate } from '../review/cleanDecided.js';
import { cleanDocument, type CleanedDocument } from '../review/cleanDocument.js';
import type { DecisionBook } from '../review/decisionBook.js';
import type { Settings } from '../settings.js';
import type { Input } from './inputs.js';

/** A document's source with its strays taken out, and the bytes that spell it as its source was spelled. */
export interface CleanedInput extends CleanedDocument {
  /** How many captions were replaced or marked, as somebody decided. */
  readonly rewritten: number;
  /** Decisions that the format could not carry out. */
  readonly refusals: readonly Refusal[];
  readonly bytes: Uint8Array;
}

/** Removes every stray of an input, in its own encoding. */
export function cleanInput(input: Input, settings: Settings): CleanedInput {
  return packed(input, { ...cleanDocument(input.document, settings), rewritten: 0, refusals: [] });
}

/** Applies what was decided about an input's captions, in its own encoding. */
export function cleanInputAsDecided(
  input: Input,
  settings: Settings,
  book: DecisionBook,
  undecided: UndecidedFate,
): CleanedInput {
  const { path, document } = input;
  return packed(
    input,
    cleanDecided(document, settings, (form, flags) => book.decisionsOf(path, form, flags), undecided),
  );
}

function packed(
  { bytes: original, document, packaging }: Input,
  cleaned: Omit<CleanedInput, 'bytes'>,
): CleanedInput {
  const isSame = cleaned.removed + cleaned.rewritten === 0;
  return { ...cleaned, bytes: isSame ? original : packSource(formatOf(document), cleaned.source, packaging) };
}
