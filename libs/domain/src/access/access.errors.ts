import { DomainError } from '../shared/domain-error.js';

export class NotAllowed extends DomainError {
  constructor() {
    super('not_allowed', 'Your role does not allow this; ask an admin of your company', 'forbidden');
  }
}
