import http from 'node:http';
import { allConnectors, connectorOf } from '#connectors/registry.js';
import type { SignedWebhook } from '#connectors/simulator/hooks.js';
import { simulatedProviders } from '#connectors/simulator/host.js';
import type { Phone } from '#connectors/simulator/phones.js';
import type { ProviderSimulator, SimulatedChannel } from '#connectors/simulator/provider-simulator.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { ApiProcess } from './api-process.js';
import { timing, type Timing } from './load.js';
import { SECRET_KEY, type BenchPostgres } from './postgres.js';
import { median, row, type Section } from './report.js';
import { BENCH, seed } from './seed.js';
import { aWorld } from './world.js';

const CONNECTIONS = 32;
const CLIENTS = 2_000;
/** More a second than any run here reaches; what is left over is thrown away. */
const MOST_PER_SECOND = 6_000;
const BESIDE = 'whatsapp-cloud';
const GOAL = 0.8;

/** Gupshup's self-serve API has its secret in the address, which the bench does not make. */
const SETTINGS: Record<string, Record<string, string>> = { 'whatsapp-gupshup': { api: 'partner' } };

/** A channel of the bench, and its provider's side of the wire. */
interface Contender {
  channel: SimulatedChannel;
  provider: ProviderSimulator;
  phones: Phone[];
}

/** B1 for every messenger that calls us by webhook: as many text messages a second as it takes, beside the Cloud API in the same round. */
export async function channelsBench(
  postgres: BenchPostgres,
  root: string,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Section> {
  await postgres.migrated('bench_channels');
  await seed(postgres, 'bench_channels', { clients: 10, messages: 10, openPercent: 100 });
  const contenders = await connectAll(postgres, 'bench_channels');
  const api = await ApiProcess.start(postgres.url('bench_channels'), root);
  const results = new Map<string, Timing[]>(contenders.map(({ channel }) => [channel.transport, []]));
  // Every client has written once before it counts: a new one costs more, at every messenger the same.
  for (const contender of contenders) await load(api.port, contender, firstMessages(contender));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const webhooks = Array.from({ length: MOST_PER_SECOND * seconds }, (_, n) => webhookOf(contender, n));
      const result = await load(api.port, contender, webhooks, seconds);
      if (result.errors > 0) throw new Error(`${result.errors} webhooks of ${contender.channel.transport} were not stored`);
      results.get(contender.channel.transport)?.push(result);
    }
  }
  await api.stop();
  await postgres.drop('bench_channels');
  return { ...describe(rounds, seconds), rows: rowsOf(results) };
}

const describe = (rounds: number, seconds: number): Omit<Section, 'rows'> => ({
  title: 'Every messenger beside the Cloud API',
  text: [
    `One text message a webhook from ${CLIENTS.toLocaleString('en')} clients with open dialogs, ${CONNECTIONS} connections, with each provider's own signature or secret,`,
    `made by its simulator before the clock starts. Medians of ${rounds} interleaved rounds of ${seconds} s. The ratio is to the Cloud API in the same rounds.`,
  ].join(' '),
  head: ['messenger', 'messages/s', 'ratio', 'goal', 'p50 ms', 'p99 ms', ''],
});

function rowsOf(results: Map<string, Timing[]>): string[][] {
  const beside = results.get(BESIDE) ?? [];
  return [...results].map(([transport, timings]) => {
    const ratio = median(timings.map(({ perSecond }, n) => perSecond / (beside[n]?.perSecond ?? Number.NaN)));
    const [p50, p99] = [median(timings.map((each) => each.p50)).toFixed(1), median(timings.map((each) => each.p99)).toFixed(1)];
    return row(
      transport,
      timings.map(({ perSecond }) => perSecond),
      ratio.toFixed(2),
      GOAL.toFixed(1),
      p50,
      p99,
      ratio >= GOAL ? 'met' : 'missed',
    );
  });
}

