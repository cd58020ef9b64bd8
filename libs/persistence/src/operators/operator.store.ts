import { LockMode } from '@mikro-orm/postgresql';
import type { OperatorAccountStore } from '#domain/operators/change-account.js';
import { Operator, type AccountChanges } from '#domain/operators/operator.js';
import type { Database } from '../database.js';

/** Operators' cards, loaded and stored by the unit of work. */
export class OperatorStore implements OperatorAccountStore {
  constructor(private readonly database: Database) {}

  async changeAccount(companyId: number, operatorId: number, changes: AccountChanges): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const operator = await em.findOneOrFail(Operator, operatorId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      operator.changeAccount(changes);
    });
  }
}
