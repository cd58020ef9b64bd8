import type { TriggerKind } from '#domain/scenarios/content.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Something that happened to a dialog, beside messages, and that a scenario may begin with. */
export interface Pull {
  dialogId: number;
  /** Which tag was assigned; null where the trigger asks for none. */
  tagId: number | null;
  operatorId: number | null;
}

/**
 * The run is asked for and its process told in one statement. One trigger a dialog: one that names its channels comes before one
 * for all, of several the oldest.
 */
const pullStatement = statement(
  'scenarios.pull',
  `with pulled as (
     insert into scenario_run (company_id, dialog_id, scenario_id, revision_id, step_id, started_by)
     select $1, d.id, t.scenario_id, t.revision_id, t.step_id, jsonb_build_object('trigger', $2::text, 'operatorId', r."operatorId")
       from jsonb_to_recordset($3::jsonb) as r("dialogId" bigint, "tagId" bigint, "operatorId" bigint)
      cross join lateral (select d.id, d.channel_id from dialog d where d.id = r."dialogId" offset 0) d
      cross join lateral (
        select t.* from scenario_trigger t
         where t.company_id = $1 and t.kind = $2 and (t.channel_ids is null or d.channel_id = any(t.channel_ids))
           and (r."tagId" is null or (t.detail ->> 'tagId')::bigint = r."tagId")
         order by t.channel_ids is null, t.id limit 1) t
     returning id, dialog_id)
   insert into outbox (company_id, process, action, workflow_id, payload)
   select $1, 'scenario-run', 'start', 'scenario-run:' || dialog_id,
          jsonb_build_object('companyId', $1, 'dialogId', dialog_id, 'input', jsonb_build_object('kind', 'start', 'runId', id))
     from pulled`,
);

/** Starts what waits for this, if anything does; in the transaction of what happened. After the commit: `wake.wake('outbox')`. */
export function pullTriggers(tx: Tx, kind: Extract<TriggerKind, 'tag' | 'closed'>, pulls: readonly Pull[]): void {
  if (pulls.length > 0) tx.write(pullStatement, [tx.companyId, kind, JSON.stringify(pulls)]);
}
