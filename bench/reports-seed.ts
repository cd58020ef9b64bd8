import type { BenchPostgres } from './postgres.js';
import { BENCH } from './seed.js';

/** Four ordinary channels and one of the WhatsApp Business API. */
export const CHANNELS = [11, 12, 13, 14, 15] as const;
/** Messages of a request, and requests of a dialog in the year, on average. */
const MESSAGES = 4;
const REQUESTS = 5;

/**
 * A company's year: requests at times of chance in dialogs of chance, four messages each, the second and fourth by one of twenty
 * operators. Triggers and foreign keys are off meanwhile: the rows are consistent by construction.
 */
export async function seedReports(postgres: BenchPostgres, database: string, messages: number): Promise<void> {
  const requests = Math.round(messages / MESSAGES);
  const dialogs = Math.round(requests / REQUESTS);
  const transport = `case when id = ${CHANNELS.at(-1)} then 'whatsapp-cloud' else 'telegram-bot' end`;
  await postgres.run(
    database,
    `set session_replication_role = replica;
     insert into company (id, name, created_at) values (${BENCH.company}, 'Bench', now() - interval '400 days');
     insert into operator (id, company_id, email, password_hash, first_name, role)
       select ${BENCH.firstOperator} + n, ${BENCH.company}, 'operator' || n || '@bench.test', 'x', 'Operator ' || n, 'operator'
         from generate_series(1, ${BENCH.operators}) n;
     insert into channel (id, company_id, transport, key, name, secrets)
       select id, ${BENCH.company}, ${transport}, 'bench-' || id, 'Channel ' || id, 'x' from unnest(array[${CHANNELS.join(', ')}]) id;
     insert into client (id, company_id, channel_id, card_id, name)
       select ${BENCH.clients} + n, ${BENCH.company}, ${CHANNELS[0]} + n % ${CHANNELS.length}, ${BENCH.cards} + n, 'Client ' || n
         from generate_series(0, ${dialogs - 1}) n;
     insert into dialog (id, company_id, channel_id, client_id, state)
       select ${BENCH.dialogs} + n, ${BENCH.company}, ${CHANNELS[0]} + n % ${CHANNELS.length}, ${BENCH.clients} + n, 'closed'
         from generate_series(0, ${dialogs - 1}) n;
     create unlogged table bench_request as
       select n, (random() * ${dialogs - 1})::bigint as dialog, 1 + (random() * ${BENCH.operators - 1})::int as operator,
              now() - interval '1 year' * (1 - n::float8 / ${requests}) as at, (30 - 600 * ln(1 - random() * 0.999))::int as waits
         from generate_series(1, ${requests}) n;
     insert into request (id, company_id, dialog_id, client_id, channel_id, operator_id, state, opened_at, answered_at, closed_at)
       select ${BENCH.requests} + n, ${BENCH.company}, ${BENCH.dialogs} + dialog, ${BENCH.clients} + dialog, ${CHANNELS[0]} + dialog % ${CHANNELS.length},
              ${BENCH.firstOperator} + operator, 'closed', at, at + interval '1 second' * waits, at + interval '1 second' * waits * 4 from bench_request;
     insert into message (id, company_id, dialog_id, client_id, channel_id, request_id, operator_id, kind, origin, text, status, sent_at, created_at)
       select ${BENCH.messages} + n * ${MESSAGES} + m, ${BENCH.company}, ${BENCH.dialogs} + dialog, ${BENCH.clients} + dialog,
              ${CHANNELS[0]} + dialog % ${CHANNELS.length}, ${BENCH.requests} + n, case when m % 2 = 1 then ${BENCH.firstOperator} + operator end,
              case when m % 2 = 1 then 'to_client' else 'from_client' end, case when m % 2 = 1 then 'console' else 'client' end,
              'A message about an order', case when m % 2 = 1 then 60 else 0 end,
              at + interval '1 second' * waits * m, at + interval '1 second' * waits * m
         from bench_request, generate_series(0, ${MESSAGES - 1}) m;
     drop table bench_request;
     select setval('id_seq', 1000000000);
     insert into report_backlog (company_id, below_id) values (${BENCH.company}, ${Number.MAX_SAFE_INTEGER});
     set session_replication_role = origin`,
  );
  await postgres.run(database, 'vacuum analyze');
  await postgres.run(database, 'checkpoint');
}
