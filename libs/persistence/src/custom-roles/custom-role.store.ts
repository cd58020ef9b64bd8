import { baseRoleOf } from '#domain/access/permissions.js';
import { MOST_CUSTOM_ROLES, whole, type CustomRole, type CustomRoleFields, type GivenRole } from '#domain/custom-roles/custom-role.js';
import {
  ReplacedByItself,
  RoleInUse,
  RoleNameTaken,
  TooManyCustomRoles,
  type RoleHolders,
} from '#domain/custom-roles/custom-roles.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { lockStaff } from '../operators/staff.lock.js';
import { replaceRoleInViews } from '../reports/reader-leaves.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { customRoleById, roleToGive, type CustomRoleRow } from './custom-role.view.js';

const insert = statement(
  'roles.insert',
  `insert into custom_role (company_id, name, permissions, base_role)
   select $1, $2, $3, $4 where (select count(*) from custom_role where company_id = $1) < ${MOST_CUSTOM_ROLES} returning id`,
);
const lock = statement(
  'roles.lock',
  `select id, name, permissions, base_role as "baseRole" from custom_role where company_id = $1 and id = $2 for update`,
);
const update = statement(
  'roles.update',
  `update custom_role set name = $3, permissions = $4, base_role = $5, updated_at = now() where company_id = $1 and id = $2`,
);
const remove = statement('roles.delete', `delete from custom_role where company_id = $1 and id = $2`);
const holders = statement(
  'roles.holders',
  `select (select count(*)::int from operator where custom_role_id = $2) as operators,
          (select count(*)::int from invitation where company_id = $1 and custom_role_id = $2 and state = 'pending') as invitations`,
);
// What counts by role follows: the scope of dialogs, the statistics, /v1.
const rebase = `update operator set role = $3, custom_role_id = $4 where custom_role_id = $2 and company_id = $1 returning id, state`;
const tell = (operators: string): string => `with moved as (${operators})
  insert into event (company_id, kind, operator_id) select $1, 'operator_changed', id from moved where state <> 'deleted'`;
const moveOperators = statement('roles.move_operators', tell(rebase));
const moveInvitations = statement(
  'roles.move_invitations',
  `update invitation set role = $3, custom_role_id = $4 where custom_role_id = $2 and company_id = $1 and state = 'pending'`,
);
const rebaseInvitations = statement(
  'roles.rebase_invitations',
  `update invitation set role = $3 where custom_role_id = $2 and company_id = $1`,
);
// Answered or withdrawn: nobody comes by it any more.
const forgetInvitations = statement(
  'roles.forget_invitations',
  `update invitation set role = 'operator', custom_role_id = null where custom_role_id = $2 and company_id = $1 and state <> 'pending'`,
);

const REFUSALS = { [UNIQUE_VIOLATION]: () => new RoleNameTaken() };

/** A company's own roles. What changes is true for everybody who has one with the commit, and on open screens a moment later. */
export class CustomRoleStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async add(companyId: number, { name, permissions }: CustomRoleFields): Promise<CustomRoleRow> {
    const all = whole(permissions);
    return this.changing(companyId, async (tx) => {
      const [added] = await tx.query<{ id: number }>(insert, [companyId, name, all, baseRoleOf(all)]);
      if (!added) throw new TooManyCustomRoles();
      await recordAudit(tx, { action: 'role.created', object: { kind: 'role', id: added.id, name }, after: { name, permissions: all } });
      return (await customRoleById(tx, added.id))!;
    });
  }

  async change(companyId: number, id: number, fields: Partial<CustomRoleFields>): Promise<CustomRoleRow> {
    return this.changing(companyId, async (tx) => {
      const before = await locked(tx, id);
      const name = fields.name ?? before.name;
      const permissions = fields.permissions ? whole(fields.permissions) : before.permissions;
      const baseRole = baseRoleOf(permissions);
      await tx.query(update, [companyId, id, name, permissions, baseRole]);
      tx.write(moveOperators, [companyId, id, baseRole, id]);
      tx.write(rebaseInvitations, [companyId, id, baseRole]);
      await recordAudit(tx, {
        action: 'role.changed',
        object: { kind: 'role', id, name },
        before: { name: before.name, permissions: before.permissions, baseRole: before.baseRole },
        after: { name, permissions, baseRole },
      });
      return (await customRoleById(tx, id))!;
    });
  }

  /** Whoever has it gets the other role; without one it goes only while nobody has it: nobody falls back to what he was not given. */
  async remove(companyId: number, id: number, replacement: GivenRole | null): Promise<void> {
    await this.changing(companyId, async (tx) => {
      const { name, permissions } = await locked(tx, id);
      const [held] = await tx.query<RoleHolders>(holders, [companyId, id]);
      if (replacement) await moveTo(tx, id, replacement);
      else if (held!.operators + held!.invitations > 0) throw new RoleInUse(held!);
      else await replaceRoleInViews(tx, id, null);
      await tx.query(forgetInvitations, [companyId, id]);
      await tx.query(remove, [companyId, id]);
      const after = replacement && { replacement: { ...replacement, ...held } };
      await recordAudit(tx, { action: 'role.deleted', object: { kind: 'role', id, name }, before: { permissions }, after });
    });
  }

  private async changing<T>(companyId: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await refusing(
      this.database.transaction(companyId, async (tx) => {
        // Of those who add at the same moment each counts what the one before him has added; and nobody is given a role, or comes by an
        // invitation to it, while it becomes another one.
        await lockStaff(tx);
        const result = await work(tx);
        await recordEvents(tx, [{ kind: 'company_changed' }]);
        return result;
      }),
      REFUSALS,
    );
    this.wake.wake('event');
    // Every process closes the sockets of those who may more or less now; they come back with what they may.
    this.wake.wake('session');
    return result;
  }
}

async function locked(tx: Tx, id: number): Promise<CustomRole> {
  const [role] = await tx.query<CustomRole>(lock, [tx.companyId, id]);
  if (!role) throw notFound('Role');
  return role;
}

async function moveTo(tx: Tx, id: number, replacement: GivenRole): Promise<void> {
  if ('customRoleId' in replacement && replacement.customRoleId === id) throw new ReplacedByItself();
  const { role, customRoleId } = await roleToGive(tx, replacement, 'replacement');
  await tx.query(moveOperators, [tx.companyId, id, role, customRoleId]);
  await tx.query(moveInvitations, [tx.companyId, id, role, customRoleId]);
  await replaceRoleInViews(tx, id, customRoleId === null ? role : `custom:${customRoleId}`);
}
