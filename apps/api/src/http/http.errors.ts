import { DomainError } from '#domain/shared/domain-error.js';

/** A refusal that HTTP knows and the domain does not; `status` wins over the error's kind. */
export class HttpRefusal extends DomainError {
  constructor(
    readonly status: number,
    code: string,
    message: string,
    readonly headers: Record<string, string> = {},
    readonly errors?: { field: string; message: string }[],
  ) {
    super(code, message);
  }
}

export class PayloadTooLarge extends HttpRefusal {
  constructor(limitBytes: number) {
    // The rest of the body is not read, so the connection cannot be used again.
    super(413, 'too_large', `The body is larger than ${Math.floor(limitBytes / 1024)} KB; send less at once`, { connection: 'close' });
  }
}

export class UnsupportedBody extends HttpRefusal {
  constructor(message: string) {
    super(415, 'unsupported_body', message);
  }
}

export class RouteNotFound extends HttpRefusal {
  constructor() {
    super(404, 'not_found', 'Page not found');
  }
}

/** One or more fields do not fit; each says what would. */
export class InvalidInput extends DomainError {
  constructor(readonly errors: { field: string; message: string }[]) {
    super('invalid_input', errors.map(({ message }) => message).join('; ') || 'The input is not valid', 'invalid', errors[0]?.field);
  }
}
