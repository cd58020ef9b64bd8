import type { Role } from '#domain/access/caller.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A colleague, as everybody in the company sees him. */
export interface OperatorRow {
  id: number;
  firstName: string;
  lastName: string;
  role: Role;
  status: OperatorStatus;
  /** His company's own word for it. */
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  /** His own limit, else the company's. */
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
  takesPartInQueue: boolean;
}

export const OPERATOR_COLUMNS = `o.id, o.first_name as "firstName", o.last_name as "lastName", o.role, coalesce(p.status, 'offline') as status,
  os.id as "statusId", os.name as "statusName",
  coalesce(p.connected, false) as connected, coalesce(p.open_dialogs, 0) as "openDialogs",
  coalesce(o.max_open_dialogs, c.max_open_dialogs) as "maxOpenDialogs", o.max_open_dialogs as "ownMaxOpenDialogs",
  o.takes_part_in_queue as "takesPartInQueue"`;
export const FROM_OPERATOR = `from operator o join company c on c.id = o.company_id left join operator_presence p on p.operator_id = o.id
  left join operator_status os on os.id = p.status_id`;

const list = statement(
  'operators.list',
  `select ${OPERATOR_COLUMNS} ${FROM_OPERATOR} where o.company_id = $1 and o.state = 'active' order by lower(o.first_name), lower(o.last_name), o.id`,
);
const one = statement(
  'operators.one',
  `select ${OPERATOR_COLUMNS} ${FROM_OPERATOR} where o.company_id = $1 and o.id = $2 and o.state = 'active'`,
);
const groupColumns = `g.id, g.name, g.auto_assign as "autoAssign",
  array(select m.operator_id from operator_group_member m join operator o on o.id = m.operator_id and o.state = 'active'
         where m.group_id = g.id order by m.operator_id)::float8[] as "operatorIds",
  array(select s.channel_id from channel_operator_group s join channel c on c.id = s.channel_id and c.deleted_at is null
         where s.group_id = g.id order by s.channel_id)::float8[] as "channelIds"`;
const groups = statement(
  'operators.groups',
  `select ${groupColumns} from operator_group g where g.company_id = $1 order by lower(g.name), g.id`,
);
const group = statement('operators.group', `select ${groupColumns} from operator_group g where g.company_id = $1 and g.id = $2`);

export const listOperators = (tx: Tx): Promise<OperatorRow[]> => tx.query<OperatorRow>(list, [tx.companyId]);

/** Null: nobody of this id works here. */
export const operatorById = async (tx: Tx, id: number): Promise<OperatorRow | null> =>
  (await tx.query<OperatorRow>(one, [tx.companyId, id]))[0] ?? null;

/** A group with those of its members who work here, and the channels that it serves. */
export interface OperatorGroupRow {
  id: number;
  name: string;
  autoAssign: boolean;
  operatorIds: number[];
  channelIds: number[];
}

export const listOperatorGroups = (tx: Tx): Promise<OperatorGroupRow[]> => tx.query<OperatorGroupRow>(groups, [tx.companyId]);

export const operatorGroupById = async (tx: Tx, id: number): Promise<OperatorGroupRow | null> =>
  (await tx.query<OperatorGroupRow>(group, [tx.companyId, id]))[0] ?? null;
