/** The command cannot be carried out as it was given; the message is one line that says what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the commands answer to the shell. */
export const exitCodes = { clear: 0, flagged: 1, failure: 2, interrupted: 130 } as const;
