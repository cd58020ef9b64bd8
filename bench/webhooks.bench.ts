import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { readEnv } from '../apps/workers/src/env.js';
import { Workers } from '../apps/workers/src/workers.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import { row, type Section } from './report.js';
import { BENCH, seed } from './seed.js';

const DATABASE = 'bench_webhooks';
/** Nobody listens there: first attempts need no Temporal. */
const NO_TEMPORAL = '127.0.0.1:9';
const GOAL = 200;
/** The share of its pace that an endpoint keeps while another hangs. */
const GOAL_SHARE = 0.8;

/** An integrator's program: counts what it gets, or takes it and says nothing. */
class Endpoint {
  received = 0;
  private readonly server: Server = createServer((request, response) => {
    request.resume().on('end', () => {
      this.received += 1;
      if (!this.hangs) response.writeHead(204).end();
    });
  });

  constructor(private readonly hangs: boolean) {}

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.2', resolve));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
}

/** Events of messages to one endpoint that answers at once: deliveries a second, alone and while another one hangs. */
export async function webhooksBench(postgres: BenchPostgres, events: number): Promise<Section> {
  await postgres.migrated(DATABASE);
  await seed(postgres, DATABASE, { clients: 1_000, messages: Math.max(events, 10_000), openPercent: 100 });
  const [fast, hanging] = [new Endpoint(false), new Endpoint(true)];
  await Promise.all([fast.start(), hanging.start()]);
  const alone = await delivered(postgres, events, fast, [fast]);
  const beside = await delivered(postgres, events, fast, [fast, hanging]);
  fast.stop();
  hanging.stop();
  await postgres.drop(DATABASE);
  const share = beside / alone;
  return {
    title: 'Webhook deliveries a second',
    text: [
      `${events.toLocaleString('en')} events of messages, from the log to 2xx and its note: the body made, signed, sent over HTTP to a program in the same process, the attempt stored. One worker process, eight places for an endpoint.`,
      'The other endpoint listens for the same events and never answers.',
    ].join(' '),
    head: ['workload', 'deliveries/s', 'goal', ''],
    rows: [
      row('one endpoint', [alone], `${GOAL}/s`, alone >= GOAL ? 'met' : 'missed'),
      row(
        'the same while another hangs',
        [beside],
        `${GOAL_SHARE * 100} % of it`,
        share >= GOAL_SHARE ? `met: ${Math.round(share * 100)} %` : `missed: ${Math.round(share * 100)} %`,
      ),
    ],
  };
}

async function delivered(postgres: BenchPostgres, events: number, watched: Endpoint, endpoints: Endpoint[]): Promise<number> {
  const run = `${DATABASE}_run`;
  const url = await postgres.clone(DATABASE, run);
  const sealed = new WebhookSecrets(new SecretBox(SECRET_KEY)).seal(BENCH.company, WebhookSecrets.fresh());
  for (const { port } of endpoints) {
    await postgres.run(
      run,
      `insert into webhook (company_id, name, url, events, secrets, created_at)
       values (${BENCH.company}, 'bench ${port}', 'http://127.0.0.2:${port}/', '{inbox,outbox}', '${sealed}', now() - interval '1 hour')`,
    );
  }
  const allowed = endpoints.map(({ port }) => `127.0.0.2/32:${port}`).join(',');
  const variables = {
    DATABASE_URL: url,
    SECRET_KEY,
    FILES_DIR: '.',
    OUTBOUND_ALLOW: allowed,
    TEMPORAL_ADDRESS: NO_TEMPORAL,
    METRICS_PORT: '0',
  };
  const workers = await Workers.start(readEnv(variables), pino({ level: 'silent' }));
  const before = watched.received;
  const began = performance.now();
  await postgres.run(
    run,
    `insert into event (company_id, kind, dialog_id, message_id)
     select company_id, 'message_added', dialog_id, id from message where kind in ('from_client', 'to_client') order by id limit ${events}`,
  );
  while (watched.received - before < events) await sleep(5);
  const perSecond = events / ((performance.now() - began) / 1000);
  await workers.stop(1_000);
  await postgres.drop(run);
  return perSecond;
}
