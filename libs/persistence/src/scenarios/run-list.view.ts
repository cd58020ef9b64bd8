import type { DialogScope } from '#domain/access/dialog-scope.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

export const RUN_STATES = ['queued', 'running', 'waiting', 'paused', 'ended'] as const;
export type RunStateName = (typeof RUN_STATES)[number];

/** What somebody looks for: runs that go on, runs that wait for an operator to give them back, runs that are over. */
export const RUN_FILTERS = {
  open: ['running', 'waiting', 'paused'],
  paused: ['paused'],
  ended: ['ended'],
} as const satisfies Record<string, readonly RunStateName[]>;
export type RunFilter = keyof typeof RUN_FILTERS;

/** A run as lists show it: whose it is and where it stands, nothing of what the client said. */
export interface RunRow {
  id: number;
  dialogId: number;
  clientName: string;
  channelId: number;
  channelName: string;
  transport: string;
  scenarioId: number;
  scenarioName: string;
  revisionId: number;
  /** Null: a trial of a draft. */
  revisionNumber: number | null;
  state: RunStateName;
  endedReason: string | null;
  /** How it began: a kind of trigger, with the ids of what caused it. */
  startedBy: Record<string, unknown>;
  stepId: string | null;
  steps: number;
  startedAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
}

export const RUN_COLUMNS = `r.id, r.dialog_id as "dialogId", coalesce(k.name, c.name) as "clientName", ch.id as "channelId",
  ch.name as "channelName", ch.transport, r.scenario_id as "scenarioId", s.name as "scenarioName", r.revision_id as "revisionId",
  v.number as "revisionNumber", r.state, r.ended_reason as "endedReason", r.started_by as "startedBy", r.step_id as "stepId", r.steps,
  r.started_at as "startedAt", r.updated_at as "updatedAt", r.ended_at as "endedAt"`;
export const RUN_JOINS = `join dialog d on d.id = r.dialog_id join client c on c.id = d.client_id join card k on k.id = c.card_id
  join channel ch on ch.id = d.channel_id join scenario s on s.id = r.scenario_id join scenario_revision v on v.id = r.revision_id`;

/** A statement each, so that each is planned for its own index. */
const page = (name: string, states: readonly RunStateName[] | null): Statement =>
  statement(
    `runs.list_${name}`,
    `select ${RUN_COLUMNS} from scenario_run r ${RUN_JOINS}
      where r.scenario_id = $1 and r.id < $2 and ${dialogVisible('d', '$4::bigint')}
        ${states ? `and r.state in (${states.map((state) => `'${state}'`).join(', ')})` : ''}
      order by r.id desc limit $3`,
  );
const everything = page('all', null);
const filtered: Record<RunFilter, Statement> = {
  open: page('open', RUN_FILTERS.open),
  paused: page('paused', RUN_FILTERS.paused),
  ended: page('ended', RUN_FILTERS.ended),
};

const scenarioStatement = statement('runs.scenario', 'select 1 as found from scenario where company_id = $1 and id = $2');

export interface RunPage {
  scope: DialogScope;
  filter: RunFilter | null;
  /** Only older ones. */
  before: number | null;
  limit: number;
}

/** Runs of a scenario in the dialogs that one may see, the newest first. */
export function listRuns(tx: Tx, scenarioId: number, { scope, filter, before, limit }: RunPage): Promise<RunRow[]> {
  const values = [scenarioId, before ?? Number.MAX_SAFE_INTEGER, limit, scopeParameter(scope)];
  return tx.query<RunRow>(filter ? filtered[filter] : everything, values);
}

/** Whether there is such a scenario; one that was deleted still has its runs. */
export async function scenarioExists(tx: Tx, scenarioId: number): Promise<boolean> {
  return (await tx.query(scenarioStatement, [tx.companyId, scenarioId])).length > 0;
}
