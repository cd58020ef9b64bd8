import { startSimulators, type RunningSimulators } from '#connectors/simulator/host.js';
import type { ShownMessage } from '#connectors/simulator/phones.js';
import type { SimulatedChannel } from '#connectors/simulator/provider-simulator.js';
import { NO_CONTENT, type ScenarioContent } from '#domain/scenarios/content.js';
import { keptOrFreePort } from '../../apps/launcher/src/network/ports.js';
import { ApiUnderTest } from './api-under-test.js';
import type { Browser } from './browser.js';
import { aChannel } from './rows.js';
import { TestTemporal } from './temporal.js';
import { until } from './until.js';
import { workersFor, type RunningWorkers } from './workers-for.js';

/** The form of each channel that bots are tried on, as the simulators want it. */
const CHANNELS = {
  'whatsapp-cloud': (sim: string) => ({
    settings: { phone_number_id: '100000000000001', waba_id: '100000000000002', base_url: `${sim}/v25.0` },
    secrets: { access_token: 'EAAG-token', app_secret: 'app-secret', verify_token: 'verify' },
  }),
  'telegram-bot': (sim: string) => ({
    settings: { delivery: 'webhook', base_url: `${sim}/telegram` },
    secrets: { bot_token: '100000001:test-token', webhook_secret: 'hook-secret' },
  }),
};
export type PhoneTransport = keyof typeof CHANNELS;
export const PHONES = Object.keys(CHANNELS) as PhoneTransport[];

/** The first answer waits until the workers have made their workflows ready, which takes a busy machine long. */
export const WITHIN_MS = 60_000;

/** A company with bots: the real API, workers, PostgreSQL and Temporal, and the providers' simulators with their phones. */
export class BotWorld {
  admin!: Browser;
  companyId = 0;
  private workers: RunningWorkers | undefined;
  private readonly channels: SimulatedChannel[] = [];
  private readonly channelIds = new Map<PhoneTransport, number>();
  private scenarios = 0;

  private simulators: RunningSimulators | undefined;

  private constructor(
    readonly api: ApiUnderTest,
    private readonly temporal: TestTemporal,
    private readonly simulatorPort: number,
    private readonly allowed: string,
  ) {}

  /**
   * The simulators know their channels from the beginning, and the channels their provider: so its port is chosen first. Beside
   * them only these networks may be called.
   */
  static async start(...networks: string[]): Promise<BotWorld> {
    const port = await keptOrFreePort(undefined);
    const allowed = [`127.0.0.1/32:${port}`, ...networks].join(',');
    const [api, temporal] = await Promise.all([ApiUnderTest.start({ OUTBOUND_ALLOW: allowed }), TestTemporal.create()]);
    const world = new BotWorld(api, temporal, port, allowed);
    await Promise.all([temporal.start(), api.app.listen(0, '127.0.0.1')]);
    world.admin = await api.browser().registers();
    world.companyId = world.admin.me.company.id;
    for (const transport of PHONES) world.channels.push(await world.connect(transport));
    world.simulators = await startSimulators({ port, channels: world.channels, pace: { sentMs: 5, deliveredMs: 5, readMs: 5 } });
    await world.startWorkers();
    return world;
  }

  async stop(): Promise<void> {
    await this.stopWorkers();
    await this.api.stop();
    await this.simulators?.close();
    await this.temporal.dispose();
  }

  async startWorkers(): Promise<void> {
    this.workers = await workersFor(this.api, {
      TEMPORAL_ADDRESS: this.temporal.address,
      OUTBOUND_ALLOW: this.allowed,
    });
  }

  async stopWorkers(): Promise<void> {
    await this.workers?.stop();
    this.workers = undefined;
  }

  channel(transport: PhoneTransport): number {
    return this.channelIds.get(transport) ?? 0;
  }

  /** Publishes a scenario that begins with this word. Resolves with its id. */
  async publishes(word: string, content: Partial<ScenarioContent>, more: { kind: string; detail: object }[] = []): Promise<number> {
    const [row] = await this.api.rows<{ id: string }>(
      `insert into scenario (company_id, name, draft, enabled) values ($1, $2, '{}', true) returning id`,
      [this.companyId, `Scenario ${(this.scenarios += 1)}`],
    );
    const id = Number(row?.id);
    await this.revises(id, 1, content, [{ kind: 'keyword', detail: { words: [word], match: 'is' } }, ...more]);
    return id;
  }

  async revises(
    scenarioId: number,
    number: number,
    content: Partial<ScenarioContent>,
    triggers: { kind: string; detail: object }[],
  ): Promise<number> {
    const whole: ScenarioContent = { ...NO_CONTENT, start: content.steps?.[0]?.id ?? null, ...content };
    const [row] = await this.api.rows<{ id: string }>(
      `insert into scenario_revision (company_id, scenario_id, number, content) values ($1, $2, $3, $4) returning id`,
      [this.companyId, scenarioId, number, JSON.stringify(whole)],
    );
    await this.api.rows(`update scenario set published_id = $1 where id = $2`, [row?.id, scenarioId]);
    await this.api.rows(`delete from scenario_trigger where scenario_id = $1`, [scenarioId]);
    for (const { kind, detail } of triggers) {
      await this.api.rows(
        `insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, detail) values ($1, $2, $3, 't', $4, $5)`,
        [this.companyId, scenarioId, row?.id, kind, JSON.stringify(detail)],
      );
    }
    return Number(row?.id);
  }

