import type { JobsDatabase } from '../jobs-database.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A trigger of kind `schedule`, wherever it is. */
export interface ScheduledTrigger {
  id: number;
  companyId: number;
  timeZone: string;
  /** 1 (Monday) to 7. */
  days: number[];
  /** As `09:30`. */
  time: string;
}

const triggersStatement = statement(
  'scheduled_runs.triggers',
  `select t.id, t.company_id as "companyId", c.time_zone as "timeZone", t.detail -> 'days' as days, t.detail ->> 'time' as time
     from scenario_trigger t join company c on c.id = t.company_id where t.kind = 'schedule' order by t.id`,
);

/** The schedules that all companies want. */
export const scheduledTriggers = (jobs: JobsDatabase): Promise<ScheduledTrigger[]> => jobs.query<ScheduledTrigger>(triggersStatement);

/** A page of the audience, behind a client. */
const PAGE = 100;

const askStatement = statement(
  'scheduled_runs.ask',
  `with t as materialized (
     select t.*, (t.detail ->> 'tagId')::bigint as tag_id from scenario_trigger t where t.company_id = $1 and t.id = $2 and t.kind = 'schedule'),
   page as materialized (
     select c.id as client_id, d.id as dialog_id, c.blacklisted_at is null and c.unreachable_since is null as reachable
       from t join card_tag k on k.tag_id = t.tag_id join client c on c.card_id = k.card_id join dialog d on d.client_id = c.id
      where c.company_id = $1 and c.id > $4 and (t.channel_ids is null or d.channel_id = any(t.channel_ids))
      order by c.id limit ${PAGE}),
   asked as (
     insert into scenario_run (company_id, dialog_id, scenario_id, revision_id, step_id, started_by)
     select $1, p.dialog_id, t.scenario_id, t.revision_id, t.step_id, jsonb_build_object('trigger', 'schedule', 'occurrence', $3::text)
       from page p cross join t where p.reachable
     on conflict (dialog_id, (started_by ->> 'occurrence')) where started_by ? 'occurrence' do nothing
     returning id, dialog_id),
   told as (
     insert into outbox (company_id, process, action, workflow_id, payload)
     select $1, 'scenario-run', 'start', 'scenario-run:' || dialog_id,
            jsonb_build_object('companyId', $1::bigint, 'dialogId', dialog_id, 'input', jsonb_build_object('kind', 'start', 'runId', id))
       from asked)
   select (select count(*)::int from asked) as runs,
          (select case when count(*) = ${PAGE} then max(client_id) end from page) as last`,
);

/** Asks for the runs of one page of an occurrence, none twice. After the commit: `wake.wake('outbox')`. */
export async function askForScheduledRuns(
  tx: Tx,
  triggerId: number,
  occurrence: string,
  after: number,
): Promise<{ runs: number; last: number | null }> {
  const [page] = await tx.query<{ runs: number; last: number | null }>(askStatement, [tx.companyId, triggerId, occurrence, after]);
  return page ?? { runs: 0, last: null };
}
