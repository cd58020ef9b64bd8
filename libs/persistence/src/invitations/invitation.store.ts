import type { HeldRole } from '#domain/access/raise.js';
import type { InviteDecision, InviteFacts } from '#domain/invitations/decide-invitations.js';
import { InvitationOver, NoSeatLeft, UnknownGroup } from '#domain/invitations/invitations.errors.js';
import type { InvitedAs, ListedPerson } from '#domain/invitations/invitation.js';
import type { InvitingStore } from '#domain/invitations/invite-people.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import { roleToGive, type RoleToGive } from '../custom-roles/custom-role.view.js';
import type { Database, Tx } from '../database.js';
import { staffLock } from '../operators/staff.lock.js';
import type { LinkTokens } from '../encryption/link-tokens.js';
import type { JobsDatabase } from '../jobs-database.js';
import { addLetters } from '../letters/letter.outbox.js';
import { tickFacts } from '../onboarding/onboarding.store.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { heldRole, type RoleColumns } from './held-role.js';
import { hasSeat, ownFacts, usedElsewhere } from './invite-facts.js';

// Two admins with the same list, or a list and a click, wait here for each other, and for whoever takes a place of the licence otherwise.
export const lockCompany = staffLock;
const groupsThere = statement(
  'invitations.groups_there',
  `select count(*)::int as count from operator_group where company_id = $1 and id = any($2)`,
);
// Whose link is over gets a new one in the row that he has.
const overdue = statement(
  'invitations.overdue',
  `select id, lower(email) as email, token_version + 1 as version from invitation
    where company_id = $1 and state = 'pending' and lower(email) = any($2)`,
);
const newIds = statement('invitations.new_ids', `select nextval('id_seq') as id from generate_series(1, $1)`);
const insert = statement(
  'invitations.insert',
  `insert into invitation (id, company_id, email, first_name, last_name, role, custom_role_id, group_ids, locale,
                           token_hash, token_version, operator_id, invited_by, created_at, expires_at)
   select l.id, c.id, l.email, coalesce(nullif(l.first_name, ''), o.first_name, ''), coalesce(nullif(l.last_name, ''), o.last_name, ''),
          coalesce(o.role, $3), case when o.id is null then $4 else o.custom_role_id end, $5, c.locale,
          decode(l.token_hash, 'hex'), l.version, o.id, $6, $7, $8
     from jsonb_to_recordset($2::jsonb) as l (id bigint, email text, first_name text, last_name text, token_hash text, version integer,
          operator_id bigint)
     join company c on c.id = $1
     left join operator o on o.company_id = c.id and o.id = l.operator_id
   on conflict (id) do update set
     first_name = excluded.first_name, last_name = excluded.last_name, role = excluded.role, custom_role_id = excluded.custom_role_id,
     group_ids = excluded.group_ids, locale = excluded.locale, token_hash = excluded.token_hash, token_version = excluded.token_version,
     operator_id = excluded.operator_id, invited_by = excluded.invited_by, created_at = excluded.created_at,
     expires_at = excluded.expires_at, sent_at = null, mail_error = null`,
);
const find = statement(
  'invitations.find',
  `select i.id, i.email, i.state, i.token_version as version, i.expires_at as "expiresAt", i.operator_id as "operatorId",
          coalesce(o.role, i.role) as role, r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers"
     from invitation i join company c on c.id = i.company_id
     left join operator o on o.company_id = i.company_id and o.id = i.operator_id
     left join custom_role r on r.id = case when o.id is null then i.custom_role_id else o.custom_role_id end
    where i.company_id = $1 and i.id = $2`,
);
const renew = statement(
  'invitations.renew',
  `update invitation set token_version = $3, token_hash = $4, expires_at = $5, sent_at = null, mail_error = null
    where company_id = $1 and id = $2`,
);
const revoke = statement('invitations.revoke', `update invitation set state = 'revoked' where company_id = $1 and id = $2`);

type Terms = Omit<InvitedAs, 'role'> & { given: RoleToGive; by: number | null; expiresAt: Date; now: Date };
type Invitee = ListedPerson & { operatorId: number | null };

interface Found extends RoleColumns {
  id: number;
  email: string;
  state: 'pending' | 'accepted' | 'revoked';
  version: number;
  expiresAt: Date;
  operatorId: number | null;
}

/** Refuses whoever could not give the role of the invitation himself. */
type MayGive = (given: HeldRole) => void;

