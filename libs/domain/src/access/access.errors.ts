import { DomainError } from '../shared/domain-error.js';

export class NotAllowed extends DomainError {
  constructor() {
    super('not_allowed', 'Your role does not allow this; ask an admin of your company', 'forbidden');
  }
}

export class OwnRole extends DomainError {
  constructor() {
    super('own_role', 'Nobody gives himself a role; ask another admin of your company', 'forbidden', 'role');
  }
}

export class RoleAboveOwn extends DomainError {
  constructor() {
    super('role_above_own', 'This role may more than you may yourself; choose another one or ask an admin', 'forbidden', 'role');
  }
}

export class AboveYou extends DomainError {
  constructor() {
    super('above_you', 'This colleague may more than you may yourself; ask an admin to do it', 'forbidden');
  }
}
