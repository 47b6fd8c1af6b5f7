import type { francAll } from 'franc';
import type { Settings } from '../settings.js';

/** Languages that a text may be in, best first, by ISO 639-3, each with its share of the best one's score. */
export type Identify = (text: string) => readonly (readonly [code: string, score: number])[];

let franc: typeof francAll | undefined;

/**
 * Loads what an analysis with these settings needs beside the model: for `any` stray language franc, whose
 * tables of two hundred languages take longer to make than the whole model to read. To be awaited once, before
 * the first analysis.
 */
export async function prepare(settings: Pick<Settings, 'stray'>): Promise<void> {
  if (settings.stray === 'any') franc ??= (await import('franc')).francAll;
}

/** franc, for languages outside the registry. @throws Error where `prepare` has not loaded it. */
export function identifier(): Identify {
  if (!franc)
    throw new Error('An analysis with the stray language "any" begins with "await prepare(settings)".');
  return franc;
}