/** One channel of every kind whose simulator brings messages by webhook. */
async function connectAll(postgres: BenchPostgres, database: string): Promise<Contender[]> {
  const channels = allConnectors().map(({ transport, fields }): SimulatedChannel => {
    const values = (secret: boolean): Record<string, string> =>
      Object.fromEntries(
        fields
          .filter((field) => field.secret === secret && (field.required || field.generated))
          .map(({ name, example }) => [name, secret ? `1:${name}` : example]),
      );
    return {
      transport,
      key: `bench-${transport}`,
      name: transport,
      phone: null,
      settings: { ...values(false), ...SETTINGS[transport] },
      secrets: values(true),
      hookUrl: '',
    };
  });
  const world = aWorld(channels);
  const providers = simulatedProviders(world);
  const contenders = channels.flatMap((channel) => {
    const provider = providers.find(({ transport }) => transport === channel.transport);
    if (!provider) return [];
    const phones = Array.from({ length: CLIENTS }, (_, n) => aPhone(channel, n));
    return writes({ channel, provider, phones }) ? [{ channel, provider, phones }] : [];
  });
  for (const { channel } of contenders) {
    const sealed = new SecretBox(SECRET_KEY).seal(BENCH.company, 'channel.secrets', JSON.stringify(channel.secrets));
    const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    await postgres.run(
      database,
      `insert into channel (company_id, transport, key, name, settings, secrets) values (${BENCH.company}, ${text(channel.transport)},
         ${text(channel.key)}, ${text(channel.name)}, ${text(JSON.stringify(channel.settings))}, ${text(sealed)})`,
    );
  }
  return contenders;
}

const aPhone = ({ key, transport }: SimulatedChannel, n: number): Phone => ({
  ...{ id: `${transport}-${n}`, channelKey: key, name: `Client ${n}`, number: String(79_000_000_000 + n), messages: [] },
  settings: { autoRead: true, failNext: 'none' },
});

/** Null where this messenger's messages come another way (a socket of their own). */
function written({ channel, provider, phones }: Contender, n: number): SignedWebhook | null {
  const phone = phones[n % phones.length]!;
  const id = provider.newMessageId(phone);
  const shown = { id, direction: 'in' as const, text: 'Does it come in another colour?', at: new Date().toISOString() };
  return provider.webhookOf({ id, type: 'message', message: { shown, fileId: null, buttonsSentAs: null, settled: false } }, phone, channel);
}

function writes(contender: Contender): boolean {
  const webhook = written(contender, 0);
  const { channel } = contender;
  if (!webhook) return false;
  const request = { method: 'POST', headers: webhook.headers, query: {}, body: webhook.body } as const;
  return connectorOf(channel.transport)?.verify(request, { ...channel, id: 1, companyId: BENCH.company }) ?? false;
}

function webhookOf(contender: Contender, n: number): SignedWebhook {
  const webhook = written(contender, n);
  if (!webhook) throw new Error(`${contender.channel.transport} brings no webhook`);
  return webhook;
}

const firstMessages = (contender: Contender): SignedWebhook[] => contender.phones.map((_, n) => webhookOf(contender, n));

/** Sends what there is on all connections, for so long at the most. */
async function load(port: number, { channel }: Contender, webhooks: SignedWebhook[], seconds = 60): Promise<Timing> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ready = [...webhooks].reverse();
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (let next = ready.pop(); next && performance.now() - began < seconds * 1000; next = ready.pop()) {
        const sent = performance.now();
        if (isTaken(await post(agent, port, channel, next).catch(() => 0))) times.push(performance.now() - sent);
        else errors += 1;
      }
    }),
  );
  agent.destroy();
  return timing(times, (performance.now() - began) / 1000, errors);
}

/** Resolves with the answer's status; a broken connection is 0, and not taken for an answer. */
function post(agent: http.Agent, port: number, { transport, key }: SimulatedChannel, { body, headers }: SignedWebhook): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: '127.0.0.1', port, method: 'POST', path: `/hooks/${transport}/${key}` };
    const request = http.request(
      { ...options, headers: { 'content-type': 'application/json', 'content-length': body.length, ...headers } },
      (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 999)),
    );
    request.on('error', reject).end(body);
  });
}

const isTaken = (status: number): boolean => status >= 200 && status < 300;
