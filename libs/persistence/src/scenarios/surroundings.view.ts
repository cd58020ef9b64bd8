import type { Surroundings } from '#domain/scenarios/check/surroundings.js';
import type { TriggerKind } from '#domain/scenarios/content.js';
import { triggerOf } from '#domain/scenarios/publish-scenario.js';
import type { MessageLimits } from '#domain/messages/message-limits.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** What messengers carry; whoever talks to them knows. */
export interface Transports {
  names: ReadonlySet<string>;
  limitsOf(transport: string): MessageLimits | null;
}

interface Row {
  channels: { id: number; transport: string }[];
  tags: number[];
  operators: number[];
  groups: number[];
  files: number[];
  secrets: string[];
  fields: number[];
  hours: boolean;
  scenarios: { id: number; name: string; steps: string[] | null }[];
  triggers: {
    scenario: string;
    name: string;
    kind: TriggerKind;
    channelIds: number[] | null;
    stepId: string | null;
    detail: Record<string, unknown>;
  }[];
}

const surroundings = statement(
  'scenarios.surroundings',
  `select coalesce((select jsonb_agg(jsonb_build_object('id', id, 'transport', transport)) from channel
                     where company_id = $1 and deleted_at is null), '[]') as channels,
          array(select id from tag where company_id = $1)::float8[] as tags,
          array(select id from operator where company_id = $1 and state = 'active')::float8[] as operators,
          array(select id from operator_group where company_id = $1)::float8[] as groups,
          array(select id from scenario_file where company_id = $1)::float8[] as files,
          array(select name from scenario_secret where company_id = $1) as secrets,
          array(select id from custom_client_field where company_id = $1)::float8[] as fields,
          (select working_hours is not null from company where id = $1) as hours,
          coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'steps', jsonb_path_query_array(r.content, '$.steps[*].id')))
                      from scenario s left join scenario_revision r on r.company_id = $1 and r.id = s.published_id
                     where s.company_id = $1 and s.deleted_at is null and s.id is distinct from $2), '[]') as scenarios,
          coalesce((select jsonb_agg(jsonb_build_object('scenario', s.name, 'name', t.name, 'kind', t.kind, 'channelIds', t.channel_ids,
                                                        'stepId', t.step_id, 'detail', t.detail) order by t.id)
                      from scenario_trigger t join scenario s on s.company_id = $1 and s.id = t.scenario_id
                     where t.company_id = $1 and t.kind <> 'trial' and t.scenario_id is distinct from $2), '[]') as triggers`,
);

/** What of the company a scenario may name, and what else answers its clients. */
export async function surroundingsOf(tx: Tx, scenarioId: number | null, transports: Transports): Promise<Surroundings> {
  const [row] = await tx.query<Row>(surroundings, [tx.companyId, scenarioId]);
  if (!row) throw new Error('The company did not answer');
  return {
    scenarioId,
    channels: row.channels.flatMap(({ id, transport }) => {
      const limits = transports.limitsOf(transport);
      return limits ? [{ id, transport, limits }] : [];
    }),
    transports: transports.names,
    ...{ tags: new Set(row.tags), operators: new Set(row.operators), groups: new Set(row.groups), files: new Set(row.files) },
    ...{ secrets: new Set(row.secrets), customFields: new Set(row.fields), hasWorkingHours: row.hours },
    scenarios: new Map(row.scenarios.map(({ id, name, steps }) => [id, { name, steps: steps && new Set(steps) }])),
    triggers: row.triggers.map(({ scenario, name, ...trigger }) => ({ scenario, trigger: triggerOf({ id: name, ...trigger }) })),
  };
}
