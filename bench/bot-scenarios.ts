import { NO_CONTENT, type ScenarioContent } from '#domain/scenarios/content.js';
import type { BenchPostgres } from './postgres.js';

export interface BenchScenarios {
  companyId: number;
  channelId: number;
  /** Its runs wait for a day. */
  waitingId: number;
  waitingRevisionId: number;
}

/** Says its menu to whoever writes "menu", and again at each press. */
const MENU: ScenarioContent = {
  ...NO_CONTENT,
  start: 'menu',
  steps: [
    {
      ...{
        kind: 'message',
        id: 'menu',
        title: 'Menu',
        at: { x: 0, y: 0 },
        text: 'What would you like, {{ client.name }}?',
        file: null,
        list: null,
      },
      buttons: ['again', 'news', 'offices'].map((id) => ({
        ...{ id, type: 'reply', text: id, description: '', target: '', color: null },
        payload: { action: id, parameters: [{ name: 'from', value: 'menu' }] },
      })),
      wait: { timeoutSeconds: 3_600 },
      exits: { 'button:again': 'menu', 'button:news': 'menu', 'button:offices': 'menu', timeout: 'menu' },
    },
  ],
};

const WAITING: ScenarioContent = {
  ...NO_CONTENT,
  start: 'day',
  steps: [{ kind: 'delay', id: 'day', title: '', at: { x: 0, y: 0 }, until: { kind: 'for', seconds: 86_400 }, exits: {} }],
};

/** Publishes them for the demo's company, beside its own. */
export async function benchScenarios(postgres: BenchPostgres, database: string): Promise<BenchScenarios> {
  const [company] = await postgres.run(database, `select id::int from company order by id limit 1`);
  const companyId = Number(company!['id']);
  const [channel] = await postgres.run(database, `select id::int from channel where company_id = ${companyId} order by id limit 1`);
  const menu = await publish(postgres, database, companyId, 'Bench menu', MENU);
  // The demo's own scenarios would answer too.
  await postgres.run(database, `delete from scenario_trigger where company_id = ${companyId}`);
  await postgres.run(
    database,
    `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, detail)
     values (${companyId}, ${menu.scenarioId}, ${menu.revisionId}, 'k', 'keyword', '{"words": ["menu"], "match": "is"}')`,
  );
  const waiting = await publish(postgres, database, companyId, 'Bench waiting', WAITING);
  return { companyId, channelId: Number(channel!['id']), waitingId: waiting.scenarioId, waitingRevisionId: waiting.revisionId };
}

async function publish(
  postgres: BenchPostgres,
  database: string,
  companyId: number,
  name: string,
  content: ScenarioContent,
): Promise<{ scenarioId: number; revisionId: number }> {
  const json = `'${JSON.stringify(content).replaceAll("'", "''")}'::jsonb`;
  const [revision] = await postgres.run(
    database,
    `with s as (insert into scenario (company_id, name, draft, enabled) values (${companyId}, '${name}', ${json}, true) returning id)
     insert into scenario_revision (company_id, scenario_id, number, content) select ${companyId}, s.id, 1, ${json} from s
     returning id::int, scenario_id::int`,
  );
  const [scenarioId, revisionId] = [Number(revision!['scenario_id']), Number(revision!['id'])];
  await postgres.run(database, `update scenario set published_id = ${revisionId} where id = ${scenarioId}`);
  return { scenarioId, revisionId };
}

/** So many clients, each with a run that is asked for. */
export function startWaiting(
  postgres: BenchPostgres,
  database: string,
  { companyId, channelId, waitingId, waitingRevisionId }: BenchScenarios,
  count: number,
): Promise<unknown> {
  return postgres.run(
    database,
    `with n as materialized (select nextval('id_seq') as id from generate_series(1, ${count})),
     k as (insert into card (id, company_id) select id, ${companyId} from n),
     c as (insert into client (id, company_id, channel_id, card_id, name) select id, ${companyId}, ${channelId}, id, 'Client ' || id from n),
     d as (insert into dialog (id, company_id, channel_id, client_id, state) select id, ${companyId}, ${channelId}, id, 'closed' from n),
     r as (
       insert into scenario_run (company_id, dialog_id, scenario_id, revision_id, started_by)
       select ${companyId}, id, ${waitingId}, ${waitingRevisionId}, '{"trigger": "api"}' from n returning id, dialog_id)
     insert into outbox (company_id, process, action, workflow_id, payload)
     select ${companyId}, 'scenario-run', 'start', 'scenario-run:' || dialog_id,
            jsonb_build_object('companyId', ${companyId}, 'dialogId', dialog_id, 'input', jsonb_build_object('kind', 'start', 'runId', id)) from r`,
  );
}

export async function runsWaiting(postgres: BenchPostgres, database: string, { waitingId }: BenchScenarios): Promise<number> {
  const [counted] = await postgres.run(
    database,
    `select count(*)::int as runs from scenario_run where scenario_id = ${waitingId} and state = 'waiting'`,
  );
  return Number(counted!['runs']);
}
