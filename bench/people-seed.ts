import type { BenchPostgres } from './postgres.js';
import { BENCH, seed } from './seed.js';

export const PEOPLE = 100;
export const SCENARIO = 500_000_000;
const REVISION = 500_000_001;
const TEMPLATES = 500_001_000;
const FIRST = 600_000_000;
const STEPS = ['hello', 'ask', 'look_up', 'answer'];

/**
 * What stands beside so many messages of a year and is what reports about people read: a request and a template for each twenty of them, a
 * rating for each hundred, a change of status and a deed with a dialog for each ten, a run of four steps for each forty. The messages
 * themselves are not made: none of these reports reads one of them.
 */
export async function seedPeople(postgres: BenchPostgres, database: string, messages: number): Promise<void> {
  await seed(postgres, database, { clients: 100, messages: 1_000, openPercent: 10 });
  await withoutIndexes(postgres, database, 'scenario_run', people());
  await withoutIndexes(postgres, database, 'request', requests(messages / 20));
  await withoutIndexes(postgres, database, 'load_day', DAYS_OF_REQUESTS);
  await withoutIndexes(postgres, database, 'rating', ratings(messages / 100));
  await withoutIndexes(postgres, database, 'template_send', templates(messages / 20));
  await withoutIndexes(postgres, database, 'scenario_run_step', runs(messages / 40));
  await withoutIndexes(postgres, database, 'operator_event', events(messages / 10));
  await postgres.run(database, 'vacuum analyze');
  await postgres.run(database, 'checkpoint');
}

/** Indexes come after their rows, which are consistent by construction. */
async function withoutIndexes(postgres: BenchPostgres, database: string, table: string, rows: string): Promise<void> {
  const indexes = await postgres.run(
    database,
    `select indexname as name, indexdef as made from pg_indexes join pg_class i on i.relname = indexname join pg_index x on x.indexrelid = i.oid
      where tablename = '${table}' and not x.indisunique`,
  );
  for (const { name } of indexes) await postgres.run(database, `drop index ${String(name)}`);
  await postgres.run(database, `set session_replication_role = replica; ${rows}`);
  for (const { made } of indexes) await postgres.run(database, `set maintenance_work_mem = '256MB'; ${String(made)}`);
}

const OPERATOR = `${BENCH.firstOperator} + 1 + (n::bigint * 7919) % ${PEOPLE}`;
const DIALOG = `${BENCH.dialogs} + 1 + n % 100`;
const time = (of: number): string => `now() - interval '1 year' * (1 - n::float8 / ${of})`;

const people = (): string => `
  insert into operator (id, company_id, email, password_hash, first_name, last_name, role)
    select ${BENCH.firstOperator} + n, ${BENCH.company}, 'person' || n || '@bench.test', 'x', 'Person', 'N' || n, 'operator'
      from generate_series(${BENCH.operators + 1}, ${PEOPLE}) n;
  insert into scenario (id, company_id, name, draft) values (${SCENARIO}, ${BENCH.company}, 'Orders', '{}');
  insert into scenario_revision (id, company_id, scenario_id, number, content)
    values (${REVISION}, ${BENCH.company}, ${SCENARIO}, 1, '{"steps": [${STEPS.map((id) => `{"id": "${id}", "kind": "message", "title": ""}`).join(', ')}]}')`;

const requests = (count: number): string => `
  insert into request (id, company_id, dialog_id, client_id, channel_id, state, opened_at, closed_at, answered_at, operator_id)
    select ${FIRST} + n, ${BENCH.company}, ${DIALOG}, ${BENCH.clients} + 1 + n % 100, ${BENCH.channel}, 'closed', ${time(count)},
           ${time(count)} + interval '1 hour', ${time(count)} + interval '1 minute', case when n % 5 > 0 then ${OPERATOR} end
      from generate_series(1, ${count}) n`;

