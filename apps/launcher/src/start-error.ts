/** A start that cannot go on. The message is the whole of what the user reads: what is wrong, and what to do about it. */
export class StartError extends Error {
  constructor(
    message: string,
    /** 78 (EX_CONFIG) for settings, so that a service manager does not try again. */
    readonly exitCode: 1 | 78 = 1,
  ) {
    super(message);
    this.name = 'StartError';
  }
}

/** What an unexpected error says, without its stack. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorText(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
