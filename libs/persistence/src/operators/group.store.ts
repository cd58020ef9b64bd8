import type { GroupChanges, GroupStore as Port } from '#domain/operators/change-group.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const changeGroup = statement(
  'groups.change',
  `update operator_group set auto_assign = coalesce($3, auto_assign) where company_id = $1 and id = $2 returning id`,
);

/** Groups of operators. */
export class GroupStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async change(companyId: number, groupId: number, { autoAssign }: GroupChanges): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const changed = await tx.query(changeGroup, [companyId, groupId, autoAssign ?? null]);
      if (changed.length === 0) throw notFound('Group');
      await recordEvents(tx, [{ kind: 'company_changed' }]);
    });
    this.wake.wake('event');
  }
}
