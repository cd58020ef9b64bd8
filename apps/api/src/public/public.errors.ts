import { DomainError } from '#domain/shared/domain-error.js';
import { HttpRefusal } from '../http/http.errors.js';

/** The wording is what existing clients look for. */
export class ApiTokenMissing extends DomainError {
  constructor() {
    super('token_missing', 'You have to specify your token. See API manual on info@chat2desk.com', 'unauthorized');
  }
}

/** The wording is what existing clients look for. */
export class ApiTokenUnknown extends DomainError {
  constructor() {
    super('token_unknown', 'You need to auth', 'unauthorized');
  }
}

/** The wording is what existing clients look for. */
export class ApiRateExceeded extends HttpRefusal {
  constructor(retryAfterSeconds: number) {
    super(429, 'rate_exceeded', 'Number of API requests exceeded', { 'retry-after': String(retryAfterSeconds) });
  }
}

/** The wording is what existing clients look for. */
export class ApiMonthExceeded extends HttpRefusal {
  constructor(retryAfterSeconds: number) {
    super(429, 'month_exceeded', 'API calls exceeded API limit per month', { 'retry-after': String(retryAfterSeconds) });
  }
}
