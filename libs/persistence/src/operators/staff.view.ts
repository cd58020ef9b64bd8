import type { OperatorsMay, Permission } from '#domain/access/permissions.js';
import { permissionsOf } from '#domain/access/permissions.js';
import type { OperatorState } from '#domain/operators/operator.js';
import { channelServed } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { ratingColumn, type OperatorRating } from '../ratings/rating.view.js';
import { statement } from '../statement.js';
import { FROM_OPERATOR, OPERATOR_COLUMNS, type OperatorRow } from './operator.view.js';

export interface StaffMemberCard extends OperatorRow {
  email: string;
  phone: string | null;
  customRole: { id: number; name: string } | null;
  permissions: readonly Permission[];
  state: OperatorState;
  stateSince: Date;
  confirmed: boolean;
  groups: { id: number; name: string }[];
  /** What he serves: the channels of his groups and those without groups. */
  channels: { id: number; name: string; transport: string }[];
  languages: string[];
  lastActivityAt: Date | null;
  secondFactor: boolean;
  /** How clients rated him of late. */
  rating: OperatorRating;
}

export const STAFF_FILTERS = ['all', 'active', 'blocked', 'deleted'] as const;
export type StaffFilter = (typeof STAFF_FILTERS)[number];

export interface StaffQuery {
  filter: StaffFilter;
  withOpenChats: boolean;
  /** Of a name, an e-mail, a phone or an id. */
  search: string;
}

const columns = `${OPERATOR_COLUMNS}, o.email, o.phone, o.state, o.state_since as "stateSince", o.confirmed_at is not null as confirmed, o.languages,
  o.totp_enabled_at is not null as "secondFactor", r.permissions as "customPermissions", c.operators_assign_others as "operatorsAssignOthers",
  case when r.id is not null then jsonb_build_object('id', r.id, 'name', r.name) end as "customRole", ${ratingColumn('o')} as rating,
  greatest(p.seen_at, (select max(s.last_activity_at) from session s where s.operator_id = o.id)) as "lastActivityAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by lower(g.name))
     from operator_group_member m join operator_group g on g.id = m.group_id where m.operator_id = o.id), '[]') as groups,
  coalesce((select jsonb_agg(jsonb_build_object('id', ch.id, 'name', ch.name, 'transport', ch.transport) order by lower(ch.name), ch.id)
     from channel ch where ch.company_id = o.company_id and ch.deleted_at is null and ${channelServed('ch.id', 'o.id')}), '[]') as channels`;
const from = `${FROM_OPERATOR} left join custom_role r on r.id = o.custom_role_id`;

// A company has some hundreds of people at most: they are read through.
const list = statement(
  'staff.list',
  `select ${columns} ${from}
    where o.company_id = $1
      and $2 in ('all', o.state)
      and (not $3 or coalesce(p.open_dialogs, 0) > 0)
      and ($4 = '' or position($4 in lower(concat_ws(' ', o.first_name, o.last_name, o.first_name, o.email))) > 0
           or o.id::text = $4 or ($5 <> '' and position($5 in regexp_replace(coalesce(o.phone, ''), '\\D', '', 'g')) > 0))
    order by lower(o.last_name), lower(o.first_name), o.id`,
);
const one = statement('staff.one', `select ${columns} ${from} where o.company_id = $1 and o.id = $2`);

type Row = Omit<StaffMemberCard, 'permissions'> & OperatorsMay & { customPermissions: Permission[] | null };

const asCard = ({ customPermissions, operatorsAssignOthers, ...row }: Row): StaffMemberCard => ({
  ...row,
  permissions: customPermissions ?? permissionsOf(row.role, { operatorsAssignOthers }),
});

/** The staff as the list of those who keep it shows it. */
export async function listStaff(tx: Tx, { filter, withOpenChats, search }: StaffQuery): Promise<StaffMemberCard[]> {
  const words = search.trim().toLowerCase().replace(/\s+/g, ' ');
  // Three digits and no letter: a piece of a phone, however it is written.
  const digits = /^[\d\s()+.-]{3,}$/.test(words) ? words.replace(/\D/g, '') : '';
  return (await tx.query<Row>(list, [tx.companyId, filter, withOpenChats, words, digits])).map(asCard);
}

export async function staffMemberById(tx: Tx, id: number): Promise<StaffMemberCard | null> {
  const [row] = await tx.query<Row>(one, [tx.companyId, id]);
  return row ? asCard(row) : null;
}
