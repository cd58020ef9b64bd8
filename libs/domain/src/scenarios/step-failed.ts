import type { FailureReason } from './trace.js';

/** A step can't do what it is for; `detail` is a sentence for its designer. */
export class StepFailed extends Error {
  constructor(
    readonly reason: FailureReason,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'StepFailed';
  }
}
