import type { Caller } from '../access/caller.js';
import type { ReviewNew } from '../assignment/review-new.js';
import { EmailTaken } from '../companies/companies.errors.js';
import type { GivenRole } from '../custom-roles/custom-role.js';
import type { PasswordHasher } from '../sessions/password-hasher.port.js';
import type { OperatorAvailability } from './change-status.js';
import { checkCardChange, type CardDecision } from './staff-rules.js';

/** Somebody who shall work here. */
export interface NewOperator {
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  role: GivenRole;
  /** His id in a system of the company's. */
  externalId: string | null;
}

/** Absent stays. */
export interface OperatorChanges extends Partial<Omit<NewOperator, 'email'>> {
  groupIds?: number[];
  /** What he speaks: ISO 639-1. */
  languages?: string[];
  /** Whether the rules give him dialogs. */
  takesPartInQueue?: boolean;
  /** His own limit; null = the company's. */
  maxOpenDialogs?: number | null;
}

export interface OperatorCards {
  /** Null when somebody, here or elsewhere, uses the e-mail already. He has not come until he sets a password of his own. */
  add(companyId: number, operator: NewOperator & { passwordHash: string }): Promise<number | null>;
  /** Changes a card while nobody else changes the staff; `check` may refuse. `caller`: null for a program. */
  change(
    companyId: number,
    caller: Caller | null,
    operatorId: number,
    changes: OperatorChanges,
    check: (decision: CardDecision) => void,
  ): Promise<void>;
}

/** The staff of a company, as its people and its programs keep it. */
export class ManageOperators {
  constructor(
    private readonly cards: OperatorCards,
    private readonly hasher: PasswordHasher,
    /** A password that nobody knows: he cannot sign in until he sets his own. */
    private readonly unknownPassword: () => string,
    private readonly availability: OperatorAvailability,
    private readonly review: Pick<ReviewNew, 'run'>,
  ) {}

  async add(companyId: number, operator: NewOperator): Promise<number> {
    const id = await this.cards.add(companyId, { ...operator, passwordHash: await this.hasher.hash(this.unknownPassword()) });
    if (id === null) throw new EmailTaken();
    return id;
  }

  /** What waits looks for an operator again where he serves something else now, or takes more. */
  async change(companyId: number, caller: Caller | null, operatorId: number, changes: OperatorChanges): Promise<void> {
    await this.cards.change(companyId, caller, operatorId, changes, checkCardChange);
    if (changes.groupIds) await this.review.run(companyId);
    else if (changes.takesPartInQueue !== undefined || changes.maxOpenDialogs !== undefined) {
      await this.availability.changed(companyId, operatorId);
    }
  }
}
