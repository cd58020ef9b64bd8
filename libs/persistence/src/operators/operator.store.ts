import { LockMode } from '@mikro-orm/postgresql';
import type { OperatorAccountStore } from '#domain/operators/change-account.js';
import type { OperatorWorkStore, WorkChanges } from '#domain/operators/change-work.js';
import { Operator, type AccountChanges } from '#domain/operators/operator.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import type { Wake } from '../wake.js';

/** Operators' cards, loaded and stored by the unit of work. */
export class OperatorStore implements OperatorAccountStore, OperatorWorkStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async changeAccount(companyId: number, operatorId: number, changes: AccountChanges): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const operator = await em.findOneOrFail(Operator, operatorId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      operator.changeAccount(changes);
    });
  }

  async changeWork(companyId: number, operatorId: number, changes: WorkChanges): Promise<void> {
    await this.database.entities(companyId, async (em) => {
      const operator = await em.findOne(Operator, operatorId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (operator?.state !== 'active') throw notFound('Operator');
      operator.changeWork(changes);
      await em.flush();
      await em.execute(`insert into event (company_id, kind, operator_id) values (?, 'operator_changed', ?)`, [companyId, operatorId]);
    });
    this.wake.wake('event');
  }
}
