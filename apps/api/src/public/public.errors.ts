import { DomainError } from '#domain/shared/domain-error.js';

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