/** Who was invited into a company, and the links that he has. */
export class InvitationStore implements InvitingStore {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly tokens: LinkTokens,
    private readonly wake: Wake,
  ) {}

  async look(companyId: number, addresses: readonly string[], withinReach: (held: HeldRole) => boolean): Promise<InviteFacts> {
    const elsewhere = await usedElsewhere(this.jobs, companyId, addresses);
    return this.database.transaction(companyId, async (tx) => ({
      ...(await ownFacts(tx, addresses, new Date(), withinReach)),
      elsewhere,
    }));
  }

  async invite(
    companyId: number,
    { addresses, role, ...terms }: Parameters<InvitingStore['invite']>[1],
    { decide, mayGive, withinReach }: Parameters<InvitingStore['invite']>[2],
  ): Promise<(InviteDecision & { invitationId: number | null })[]> {
    // Outside of the transaction: it sees its own company only. Who takes an address elsewhere meanwhile is met when it is accepted.
    const elsewhere = await usedElsewhere(this.jobs, companyId, addresses);
    const results = await this.database.transaction(companyId, async (tx) => {
      await tx.query(lockCompany, [companyId]);
      const given = await roleToGive(tx, role);
      mayGive(given);
      await checkGroups(tx, terms.groupIds);
      const decisions = decide({ ...(await ownFacts(tx, addresses, terms.now, withinReach)), elsewhere });
      const ids = await this.store(
        tx,
        decisions.flatMap(({ invite }) => invite ?? []),
        { ...terms, role: given.role },
      );
      await tickFacts(tx);
      return decisions.map((decision) => ({ ...decision, invitationId: (decision.invite && ids.get(decision.email)) ?? null }));
    });
    this.wake.wake('outbox');
    this.wake.wake('event');
    return results;
  }

  /** Makes a new link, which ends the one before, and has it sent. */
  async resend(companyId: number, id: number, { now, expiresAt }: { now: Date; expiresAt: Date }, mayGive: MayGive): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const found = await pending(tx, id, mayGive);
      // An invitation that was over takes its place anew.
      if (found.expiresAt <= now && found.operatorId === null && !(await hasSeat(tx, now))) throw new NoSeatLeft();
      const version = found.version + 1;
      tx.write(renew, [companyId, id, version, hashToken(this.tokens.make('invitation', id, version)), expiresAt]);
      addLetters(tx, [{ kind: 'invitation', id, version }]);
      await recordAudit(tx, { action: 'invitation.resent', object: { kind: 'invitation', id, name: found.email } });
    });
    this.wake.wake('outbox');
  }

  async revoke(companyId: number, id: number, mayGive: MayGive): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const { email } = await pending(tx, id, mayGive);
      tx.write(revoke, [companyId, id]);
      await recordAudit(tx, { action: 'invitation.revoked', object: { kind: 'invitation', id, name: email } });
    });
  }

  /** The ids by address. */
  private async store(tx: Tx, people: Invitee[], terms: Terms): Promise<Map<string, number>> {
    if (people.length === 0) return new Map();
    const before = await tx.query<{ id: number; email: string; version: number }>(overdue, [
      tx.companyId,
      people.map(({ email }) => email),
    ]);
    const known = new Map(before.map((row) => [row.email, row]));
    const ids = await tx.query<{ id: number }>(newIds, [people.length - known.size]);
    const rows = people.map((person) => {
      const { id, version } = known.get(person.email) ?? { id: ids.pop()!.id, version: 1 };
      const token_hash = hashToken(this.tokens.make('invitation', id, version)).toString('hex');
      const { email, firstName: first_name, lastName: last_name, operatorId: operator_id } = person;
      return { id, version, email, first_name, last_name, operator_id, token_hash };
    });
    const { given, groupIds, by, now, expiresAt } = terms;
    tx.write(insert, [tx.companyId, JSON.stringify(rows), given.role, given.customRoleId, groupIds, by, now, expiresAt]);
    addLetters(
      tx,
      rows.map(({ id, version }) => ({ kind: 'invitation', id, version })),
    );
    const after = { role: given.name, groupIds };
    for (const { id, email } of rows) {
      await recordAudit(tx, { action: 'invitation.created', object: { kind: 'invitation', id, name: email }, after });
    }
    return new Map(rows.map(({ email, id }) => [email, id]));
  }
}

async function checkGroups(tx: Tx, groupIds: readonly number[]): Promise<void> {
  if (groupIds.length === 0) return;
  const [found] = await tx.query<{ count: number }>(groupsThere, [tx.companyId, groupIds]);
  if (found?.count !== new Set(groupIds).size) throw new UnknownGroup();
}

/** An invitation that can still be accepted or sent again, with nobody else at it. */
async function pending(tx: Tx, id: number, mayGive: MayGive): Promise<Found> {
  await tx.query(lockCompany, [tx.companyId]);
  const [found] = await tx.query<Found>(find, [tx.companyId, id]);
  if (!found) throw notFound('Invitation');
  mayGive(heldRole(found));
  if (found.state !== 'pending') throw new InvitationOver();
  return found;
}
