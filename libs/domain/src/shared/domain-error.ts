/**
 * An expected refusal. `code` is stable and machine-readable; `message` is a sentence for the person who caused it;
 * `field` names the input to change. Controllers never build their own: one filter turns these into HTTP answers.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly kind: 'invalid' | 'unprocessable' | 'not_found' | 'forbidden' | 'conflict' | 'gone' | 'too_many' | 'unauthorized' = 'invalid',
    readonly field?: string,
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** What one may not know of is "not found", word for word as if it were absent. */
export const notFound = (thing: string): DomainError => new DomainError('not_found', `${thing} not found`, 'not_found');
