import type { GroupMaker } from '#domain/onboarding/apply-step.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

// One after the other: of two who name the same group at once the second finds it.
const lock = statement('onboarding.lock_groups', `select 1 from company where id = $1 for no key update`);
const ensure = statement(
  'onboarding.ensure_groups',
  `insert into operator_group (company_id, name)
   select $1, wanted.name from unnest($2::text[]) with ordinality as wanted (name, place)
    where not exists (select 1 from operator_group g where g.company_id = $1 and lower(g.name) = lower(wanted.name))
    order by wanted.place
       on conflict (company_id, lower(name)) do nothing returning id, name`,
);

/** The groups that a company begins with. */
export class FirstGroups implements GroupMaker {
  constructor(
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
  ) {}

  async ensure(companyId: number, names: readonly string[]): Promise<void> {
    const made = await this.database.transaction(companyId, async (tx) => {
      await tx.query(lock, [companyId]);
      const made = await tx.query<{ id: number; name: string }>(ensure, [companyId, names]);
      for (const { id, name } of made)
        await recordAudit(tx, { action: 'group.created', object: { kind: 'group', id, name }, after: { name } });
      if (made.length > 0) await recordEvents(tx, [{ kind: 'company_changed' }]);
      return made;
    });
    if (made.length > 0) this.wake.wake('event');
  }
}
