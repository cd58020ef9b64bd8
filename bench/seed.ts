import { hash } from '@node-rs/argon2';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';

/** The fixed ids of the bench's company, so that payloads and pgbench scripts can name them. */
export const BENCH = {
  company: 1,
  channel: 10,
  operators: 20,
  firstOperator: 100,
  /** Client n has the dialog DIALOGS + n, the id CLIENTS + n and the number 79000000000 + n. */
  dialogs: 100_000_000,
  clients: 200_000_000,
  cards: 300_000_000,
  requests: 350_000_000,
  messages: 400_000_000,
  channelKey: 'bench',
  appSecret: 'bench-app-secret',
  phoneNumberId: '100000000000001',
  password: 'bench-password',
} as const;

export const operatorEmail = (n: number): string => `operator${n}@bench.test`;

export interface SeedSize {
  clients: number;
  messages: number;
  /** How many of a hundred dialogs are open. */
  openPercent: number;
  /** What message `n` says, in SQL; in a real language where it is to be searched. */
  text?: string;
}

/** A company with its history, made inside the database: ten million messages in a few minutes. */
export async function seed(postgres: BenchPostgres, database: string, size: SeedSize): Promise<void> {
  const passwordHash = await hash(BENCH.password);
  const secrets = new SecretBox(SECRET_KEY).seal(
    BENCH.company,
    'channel.secrets',
    JSON.stringify({ app_secret: BENCH.appSecret, access_token: 'bench', verify_token: 'bench' }),
  );
  await postgres.run(database, company(passwordHash, secrets));
  await postgres.run(database, history(size));
  await postgres.run(database, `select setval('id_seq', 1000000000)`);
  await postgres.run(database, 'vacuum analyze');
  await postgres.run(database, 'checkpoint');
}

const company = (passwordHash: string, secrets: string): string => `
  insert into company (id, name, max_open_dialogs) values (${BENCH.company}, 'Bench', 10000);
  insert into operator (id, company_id, email, password_hash, first_name, last_name, role)
    select ${BENCH.firstOperator} + n, ${BENCH.company}, 'operator' || n || '@bench.test', '${passwordHash}', 'Operator', 'N' || n,
           case when n = 1 then 'admin' else 'supervisor' end from generate_series(1, ${BENCH.operators}) n;
  insert into operator_presence (operator_id, company_id, connected, seen_at, status)
    select id, company_id, true, now() + interval '1 day', 'online' from operator;
  insert into channel (id, company_id, transport, key, name, settings, secrets)
    values (${BENCH.channel}, ${BENCH.company}, 'whatsapp-cloud', '${BENCH.channelKey}', 'Bench',
            '{"phone_number_id": "${BENCH.phoneNumberId}", "waba_id": "100000000000002"}', '${secrets}')`;

/** Triggers and foreign keys are off while the rows are made: they are consistent by construction. */
const PLAIN_TEXT = `'Message number ' || n || ' of a conversation about an order'`;

const history = ({ clients, messages, openPercent, text = PLAIN_TEXT }: SeedSize): string => {
  const each = Math.max(1, Math.round(messages / clients));
  const operator = `${BENCH.firstOperator} + 1 + n % ${BENCH.operators}`;
  const time = (n: string): string => `now() - interval '1 year' * (1 - (${n})::float8 / ${messages})`;
  return `
  set session_replication_role = replica;
  insert into card (id, company_id) select ${BENCH.cards} + n, ${BENCH.company} from generate_series(1, ${clients}) n;
  insert into client (id, company_id, channel_id, card_id, name, phone)
    select ${BENCH.clients} + n, ${BENCH.company}, ${BENCH.channel}, ${BENCH.cards} + n, 'Client ' || n, (79000000000 + n)::text
      from generate_series(1, ${clients}) n;
  insert into client_identity (company_id, channel_id, kind, value, client_id)
    select ${BENCH.company}, ${BENCH.channel}, 'wa_id', (79000000000 + n)::text, ${BENCH.clients} + n from generate_series(1, ${clients}) n;
  insert into dialog (id, company_id, channel_id, client_id, state, operator_id, last_operator_id, request_id, last_message_id,
      last_message_kind, last_message_preview, last_message_at, last_inbound_at, unread_count, opened_at)
    select ${BENCH.dialogs} + n, ${BENCH.company}, ${BENCH.channel}, ${BENCH.clients} + n,
           case when n % 100 < ${openPercent} then 'open' else 'closed' end,
           case when n % 100 < ${openPercent} then ${operator} end, ${operator}, case when n % 100 < ${openPercent} then ${BENCH.requests} + n end,
           ${BENCH.messages} + n + ${clients} * ${each - 1}, 'from_client', 'The newest message of client ' || n,
           ${time(`n + ${clients} * ${each - 1}`)}, now(), 1, now() - interval '1 day'
      from generate_series(1, ${clients}) n;
  insert into request (id, company_id, dialog_id, client_id, channel_id, operator_id)
    select request_id, company_id, id, client_id, channel_id, operator_id from dialog where request_id is not null;
  insert into message (id, company_id, dialog_id, client_id, channel_id, kind, origin, text, status, external_id, sent_at, provider_at, created_at)
    select ${BENCH.messages} + n, ${BENCH.company}, ${BENCH.dialogs} + 1 + (n - 1) % ${clients}, ${BENCH.clients} + 1 + (n - 1) % ${clients},
           ${BENCH.channel}, case when n % 2 = 0 then 'from_client' else 'to_client' end, case when n % 2 = 0 then 'client' else 'console' end,
           ${text}, case when n % 2 = 0 then 0 else 60 end,
           'seed.' || n, ${time('n')}, ${time('n')}, ${time('n')}
      from generate_series(1, ${each * clients}) n;
  insert into message_external_id (company_id, channel_id, external_id, message_id)
    select company_id, channel_id, external_id, id from message;
  update operator_presence p set open_dialogs = (select count(*) from dialog d where d.operator_id = p.operator_id and d.state = 'open');
  set session_replication_role = origin`;
};