/** What the follower of the log counts of them. */
const DAYS_OF_REQUESTS = `
  insert into load_day (company_id, operator_id, channel_id, day, opened, hours, numbers)
    select company_id, operator_id, channel_id, day, sum(opened), array_agg(hour order by hour), array_agg(opened order by hour) from (
      select q.company_id, o.id as operator_id, c.id as channel_id, (q.opened_at at time zone z.time_zone)::date as day,
             24 + extract(hour from q.opened_at at time zone z.time_zone)::integer as hour, count(*)::integer as opened
        from request q join company z on z.id = q.company_id
       cross join lateral (values (0::bigint), (q.operator_id)) as o(id) cross join lateral (values (0::bigint), (q.channel_id)) as c(id)
       where o.id is not null group by 1, 2, 3, 4, 5) h
     group by 1, 2, 3, 4`;

const ratings = (count: number): string => `
  insert into rating (company_id, channel_id, dialog_id, request_id, operator_id, external_id, score, created_at)
    select ${BENCH.company}, ${BENCH.channel}, ${DIALOG}, ${FIRST} + n, ${OPERATOR}, 'request:' || n, 1 + (n::bigint * 31) % 5, ${time(count)}
      from generate_series(1, ${count}) n`;

const templates = (count: number): string => `
  insert into sent_template (id, company_id, channel_id, name, language)
    select ${TEMPLATES} + n, ${BENCH.company}, ${BENCH.channel}, 'order_status_' || n, 'ru' from generate_series(0, 29) n;
  insert into template_send (message_id, company_id, template_id, channel_id, dialog_id, operator_id, status, answered, at)
    select ${FIRST} + n, ${BENCH.company}, ${TEMPLATES} + n % 30, ${BENCH.channel}, ${DIALOG}, ${OPERATOR},
           (array[50, 60, 60, 90])[1 + n % 4], case when n < ${count} * 0.995 then n % 3 = 0 end, ${time(count)}
      from generate_series(1, ${count}) n`;

const runs = (count: number): string => `
  insert into scenario_run (id, company_id, dialog_id, scenario_id, revision_id, state, steps, started_at, ended_at, counted)
    select ${FIRST} + n, ${BENCH.company}, ${DIALOG}, ${SCENARIO}, ${REVISION}, 'ended', 4, ${time(count)}, ${time(count)}, true
      from generate_series(1, ${count}) n;
  insert into scenario_run_step (run_id, seq, company_id, scenario_id, revision_id, step_id, exit, at)
    select ${FIRST} + n, s, ${BENCH.company}, ${SCENARIO}, ${REVISION}, (array['${STEPS.join(`', '`)}'])[s], case when s < 4 then 'next' end, ${time(count)}
      from generate_series(1, ${count}) n cross join generate_series(1, 4) s;
  insert into scenario_reach (company_id, scenario_id, quarter, channel_id, step_id, runs)
    select ${BENCH.company}, ${SCENARIO}, date_bin('15 minutes', ${time(count)}, '2000-01-01Z'), ${BENCH.channel}, s, count(*)
      from generate_series(1, ${count}) n cross join unnest(array['', '.', '${STEPS.join(`', '`)}']) s group by 3, 5`;

const events = (count: number): string => `
  insert into operator_event (company_id, operator_id, event, status, spent, dialog_id, channel_id, at)
    select ${BENCH.company}, ${OPERATOR}, case when s = 2 then (array['dialog_taken', 'dialog_closed'])[1 + n % 2] when n / ${PEOPLE} % 2 = 0 then 'online' else 'away' end,
           case when s = 1 then case when n / ${PEOPLE} % 2 = 0 then 'online' else 'away' end end,
           case when s = 1 then jsonb_build_object('online', n::bigint * 1000, 'away', n::bigint * 1000, 'offline', 0) end,
           case when s = 2 then ${DIALOG} end, case when s = 2 then ${BENCH.channel} end, ${time(count)}
      from generate_series(1, ${count}) n cross join generate_series(1, 2) s`;
