/**
 * A start that fails for a reason which whoever starts the program can mend. The message says what it is and what to
 * do, without secrets, and is shown alone: a stack would tell them nothing.
 */
export class CannotStartError extends Error {
  override name = 'CannotStartError';
}

/** Ends the process at once, with the message alone. */
export function exitWith(error: CannotStartError): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
