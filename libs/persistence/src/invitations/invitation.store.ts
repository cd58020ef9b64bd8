import type { HeldRole } from '#domain/access/raise.js';
import type { InviteDecision, InviteFacts } from '#domain/invitations/decide-invitations.js';
import { InvitationOver, UnknownGroup } from '#domain/invitations/invitations.errors.js';
import type { InvitingStore } from '#domain/invitations/invite-people.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import { roleToGive } from '../custom-roles/custom-role.view.js';
import type { Database, Tx } from '../database.js';
import type { LinkTokens } from '../encryption/link-tokens.js';
import type { JobsDatabase } from '../jobs-database.js';
import { addLetters } from '../letters/letter.outbox.js';
import { tickFacts } from '../onboarding/onboarding.store.js';
import { takePlace } from '../operators/licence.js';
import { lockStaff } from '../operators/staff.lock.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { heldRole, type RoleColumns } from './held-role.js';
import { writeInvitations } from './invitation.rows.js';
import { ownFacts, usedElsewhere } from './invite-facts.js';

const groupsThere = statement(
  'invitations.groups_there',
  `select count(*)::int as count from operator_group where company_id = $1 and id = any($2)`,
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
      // Two admins with the same list wait here for each other, and for whoever takes a place of the licence otherwise.
      await lockStaff(tx);
      const given = await roleToGive(tx, role);
      mayGive(given);
      await checkGroups(tx, terms.groupIds);
      const decisions = decide({ ...(await ownFacts(tx, addresses, terms.now, withinReach)), elsewhere });
      const invitees = decisions.flatMap(({ invite }) => invite ?? []);
      const ids = await writeInvitations(tx, this.tokens, invitees, { ...terms, given });
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
      if (found.expiresAt <= now && found.operatorId === null) await takePlace(tx);
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
}

async function checkGroups(tx: Tx, groupIds: readonly number[]): Promise<void> {
  if (groupIds.length === 0) return;
  const [found] = await tx.query<{ count: number }>(groupsThere, [tx.companyId, groupIds]);
  if (found?.count !== new Set(groupIds).size) throw new UnknownGroup();
}

/** An invitation that can still be accepted or sent again, with nobody else at it. */
async function pending(tx: Tx, id: number, mayGive: MayGive): Promise<Found> {
  await lockStaff(tx);
  const [found] = await tx.query<Found>(find, [tx.companyId, id]);
  if (!found) throw notFound('Invitation');
  mayGive(heldRole(found));
  if (found.state !== 'pending') throw new InvitationOver();
  return found;
}
