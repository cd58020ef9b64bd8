import type { Role } from '#domain/access/caller.js';
import type { NewOperator, OperatorCards as Port, OperatorChanges } from '#domain/operators/manage-operators.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const add = statement(
  'operators.add',
  `with o as (
     insert into operator (company_id, email, password_hash, first_name, last_name, phone, role, external_id, locale)
     select $1, $2, $3, $4, $5, $6, $7, $8, c.locale from company c where c.id = $1
     on conflict (lower(email)) do nothing returning id, company_id)
   insert into operator_presence (operator_id, company_id) select id, company_id from o returning operator_id as id`,
);
// Whoever takes the last admin's role away waits here for whoever takes the other's.
const lockCompany = statement('operators.lock_staff', `select id from company where id = $1 for update`);
const find = statement(
  'operators.staff_member',
  `select o.role, (select count(*)::int from operator a where a.company_id = $1 and a.role = 'admin' and a.state = 'active' and a.id <> o.id)
          as "otherAdmins"
     from operator o where o.company_id = $1 and o.id = $2 and o.state = 'active'`,
);
// A field that is not given ($n false) keeps its value.
const change = statement(
  'operators.change_card',
  `update operator set
     first_name = case when $3 then $4 else first_name end,
     last_name = case when $5 then $6 else last_name end,
     phone = case when $7 then $8 else phone end,
     role = case when $9 then $10 else role end,
     external_id = case when $11 then $12 else external_id end
   where company_id = $1 and id = $2`,
);

const FIELDS = ['firstName', 'lastName', 'phone', 'role', 'externalId'] as const;

/** The staff of a company, as programs keep it. */
export class OperatorCards implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async add(companyId: number, operator: NewOperator & { passwordHash: string }): Promise<number | null> {
    const { email, passwordHash, firstName, lastName, phone, role, externalId } = operator;
    const id = await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<{ id: number }>(add, [companyId, email, passwordHash, firstName, lastName, phone, role, externalId]);
      if (row) await recordEvents(tx, [{ kind: 'operator_changed', operatorId: row.id }]);
      return row?.id ?? null;
    });
    this.wake.wake('event');
    return id;
  }

  async change(
    companyId: number,
    operatorId: number,
    changes: OperatorChanges,
    check: (before: { role: Role; otherAdmins: number }) => void,
  ): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      await tx.query(lockCompany, [companyId]);
      const [before] = await tx.query<{ role: Role; otherAdmins: number }>(find, [companyId, operatorId]);
      if (!before) throw notFound('Operator');
      check(before);
      const values = FIELDS.flatMap((field) => [changes[field] !== undefined, changes[field] ?? null]);
      await tx.query(change, [companyId, operatorId, ...values]);
      await recordEvents(tx, [{ kind: 'operator_changed', operatorId }]);
    });
    this.wake.wake('event');
  }
}
