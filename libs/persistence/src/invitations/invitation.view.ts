import type { Role } from '#domain/access/caller.js';
import type { HeldRole } from '#domain/access/raise.js';
import type { InvitationState } from '#domain/invitations/invitation.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { heldRole, type RoleColumns } from './held-role.js';

/** What became of invitations is shown for so long; who was invited and has not come, always. */
const SHOWN_DAYS = 30;
const SHOWN_AT_MOST = 2_000;

const select = `
  select i.id, i.email, i.first_name as "firstName", i.last_name as "lastName", coalesce(o.role, i.role) as role,
         case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end as "customRole",
         r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers",
         coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name))
                     from operator_group g where g.company_id = i.company_id and g.id = any(i.group_ids)), '[]') as groups,
         case when i.state = 'pending' and i.expires_at <= $2 then 'expired' else i.state end as state,
         i.state <> 'accepted' and i.operator_id is not null as "addedByProgram", i.token_version as version,
         i.created_at as "createdAt", i.sent_at as "sentAt", i.mail_error as "mailError", i.expires_at as "expiresAt",
         case when b.id is not null then jsonb_build_object('id', b.id, 'name', trim(b.first_name || ' ' || b.last_name)) end as "invitedBy"
    from invitation i join company c on c.id = i.company_id
    left join operator o on o.company_id = i.company_id and o.id = i.operator_id
    left join custom_role r on r.id = case when o.id is null then i.custom_role_id else o.custom_role_id end
    left join operator b on b.company_id = i.company_id and b.id = i.invited_by
   where i.company_id = $1`;

const list = statement(
  'invitations.list',
  `${select} and (i.state = 'pending' or i.created_at > $2::timestamptz - interval '${SHOWN_DAYS} days') order by i.id desc limit ${SHOWN_AT_MOST}`,
);
const byIds = statement('invitations.by_ids', `${select} and i.id = any($3)`);

export interface InvitationRow {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  customRole: { id: number; name: string } | null;
  groups: { id: number; name: string }[];
  state: InvitationState;
  addedByProgram: boolean;
  version: number;
  createdAt: Date;
  sentAt: Date | null;
  mailError: string | null;
  expiresAt: Date;
  invitedBy: { id: number; name: string } | null;
  /** What the invited may, once he has come. */
  held: HeldRole;
}

type Row = Omit<InvitationRow, 'held'> & RoleColumns;

const asInvitation = ({ customPermissions, operatorsAssignOthers, ...row }: Row): InvitationRow => ({
  ...row,
  held: heldRole({ role: row.role, customPermissions, operatorsAssignOthers }),
});

/** The company's invitations, newest first. */
export const listInvitations = async (tx: Tx, now: Date): Promise<InvitationRow[]> =>
  (await tx.query<Row>(list, [tx.companyId, now])).map(asInvitation);

export const invitationsById = async (tx: Tx, ids: readonly number[], now: Date): Promise<InvitationRow[]> =>
  (await tx.query<Row>(byIds, [tx.companyId, now, ids])).map(asInvitation);
