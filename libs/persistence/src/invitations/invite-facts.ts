import type { HeldRole } from '#domain/access/raise.js';
import type { Colleague, InviteFacts } from '#domain/invitations/decide-invitations.js';
import { freePlaces } from '#domain/operators/licence.js';
import type { Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { readLicence } from '../operators/licence.js';
import { statement } from '../statement.js';
import { heldRole, type RoleColumns } from './held-role.js';

const colleaguesOf = statement(
  'invitations.colleagues',
  `select lower(o.email) as email, o.id as "operatorId", o.state, o.confirmed_at is not null as confirmed, o.role,
          r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers"
     from operator o join company c on c.id = o.company_id left join custom_role r on r.id = o.custom_role_id
    where o.company_id = $1 and lower(o.email) = any($2)
    -- of one who was deleted and one who came after him with the same address, the latter counts
    order by o.state <> 'deleted'`,
);
const invitedOf = statement(
  'invitations.invited',
  `select lower(i.email) as email from invitation i left join operator o on o.company_id = i.company_id and o.id = i.operator_id
    where i.company_id = $1 and lower(i.email) = any($2) and i.state = 'pending' and i.expires_at > $3
      -- the link of one who was blocked or deleted since is dead
      and (i.operator_id is null or o.state = 'active')`,
);
const elsewhereOf = statement(
  'invitations.elsewhere',
  `select lower(email) as email from operator where lower(email) = any($2) and company_id <> $1 and state <> 'deleted'`,
);

type ColleagueRow = RoleColumns & Omit<Colleague, 'withinReach'> & { email: string };

/** What the company's own tables say of these addresses. */
export async function ownFacts(
  tx: Tx,
  addresses: readonly string[],
  now: Date,
  withinReach: (held: HeldRole) => boolean,
): Promise<Omit<InviteFacts, 'elsewhere'>> {
  const colleagues = await tx.query<ColleagueRow>(colleaguesOf, [tx.companyId, addresses]);
  const invited = await tx.query<{ email: string }>(invitedOf, [tx.companyId, addresses, now]);
  return {
    colleagues: new Map(
      colleagues.map((row) => [
        row.email,
        { operatorId: row.operatorId, state: row.state, confirmed: row.confirmed, withinReach: withinReach(heldRole(row)) },
      ]),
    ),
    invited: new Set(invited.map(({ email }) => email)),
    seats: freePlaces(await readLicence(tx)),
  };
}

/** Which of these addresses belong to other companies' operators: one address is one account in the whole installation. */
export async function usedElsewhere(jobs: JobsDatabase, companyId: number, addresses: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await jobs.query<{ email: string }>(elsewhereOf, [companyId, addresses]);
  return new Set(rows.map(({ email }) => email));
}
