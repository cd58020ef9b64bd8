import type { Problem } from './protocol.js';

/** Deskwire refused, or could not be reached (`code` is then `unreachable`). */
export class ChatError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = 'ChatError';
  }

  get code(): string {
    return this.problem.code;
  }
}
