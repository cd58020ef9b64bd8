import type { ScenarioContent } from '#domain/scenarios/content.js';
import { triggerDetail, type Trial } from '#domain/scenarios/publish-scenario.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

// The scenario is locked by whoever adds, so numbers have no rivals.
const insertNumbered = statement(
  'scenario_revisions.add',
  `insert into scenario_revision (company_id, scenario_id, number, content, note, created_by)
   select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 from scenario_revision where scenario_id = $2 returning id`,
);
/** A draft that is tried again and again without a change is one revision. */
const insertTrial = statement(
  'scenario_revisions.add_trial',
  `with same as (select id from scenario_revision where scenario_id = $2 and number is null and content = $3::jsonb order by id desc limit 1),
        added as (insert into scenario_revision (company_id, scenario_id, content, created_by)
                  select $1, $2, $3::jsonb, $4 where not exists (select 1 from same) returning id)
   select id from same union all select id from added`,
);
const one = statement(
  'scenario_revisions.of_scenario',
  `select content, number from scenario_revision where company_id = $1 and scenario_id = $2 and id = $3`,
);
const deafen = statement(
  'scenario_triggers.remove',
  `delete from scenario_trigger where company_id = $1 and scenario_id = $2 and kind <> 'trial'`,
);
const hear = statement(
  'scenario_triggers.add',
  `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, channel_ids, step_id, detail)
   select $1, $2, $3, name, kind, channel_ids, step_id, detail
     from jsonb_to_recordset($4::jsonb) as t (name text, kind text, channel_ids bigint[], step_id text, detail jsonb)`,
);
const forgetTrials = statement(
  'scenario_triggers.remove_trials',
  `delete from scenario_trigger where company_id = $1 and scenario_id = $2 and kind = 'trial' and ($3 or expires_at < now())`,
);
const addTrial = statement(
  'scenario_triggers.add_trial',
  `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, detail, expires_at)
   values ($1, $2, $3, 'trial', 'trial', jsonb_build_object('code', $4::text), $5)`,
);

export async function addRevision(
  tx: Tx,
  scenarioId: number,
  content: ScenarioContent,
  { numbered, note, operatorId }: { numbered: boolean; note: string; operatorId: number },
): Promise<number> {
  const [row] = numbered
    ? await tx.query<{ id: number }>(insertNumbered, [tx.companyId, scenarioId, JSON.stringify(content), note, operatorId])
    : await tx.query<{ id: number }>(insertTrial, [tx.companyId, scenarioId, JSON.stringify(content), operatorId]);
  return row!.id;
}

export async function revisionOf(
  tx: Tx,
  scenarioId: number,
  id: number,
): Promise<{ content: ScenarioContent; number: number | null } | null> {
  return (await tx.query<{ content: ScenarioContent; number: number | null }>(one, [tx.companyId, scenarioId, id]))[0] ?? null;
}

/** The triggers of this revision instead of those that were heard; null = none. Trials stay until their time is over. */
export async function replaceTriggers(
  tx: Tx,
  scenarioId: number,
  heard: { revisionId: number; content: ScenarioContent } | null,
): Promise<void> {
  await tx.query(deafen, [tx.companyId, scenarioId]);
  if (!heard) return;
  const rows = heard.content.triggers.map((trigger) => ({
    ...{ name: trigger.id, kind: trigger.kind, channel_ids: trigger.channelIds, step_id: trigger.stepId },
    detail: triggerDetail(trigger),
  }));
  await tx.query(hear, [tx.companyId, scenarioId, heard.revisionId, JSON.stringify(rows)]);
}

export async function keepTrial(tx: Tx, scenarioId: number, { code, revisionId, expiresAt }: Trial): Promise<void> {
  await tx.query(forgetTrials, [tx.companyId, scenarioId, false]);
  await tx.query(addTrial, [tx.companyId, scenarioId, revisionId, code, expiresAt]);
}

/** Nothing starts this scenario any more, not even a trial. */
export async function removeTriggers(tx: Tx, scenarioId: number): Promise<void> {
  await tx.query(deafen, [tx.companyId, scenarioId]);
  await tx.query(forgetTrials, [tx.companyId, scenarioId, true]);
}
