/** Whether the person has asked to stop (Ctrl-C). */
export interface Interruption {
  readonly happened: boolean;
  /** Lets the signal in between two documents. */
  breathe(): Promise<void>;
}

/**
 * Listens for SIGINT, so that a batch stops between two documents, reports what it has and exits with 130. A
 * second Ctrl-C ends the process at once.
 */
export function interruptionOf(source: NodeJS.Process): Interruption {
  let happened = false;
  source.once('SIGINT', () => {
    happened = true;
    source.once('SIGINT', () => source.exit(130));
  });
  return {
    get happened() {
      return happened;
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
