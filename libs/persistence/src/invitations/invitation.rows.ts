import type { InvitedAs, ListedPerson } from '#domain/invitations/invitation.js';
import { recordAudit } from '../audit/audit.store.js';
import type { RoleToGive } from '../custom-roles/custom-role.view.js';
import type { Tx } from '../database.js';
import type { LinkTokens } from '../encryption/link-tokens.js';
import { addLetters } from '../letters/letter.outbox.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';

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
/** `operatorId`: somebody who is here already and only needs a password; he keeps his role. */
export type Invitee = Omit<ListedPerson, 'line'> & { operatorId: number | null };

export interface InvitationTerms extends Pick<InvitedAs, 'groupIds'> {
  given: Pick<RoleToGive, 'role' | 'customRoleId' | 'name'>;
  /** Null = a program. */
  by: number | null;
  now: Date;
  expiresAt: Date;
}

/** Writes invitations with their links and has the letters sent; answers with their ids by address. */
export async function writeInvitations(
  tx: Tx,
  tokens: LinkTokens,
  people: readonly Invitee[],
  { given, groupIds, by, now, expiresAt }: InvitationTerms,
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const emails = people.map(({ email }) => email.toLowerCase());
  const before = await tx.query<{ id: number; email: string; version: number }>(overdue, [tx.companyId, emails]);
  const known = new Map(before.map((row) => [row.email, row]));
  const ids = await tx.query<{ id: number }>(newIds, [people.length - known.size]);
  const rows = people.map((person) => {
    const email = person.email.toLowerCase();
    const { id, version } = known.get(email) ?? { id: ids.pop()!.id, version: 1 };
    const token_hash = hashToken(tokens.make('invitation', id, version)).toString('hex');
    return { id, version, email, first_name: person.firstName, last_name: person.lastName, operator_id: person.operatorId, token_hash };
  });
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
