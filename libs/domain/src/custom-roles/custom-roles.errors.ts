import { DomainError } from '../shared/domain-error.js';
import { MOST_CUSTOM_ROLES } from './custom-role.js';

export class TooManyCustomRoles extends DomainError {
  constructor() {
    super('too_many_roles', `A company has ${MOST_CUSTOM_ROLES} roles of its own at most; change one or delete one first`, 'conflict');
  }
}

export class RoleNameTaken extends DomainError {
  constructor() {
    super('role_name_taken', 'There is a role with this name already; take another name', 'conflict', 'name');
  }
}

/** How many would be left without a role. */
export interface RoleHolders {
  /** Also whoever is blocked or deleted: he may be let in again. */
  operators: number;
  /** Not yet accepted. */
  invitations: number;
}

export class RoleInUse extends DomainError {
  constructor(readonly holders: RoleHolders) {
    const { operators, invitations } = holders;
    super(
      'role_in_use',
      `This role is held by ${operators} operators (blocked and deleted ones included) and stands in ${invitations} open invitations; say which role they get instead`,
      'conflict',
      'replacement',
    );
  }
}

export class UnknownRole extends DomainError {
  constructor(field: string) {
    super('unknown_role', 'There is no such role in your company; choose another one', 'invalid', field);
  }
}

export class ReplacedByItself extends DomainError {
  constructor() {
    super('invalid_input', 'A role cannot replace itself; choose another one', 'invalid', 'replacement');
  }
}
