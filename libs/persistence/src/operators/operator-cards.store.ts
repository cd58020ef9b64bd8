import type { Caller } from '#domain/access/caller.js';
import type { GivenRole } from '#domain/custom-roles/custom-role.js';
import { INVITATION_LIFETIME_MS } from '#domain/invitations/invitation.js';
import type { NewOperator, OperatorCards as Port, OperatorChanges } from '#domain/operators/manage-operators.js';
import type { CardDecision } from '#domain/operators/staff-rules.js';
import { recordAudit } from '../audit/audit.store.js';
import { roleToGive, type RoleToGive } from '../custom-roles/custom-role.view.js';
import type { Database, Tx } from '../database.js';
import type { LinkTokens } from '../encryption/link-tokens.js';
import { recordEvents } from '../events/event.store.js';
import { writeInvitations, type InvitationTerms, type Invitee } from '../invitations/invitation.rows.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { setGroupsOf } from './group-members.js';
import { takePlace } from './licence.js';
import { operatorObject } from './operator.audit.js';
import { lockStaff } from './staff.lock.js';
import { actorNow, staffMember, type StaffMemberRow } from './staff-member.row.js';

const add = statement(
  'operators.add',
  `with o as (
     insert into operator (company_id, email, password_hash, first_name, last_name, phone, role, custom_role_id, external_id, locale, confirmed_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, c.locale, null from company c where c.id = $1
     on conflict (lower(email)) where state <> 'deleted' do nothing returning id, company_id)
   insert into operator_presence (operator_id, company_id) select id, company_id from o returning operator_id as id`,
);
// A field that is not given ($n false) keeps its value.
const change = statement(
  'operators.change_card',
  `update operator set
     first_name = case when $3 then $4 else first_name end,
     last_name = case when $5 then $6 else last_name end,
     phone = case when $7 then $8 else phone end,
     external_id = case when $9 then $10 else external_id end,
     languages = case when $11 then $12::text[] else languages end,
     takes_part_in_queue = case when $13 then $14 else takes_part_in_queue end,
     max_open_dialogs = case when $15 then $16::integer else max_open_dialogs end
   where company_id = $1 and id = $2`,
);
const changeRole = statement(
  'operators.change_role',
  `update operator set role = $3, custom_role_id = $4 where company_id = $1 and id = $2`,
);

const FIELDS = ['firstName', 'lastName', 'phone', 'externalId', 'languages', 'takesPartInQueue', 'maxOpenDialogs'] as const;

/** The cards of a company's staff, as people and programs keep them. */
export class OperatorCards implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly tokens: LinkTokens,
  ) {}

  async add(companyId: number, operator: NewOperator & { passwordHash: string }): Promise<number | null> {
    const { email, passwordHash, firstName, lastName, phone, externalId } = operator;
    const id = await this.database.transaction(companyId, async (tx) => {
      await lockStaff(tx);
      await takePlace(tx);
      const { role, customRoleId, name } = await roleToGive(tx, operator.role);
      const values = [companyId, email, passwordHash, firstName, lastName, phone, role, customRoleId, externalId];
      const [row] = await tx.query<{ id: number }>(add, values);
      if (!row) return null;
      await recordEvents(tx, [{ kind: 'operator_changed', operatorId: row.id }, { kind: 'company_changed' }]);
      const after = { firstName, lastName, email, phone, externalId, role: name };
      await recordAudit(tx, { action: 'operator.added', object: operatorObject({ id: row.id, firstName, lastName }), after });
      await this.invite(tx, { email, firstName, lastName, operatorId: row.id }, { role, customRoleId, name });
      return row.id;
    });
    this.wake.wake('event');
    this.wake.wake('outbox');
    return id;
  }

  /** His letter: by its link he sets a password of his own. */
  private async invite(tx: Tx, invitee: Invitee, given: InvitationTerms['given']): Promise<void> {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + INVITATION_LIFETIME_MS);
    await writeInvitations(tx, this.tokens, [invitee], { given, groupIds: [], by: null, now, expiresAt });
  }

  async change(
    companyId: number,
    caller: Caller | null,
    operatorId: number,
    changes: OperatorChanges,
    check: (decision: CardDecision) => void,
  ): Promise<void> {
    const changed = await this.database.transaction(companyId, async (tx) => {
      await lockStaff(tx);
      const by = await actorNow(tx, caller);
      const member = await staffMember(tx, operatorId);
      const given = newRole(member, changes.role);
      const role = given && (await roleToGive(tx, given));
      check({ by, member, role });
      const values = FIELDS.flatMap((field) => [changes[field] !== undefined, changes[field] ?? null]);
      await tx.query(change, [companyId, operatorId, ...values]);
      if (role) await tx.query(changeRole, [companyId, operatorId, role.role, role.customRoleId]);
      if (changes.groupIds) await setGroupsOf(tx, operatorId, changes.groupIds);
      await record(tx, member, changes, role);
      return { role: role !== undefined };
    });
    this.wake.wake('event');
    // Windows of his come back with other rights, and with other dialogs.
    if (changed.role) this.wake.wake('session');
    if (changes.groupIds) this.wake.wake('channel');
  }
}

async function record(tx: Tx, before: StaffMemberRow, changes: OperatorChanges, role: RoleToGive | undefined): Promise<void> {
  const { id, groupIds } = before;
  // Names, roles and groups stand in lists that are read anew; the queue hears of the operator himself.
  await recordEvents(tx, [{ kind: 'operator_changed', operatorId: id }, { kind: 'company_changed' }]);
  const card = (one: Pick<StaffMemberRow, (typeof FIELDS)[number]>): object =>
    Object.fromEntries(FIELDS.map((field) => [field, one[field]]));
  const now = Object.fromEntries(FIELDS.map((field) => [field, changes[field] === undefined ? before[field] : changes[field]]));
  await recordAudit(tx, {
    action: 'operator.changed',
    object: operatorObject(before),
    before: { ...card(before), groupIds, role: before.customRoleName ?? before.role },
    after: {
      ...now,
      groupIds: changes.groupIds ? [...new Set(changes.groupIds)].sort((a, b) => a - b) : groupIds,
      role: role?.name ?? before.customRoleName ?? before.role,
    },
  });
}

/** A form sends the role along with everything else: the one he has is no change. */
function newRole({ role, customRoleId }: StaffMemberRow, given: GivenRole | undefined): GivenRole | undefined {
  if (!given) return undefined;
  const same = 'customRoleId' in given ? given.customRoleId === customRoleId : customRoleId === null && given.role === role;
  return same ? undefined : given;
}
