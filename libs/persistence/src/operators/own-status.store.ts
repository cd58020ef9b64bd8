import { notFound } from '#domain/shared/domain-error.js';
import { StatusNameTaken, TooManyStatuses } from '#domain/operators/operators.errors.js';
import { MOST_OWN_STATUSES, type OwnStatusFields } from '#domain/operators/own-status.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { ownStatusById, type OwnStatusRow } from './own-status.view.js';
import { changePresence, presenceChange } from './presence.change.js';
import { lockStaff } from './staff.lock.js';

const count = statement('own_statuses.count', `select count(*)::int as count from operator_status where company_id = $1`);
const insert = statement(
  'own_statuses.insert',
  `insert into operator_status (company_id, name, kind, position)
   select $1, $2, $3, coalesce(max(position), 0) + 1 from operator_status where company_id = $1 returning id`,
);
const lock = statement('own_statuses.lock', `select id, name, kind from operator_status where company_id = $1 and id = $2 for update`);
const update = statement('own_statuses.update', `update operator_status set name = $3, kind = $4 where company_id = $1 and id = $2`);
const remove = statement('own_statuses.delete', `delete from operator_status where company_id = $1 and id = $2`);
const arrange = statement(
  'own_statuses.arrange',
  `update operator_status s set position = o.place from unnest($2::bigint[]) with ordinality as o(id, place)
    where s.company_id = $1 and s.id = o.id`,
);
const holders = statement(
  'own_statuses.holders',
  `select operator_id as id from operator_presence where company_id = $1 and status_id = $2`,
);
// Its holders keep the kind without the word.
const forget = presenceChange('own_statuses.forget', 'company_id = $1 and status_id = $2', { statusId: 'null::bigint' });
const follow = presenceChange('own_statuses.follow', 'company_id = $1 and status_id = $2', { status: '$3' });

const statusObject = ({ id, name }: { id: number; name: string }): AuditObject => ({ kind: 'operator_status', id, name });

async function locked(tx: Tx, id: number): Promise<OwnStatusRow> {
  const [row] = await tx.query<OwnStatusRow>(lock, [tx.companyId, id]);
  if (!row) throw notFound('Status');
  return row;
}

/** What a company calls its ways of not answering. */
export class OwnStatuses {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  add(companyId: number, { name, kind }: OwnStatusFields): Promise<OwnStatusRow> {
    return this.run(companyId, async (tx) => {
      await lockStaff(tx);
      const [before] = await tx.query<{ count: number }>(count, [companyId]);
      if (before!.count >= MOST_OWN_STATUSES) throw new TooManyStatuses(MOST_OWN_STATUSES);
      const [row] = await tx.query<{ id: number }>(insert, [companyId, name, kind]);
      await recordAudit(tx, { action: 'operator_status.created', object: statusObject({ id: row!.id, name }), after: { name, kind } });
      return ownStatusById(tx, row!.id);
    });
  }

  /** Whoever holds it is from now on what it says. */
  change(companyId: number, id: number, { name, kind }: Partial<OwnStatusFields>): Promise<OwnStatusRow> {
    return this.run(companyId, async (tx) => {
      const before = await locked(tx, id);
      const after = { name: name ?? before.name, kind: kind ?? before.kind };
      await tx.query(update, [companyId, id, after.name, after.kind]);
      if (after.name !== before.name) await this.tellOfHolders(tx, id);
      await changePresence(tx, follow, [companyId, id, after.kind]);
      const { name: nameBefore, kind: kindBefore } = before;
      const object = statusObject({ id, name: after.name });
      await recordAudit(tx, { action: 'operator_status.changed', object, before: { name: nameBefore, kind: kindBefore }, after });
      return { id, ...after };
    });
  }

  delete(companyId: number, id: number): Promise<void> {
    return this.run(companyId, async (tx) => {
      const { name, kind } = await locked(tx, id);
      await changePresence(tx, forget, [companyId, id]);
      await tx.query(remove, [companyId, id]);
      await recordAudit(tx, { action: 'operator_status.deleted', object: statusObject({ id, name }), before: { name, kind } });
    });
  }

  /** Puts them into this order; those that are not named stay where they are. */
  arrange(companyId: number, ids: readonly number[]): Promise<void> {
    return this.run(companyId, async (tx) => void (await tx.query(arrange, [companyId, ids])));
  }

  private async run<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const done = this.database.transaction(companyId, async (tx) => {
      const result = await work(tx);
      await recordEvents(tx, [{ kind: 'company_changed' }]);
      return result;
    });
    const result = await refusing(done, { [UNIQUE_VIOLATION]: () => new StatusNameTaken() });
    this.wake.wake('event');
    this.wake.wake('outbox');
    return result;
  }

  /** On whose avatar the word stands: every screen reads him again. */
  private async tellOfHolders(tx: Tx, id: number): Promise<void> {
    const rows = await tx.query<{ id: number }>(holders, [tx.companyId, id]);
    await recordEvents(
      tx,
      rows.map((row) => ({ kind: 'operator_changed', operatorId: row.id })),
    );
  }
}
