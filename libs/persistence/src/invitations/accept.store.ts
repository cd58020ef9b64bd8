import type { AcceptingStore } from '#domain/invitations/accept-invitation.js';
import { InvitedEmailTaken } from '#domain/invitations/invitations.errors.js';
import type { OpenedInvitation } from '#domain/invitations/invitation.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import type { JobsDatabase } from '../jobs-database.js';
import { lockStaff } from '../operators/staff.lock.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const whose = statement('invitations.whose', `select id, company_id as "companyId" from invitation where token_hash = $1`);
const good = `i.state = 'pending' and i.token_hash = $2 and i.expires_at > $3 and (i.operator_id is null or o.state = 'active')`;
const find = statement(
  'invitations.opened',
  `select c.name as company, i.email, i.first_name as "firstName", i.last_name as "lastName", i.locale, i.operator_id as "operatorId"
     from invitation i join company c on c.id = i.company_id left join operator o on o.company_id = i.company_id and o.id = i.operator_id
    where i.id = $1 and ${good}`,
);
const addOperator = statement(
  'invitations.add_operator',
  `with o as (
     insert into operator (company_id, email, password_hash, first_name, last_name, role, custom_role_id, locale)
     select company_id, email, $2, $3, $4, role, custom_role_id, locale from invitation where id = $1
     on conflict (lower(email)) where state <> 'deleted' do nothing returning id, company_id)
   insert into operator_presence (operator_id, company_id) select id, company_id from o returning operator_id as id`,
);
const completeOperator = statement(
  'invitations.complete_operator',
  `update operator set password_hash = $2, first_name = $3, last_name = $4, confirmed_at = now(), password_changed_at = now()
    where company_id = $5 and id = $1 returning id`,
);
const joinGroups = statement(
  'invitations.join_groups',
  `insert into operator_group_member (company_id, group_id, operator_id)
   select i.company_id, g.id, $2 from invitation i join operator_group g on g.company_id = i.company_id and g.id = any(i.group_ids)
    where i.id = $1 on conflict do nothing`,
);
const end = statement(
  'invitations.accepted',
  `update invitation set state = 'accepted', accepted_at = now(), operator_id = $2 where id = $1`,
);

type Opened = OpenedInvitation & { operatorId: number | null };

/** Invitations as those see them who come by a link: whose company it is, nobody has said yet. */
export class AcceptStore implements AcceptingStore {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly wake: Wake,
  ) {}

  async look(token: string, now: Date): Promise<OpenedInvitation | null> {
    const hash = hashToken(token);
    const invitation = await this.find(hash);
    if (!invitation) return null;
    const [opened] = await this.database.transaction(invitation.companyId, (tx) => tx.query<Opened>(find, [invitation.id, hash, now]));
    if (!opened) return null;
    const { operatorId: _, ...shown } = opened;
    return shown;
  }

  async accept(
    { token, ...person }: Parameters<AcceptingStore['accept']>[0],
    now: Date,
  ): Promise<{ companyId: number; operatorId: number } | null> {
    const hash = hashToken(token);
    const invitation = await this.find(hash);
    if (!invitation) return null;
    const { id, companyId } = invitation;
    const operatorId = await this.database.transaction(companyId, async (tx) => {
      // A second click waits here and finds the invitation accepted.
      await lockStaff(tx);
      const [opened] = await tx.query<Opened>(find, [id, hash, now]);
      return opened ? come(tx, { id, ...opened }, person) : null;
    });
    if (operatorId === null) return null;
    this.wake.wake('event');
    return { companyId, operatorId };
  }

  private async find(hash: Buffer): Promise<{ id: number; companyId: number } | undefined> {
    return (await this.jobs.query<{ id: number; companyId: number }>(whose, [hash]))[0];
  }
}

async function come(
  tx: Tx,
  { id, email, operatorId: addedBefore }: Pick<Opened, 'email' | 'operatorId'> & { id: number },
  { firstName, lastName, passwordHash }: { firstName: string; lastName: string; passwordHash: string },
): Promise<number> {
  const person = [passwordHash, firstName, lastName];
  const [operator] =
    addedBefore === null
      ? await tx.query<{ id: number }>(addOperator, [id, ...person])
      : await tx.query<{ id: number }>(completeOperator, [addedBefore, ...person, tx.companyId]);
  if (!operator) throw new InvitedEmailTaken();
  tx.write(joinGroups, [id, operator.id]);
  tx.write(end, [id, operator.id]);
  await recordAudit(tx, {
    action: 'invitation.accepted',
    object: { kind: 'invitation', id, name: email },
    by: { kind: 'operator', id: operator.id },
  });
  await recordEvents(tx, [{ kind: 'operator_changed', operatorId: operator.id }, { kind: 'company_changed' }]);
  return operator.id;
}
