import { Candidates, type Served } from '#domain/assignment/candidates.js';
import type { AssignmentRules, Candidate } from '#domain/assignment/rules.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { servedByRules } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** An operator who has not been heard of for this long is away, whatever his row says (his API process may have died). */
const HEARD_WITHIN = `interval '60 seconds'`;

interface CandidateRow {
  /** Which of the dialogs asked for, by their order. */
  place: number;
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
  `select d.place, p.operator_id, o.first_name, o.last_name,
          (p.connected and p.status = 'online' and p.seen_at > now() - ${HEARD_WITHIN}) as online,
          o.takes_part_in_queue, p.open_dialogs, coalesce(o.max_open_dialogs, c.max_open_dialogs) as max_open_dialogs, p.last_assigned_at
     from operator_presence p
     join operator o on o.id = p.operator_id and o.state = 'active'
     join company c on c.id = p.company_id
    cross join unnest($2::bigint[], $3::bigint[]) with ordinality as d(channel_id, group_id, place)
    where p.company_id = $1 and ${servedByRules('d', 'p.operator_id')}
    order by p.operator_id
      for update of p`,
);

/** The operators whom the rules may give each of the dialogs, locked until the transaction ends. */
export async function candidatesFor(tx: Tx, dialogs: readonly Served[]): Promise<Candidates> {
  const places = Candidates.distinct(dialogs);
  const candidates = places.map((): Candidate[] => []);
  const byOperator = new Map<number, Candidate>();
  const values = [tx.companyId, places.map(({ channelId }) => channelId), places.map(({ groupId }) => groupId)];
  for (const row of await tx.query<CandidateRow>(lockCandidates, values)) {
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
    candidates[row.place - 1]?.push(candidate);
  }
  return places.reduce((all, place, n) => all.set(place, candidates[n] ?? []), new Candidates());
}

export interface RulesRow {
  auto_assign: boolean;
  last_operator_mode: AssignmentRules['lastOperatorMode'];
  last_operator_wait_seconds: number | null;
  backlog_limit_seconds: number | null;
}

export const rulesFromRow = (row: RulesRow): AssignmentRules => ({
  ...{ autoAssign: row.auto_assign, lastOperatorMode: row.last_operator_mode, lastOperatorWaitSeconds: row.last_operator_wait_seconds },
  backlogLimitSeconds: row.backlog_limit_seconds,
});