  /** As deleting it in the console does: nothing of it listens any more; what was sent stays pressable. */
  async deletes(scenarioId: number): Promise<void> {
    await this.api.rows(`delete from scenario_trigger where scenario_id = $1`, [scenarioId]);
    await this.api.rows(`update scenario set deleted_at = now(), published_id = null where id = $1`, [scenarioId]);
  }

  /** A new phone with its owner. */
  async phone(transport: PhoneTransport): Promise<Phone> {
    const channel = this.channels.find((each) => each.transport === transport);
    if (!channel) throw new Error(`No channel of ${transport}`);
    const address = `http://127.0.0.1:${this.simulatorPort}/simulator/phones/${channel.key}/clients`;
    const { clientId } = await post<{ clientId: string }>(address, {});
    return new Phone(this, `${address}/${clientId}`, this.channel(transport));
  }

  private async connect(transport: PhoneTransport): Promise<SimulatedChannel> {
    const form = CHANNELS[transport](`http://127.0.0.1:${this.simulatorPort}`);
    const { id, key, webhookPath } = await aChannel(this.admin, { transport, name: transport, phone: null, unchecked: true, ...form });
    this.channelIds.set(transport, id);
    const { port } = this.api.app.getHttpServer().address() as { port: number };
    return { transport, key, name: transport, phone: null, ...form, hookUrl: `http://127.0.0.1:${port}${webhookPath}` } as SimulatedChannel;
  }
}

/** One client's phone, as its owner uses it. */
export class Phone {
  private dialogId = 0;

  constructor(
    private readonly world: BotWorld,
    private readonly address: string,
    private readonly channelId: number,
  ) {}

  async writes(text: string): Promise<void> {
    await post(`${this.address}/messages`, { text });
  }

  /** Presses the button with this title on the newest message that has it and reads so. */
  async presses(title: string, on: string): Promise<void> {
    const message = (await this.messages()).findLast(
      ({ text, buttons }) => text?.includes(on) && buttons?.some((each) => each.title === title),
    );
    const payload = message?.buttons?.find((button) => button.title === title)?.payload;
    if (!message || payload === undefined) throw new Error(`The phone shows no button "${title}" on "${on}"`);
    await post(`${this.address}/press`, { messageId: message.id, payload });
  }

  /** What the company has said, in order. */
  async said(): Promise<string[]> {
    return (await this.messages()).filter(({ direction }) => direction === 'out').map(({ text }) => text ?? '');
  }

  /** Waits until the company has said this, and nothing else. */
  async hears(...texts: string[]): Promise<void> {
    const heard = async (): Promise<string[]> => (await this.said()).map((text) => text.split('\n')[0] ?? '');
    await until(async () => (await heard()).length >= texts.length, `the phone hears "${texts.at(-1)}"`, WITHIN_MS).catch(
      async (error: unknown) => {
        throw new Error(`${String(error)}; it heard ${JSON.stringify(await heard())}`);
      },
    );
    expect(await heard()).toEqual(texts);
  }

  /** The dialog of its owner, once there is one. */
  async dialog(): Promise<{ id: number; state: string; runState: string | null; operatorId: number | null; requestId: number | null }> {
    const { name } = (await this.state()).client;
    const [row] = await this.world.api.rows<{
      id: string;
      state: string;
      run_state: string | null;
      operator_id: string | null;
      request_id: string;
    }>(
      `select d.* from dialog d join client c on c.id = d.client_id join card k on k.id = c.card_id
        where d.channel_id = $1 and coalesce(k.name, c.name) = $2`,
      [this.channelId, name],
    );
    if (!row) throw new Error('The dialog is not there');
    this.dialogId = Number(row.id);
    const [operatorId, requestId] = [row.operator_id, row.request_id].map((id) => (id === null ? null : Number(id)));
    return { id: this.dialogId, state: row.state, runState: row.run_state, operatorId: operatorId ?? null, requestId: requestId ?? null };
  }

  /** What colleagues read in its dialog about its bot. */
  async lines(): Promise<string[]> {
    const { id } = await this.dialog();
    const rows = await this.world.api.rows<{ code: string }>(
      `select content -> 'system' ->> 'code' as code from message where dialog_id = $1 and kind = 'system' order by id`,
      [id],
    );
    return rows.map(({ code }) => code).filter((code) => code.startsWith('bot_'));
  }

  async runs(): Promise<{ state: string; reason: string | null }[]> {
    const { id } = await this.dialog();
    return this.world.api.rows(`select state, ended_reason as reason from scenario_run where dialog_id = $1 order by started_at, id`, [id]);
  }

  async messages(): Promise<ShownMessage[]> {
    return (await this.state()).messages;
  }

  /** The first thing that its stream says is the whole screen. */
  private async state(): Promise<{ client: { name: string }; messages: ShownMessage[] }> {
    const stopping = new AbortController();
    const answer = await fetch(`${this.address}/stream`, { signal: stopping.signal });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      if (text.includes('\n\n')) break;
    }
    stopping.abort();
    return JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '{}') as { client: { name: string }; messages: ShownMessage[] };
  }
}

async function post<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (answer.status === 204 ? null : await answer.json()) as T;
}
