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
  connected: boolean;
  openDialogs: number;
  /** His own limit, else the company's. */
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
  takesPartInQueue: boolean;
}

const columns = `o.id, o.first_name as "firstName", o.last_name as "lastName", o.role, coalesce(p.status, 'offline') as status,
  coalesce(p.connected, false) as connected, coalesce(p.open_dialogs, 0) as "openDialogs",
  coalesce(o.max_open_dialogs, c.max_open_dialogs) as "maxOpenDialogs", o.max_open_dialogs as "ownMaxOpenDialogs",
  o.takes_part_in_queue as "takesPartInQueue"`;
const from = `from operator o join company c on c.id = o.company_id left join operator_presence p on p.operator_id = o.id`;

const list = statement(
  'operators.list',
  `select ${columns} ${from} where o.company_id = $1 and o.state = 'active' order by lower(o.first_name), lower(o.last_name), o.id`,
);
const one = statement('operators.one', `select ${columns} ${from} where o.company_id = $1 and o.id = $2 and o.state = 'active'`);
const groups = statement(
  'operators.groups',
  `select g.id, g.name, g.auto_assign as "autoAssign", array(select m.operator_id from operator_group_member m where m.group_id = g.id order by m.operator_id) as "operatorIds"
     from operator_group g where g.company_id = $1 order by lower(g.name), g.id`,
);

export const listOperators = (tx: Tx): Promise<OperatorRow[]> => tx.query<OperatorRow>(list, [tx.companyId]);

/** Null: nobody of this id works here. */
export const operatorById = async (tx: Tx, id: number): Promise<OperatorRow | null> =>
  (await tx.query<OperatorRow>(one, [tx.companyId, id]))[0] ?? null;

export interface OperatorGroupRow {
  id: number;
  name: string;
  autoAssign: boolean;
  operatorIds: number[];
}

export async function listOperatorGroups(tx: Tx): Promise<OperatorGroupRow[]> {
  const rows = await tx.query<OperatorGroupRow>(groups, [tx.companyId]);
  return rows.map((row) => ({ ...row, operatorIds: row.operatorIds.map(Number) }));
}
