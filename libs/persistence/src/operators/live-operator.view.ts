import type { OperatorServes } from '#domain/access/dialog-scope.js';
import type { OperatorStatus } from '#domain/operators/operator.js';
import { channelServed } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface LiveOperatorRow {
  id: number;
  firstName: string;
  lastName: string;
  status: OperatorStatus;
  statusId: number | null;
  statusName: string | null;
  connected: boolean;
  openDialogs: number;
  takesPartInQueue: boolean;
  maxOpenDialogs: number;
  ownMaxOpenDialogs: number | null;
}

const byIds = statement(
  'operators.live_by_ids',
  `select o.id, o.first_name as "firstName", o.last_name as "lastName", p.status, s.id as "statusId", s.name as "statusName",
          p.connected, p.open_dialogs as "openDialogs",
          o.takes_part_in_queue as "takesPartInQueue", o.max_open_dialogs as "ownMaxOpenDialogs",
          coalesce(o.max_open_dialogs, c.max_open_dialogs) as "maxOpenDialogs"
     from operator o join operator_presence p on p.operator_id = o.id join company c on c.id = o.company_id
          left join operator_status s on s.id = p.status_id
    where o.id = any($1::bigint[])`,
);

const served = statement(
  'operators.serves',
  `select array(select c.id::float8 from channel c where c.company_id = $1 and ${channelServed('c.id', '$2::bigint')}) as channels,
          array(select m.group_id::float8 from operator_group_member m where m.operator_id = $2) as groups`,
);

/** What colleagues see change of an operator. */
export async function liveOperators(tx: Tx, ids: number[]): Promise<LiveOperatorRow[]> {
  return ids.length === 0 ? [] : tx.query<LiveOperatorRow>(byIds, [ids]);
}

/** What an operator serves: the new dialogs of it are those that he may know of. */
export async function operatorServes(tx: Tx, operatorId: number): Promise<OperatorServes> {
  const [row] = await tx.query<{ channels: number[]; groups: number[] }>(served, [tx.companyId, operatorId]);
  return { channels: new Set(row?.channels), groups: new Set(row?.groups) };
}
