import { DomainError } from '#domain/shared/domain-error.js';
import { HttpRefusal } from '../../http/http.errors.js';
import type { ApiError } from '../api-error.presenter.js';

export class InvalidIdempotencyKey extends DomainError {
  constructor() {
    super('idempotency_key_invalid', 'Idempotency-Key must be 1 to 255 visible characters, such as a UUID', 'invalid');
  }
}

export class IdempotencyKeyReused extends DomainError {
  constructor() {
    super(
      'idempotency_key_reused',
      'This Idempotency-Key was used for another request; give each request a key of its own',
      'unprocessable',
    );
  }
}

export class StillRunning extends HttpRefusal {
  constructor() {
    super(409, 'still_running', 'The first request with this Idempotency-Key is still running; ask again in a moment', {
      'retry-after': '1',
    });
  }
}

/** A refusal that was given before, given again. */
export class RefusedBefore extends HttpRefusal {
  constructor(status: number, { message, errors }: ApiError) {
    const byField = Object.entries(errors).flatMap(([field, sentences]) => sentences.map((sentence) => ({ field, message: sentence })));
    super(status, 'refused_before', message, {}, byField);
  }
}
