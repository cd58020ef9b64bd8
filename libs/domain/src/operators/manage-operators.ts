import type { Role } from '../access/caller.js';
import { EmailTaken } from '../companies/companies.errors.js';
import type { PasswordHasher } from '../sessions/password-hasher.port.js';
import { DomainError } from '../shared/domain-error.js';

/** Somebody who shall work here. */
export interface NewOperator {
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  role: Role;
  /** His id in a system of the company's. */
  externalId: string | null;
}

/** Absent stays. */
export type OperatorChanges = Partial<Omit<NewOperator, 'email'>>;

export interface OperatorCards {
  /** Null when somebody, here or elsewhere, uses the e-mail already. */
  add(companyId: number, operator: NewOperator & { passwordHash: string }): Promise<number | null>;
  /** Changes an operator who works here; `check` may refuse by his role until now and how many other admins there are. */
  change(
    companyId: number,
    operatorId: number,
    changes: OperatorChanges,
    check: (before: { role: Role; otherAdmins: number }) => void,
  ): Promise<void>;
}

/** Programs keep a company's staff as its own system has it. */
export class ManageOperators {
  constructor(
    private readonly cards: OperatorCards,
    private readonly hasher: PasswordHasher,
    /** A password that nobody knows: he cannot sign in until he sets his own. */
    private readonly unknownPassword: () => string,
  ) {}

  async add(companyId: number, operator: NewOperator): Promise<number> {
    const id = await this.cards.add(companyId, { ...operator, passwordHash: await this.hasher.hash(this.unknownPassword()) });
    if (id === null) throw new EmailTaken();
    return id;
  }

  change(companyId: number, operatorId: number, changes: OperatorChanges): Promise<void> {
    return this.cards.change(companyId, operatorId, changes, ({ role, otherAdmins }) => {
      const leaves = role === 'admin' && changes.role !== undefined && changes.role !== 'admin';
      if (leaves && otherAdmins === 0) throw new LastAdmin();
    });
  }
}

export class LastAdmin extends DomainError {
  constructor() {
    super('last_admin', 'This is the only admin of the company; make somebody else an admin first', 'conflict', 'role');
  }
}
