import { DomainError } from '../shared/domain-error.js';

export class UnknownTransport extends DomainError {
  constructor() {
    super('unknown_transport', 'transport must be one of those that GET /api/transports lists', 'invalid', 'transport');
  }
}

export class UnknownGroup extends DomainError {
  constructor() {
    super('unknown_group', 'groupIds names a group that does not exist; take them from GET /api/groups', 'invalid', 'groupIds');
  }
}
