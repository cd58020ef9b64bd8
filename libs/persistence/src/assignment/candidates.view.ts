import type { AssignmentRules, Candidate } from '#domain/assignment/rules.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** An operator who has not been heard of for this long is away, whatever his row says (his API process may have died). */
const HEARD_WITHIN = `interval '60 seconds'`;

interface CandidateRow {
  channel_id: number;
  operator_id: number;
  first_name: string;
  last_name: string;
  online: boolean;
  takes_part_in_queue: boolean;
  open_dialogs: number;
  max_open_dialogs: number;
  last_assigned_at: Date | null;
}

/**
 * Locks the load of every operator concerned, always in the order of their ids and always after the dialogs: two assignments
 * at once then see each other's result, and nobody gets more than his limit.
 */
const lockCandidates = statement(
  'assignment.lock_candidates',
  `select ch.id as channel_id, p.operator_id, o.first_name, o.last_name,
          (p.connected and p.status = 'online' and p.seen_at > now() - ${HEARD_WITHIN}) as online,
          o.takes_part_in_queue, p.open_dialogs, coalesce(o.max_open_dialogs, c.max_open_dialogs) as max_open_dialogs, p.last_assigned_at
     from operator_presence p
     join operator o on o.id = p.operator_id and o.state = 'active'
     join company c on c.id = p.company_id
    cross join unnest($2::bigint[]) as ch(id)
    where p.company_id = $1
      and (not exists (select 1 from channel_operator_group g where g.channel_id = ch.id)
           or exists (select 1 from channel_operator_group g join operator_group_member m on m.group_id = g.group_id
                       where g.channel_id = ch.id and m.operator_id = p.operator_id))
    order by p.operator_id
      for update of p`,
);

/** The operators who may serve each channel, locked until the transaction ends. One object an operator, shared by his channels. */
export async function candidatesFor(tx: Tx, channelIds: number[]): Promise<Map<number, Candidate[]>> {
  const byChannel = new Map<number, Candidate[]>(channelIds.map((id) => [id, []]));
  const byOperator = new Map<number, Candidate>();
  for (const row of await tx.query<CandidateRow>(lockCandidates, [tx.companyId, channelIds])) {
    const candidate = byOperator.get(row.operator_id) ?? {
      ...{
        operatorId: row.operator_id,
        name: operatorName(row.first_name, row.last_name),
        online: row.online === true,
        takesPartInQueue: row.takes_part_in_queue,
      },
      ...{ openDialogs: row.open_dialogs, maxOpenDialogs: row.max_open_dialogs, lastAssignedAt: row.last_assigned_at },
    };
    byOperator.set(row.operator_id, candidate);
    byChannel.get(row.channel_id)?.push(candidate);
  }
  return byChannel;
}

export interface RulesRow {
  auto_assign: boolean;
  last_operator_mode: AssignmentRules['lastOperatorMode'];
  last_operator_wait_seconds: number | null;
}

export const rulesFromRow = (row: RulesRow): AssignmentRules => ({
  ...{ autoAssign: row.auto_assign, lastOperatorMode: row.last_operator_mode, lastOperatorWaitSeconds: row.last_operator_wait_seconds },
});
