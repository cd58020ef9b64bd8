import type { OperatorStatus } from '#domain/operators/operator.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface LiveOperatorRow {
  id: number;
  firstName: string;
  lastName: string;
  status: OperatorStatus;
  connected: boolean;
  openDialogs: number;
}

const byIds = statement(
  'operators.live_by_ids',
  `select o.id, o.first_name as "firstName", o.last_name as "lastName", p.status, p.connected, p.open_dialogs as "openDialogs"
     from operator o join operator_presence p on p.operator_id = o.id where o.id = any($1::bigint[])`,
);

const served = statement(
  'operators.served_channels',
  `select c.id from channel c
    where c.company_id = $1
      and (not exists (select 1 from channel_operator_group g where g.channel_id = c.id)
           or exists (select 1 from channel_operator_group g join operator_group_member m on m.group_id = g.group_id
                       where g.channel_id = c.id and m.operator_id = $2))`,
);

/** What colleagues see change of an operator. */
export async function liveOperators(tx: Tx, ids: number[]): Promise<LiveOperatorRow[]> {
  return ids.length === 0 ? [] : tx.query<LiveOperatorRow>(byIds, [ids]);
}

/** The channels whose new dialogs an operator may know of. */
export async function servedChannels(tx: Tx, operatorId: number): Promise<Set<number>> {
  return new Set((await tx.query<{ id: number }>(served, [tx.companyId, operatorId])).map(({ id }) => id));
}
