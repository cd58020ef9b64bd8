import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { phoneOf } from './support/load.js';
import { Operator } from './support/operator.js';
import { Product } from './support/product.js';
import { PROVIDER_NETWORK, Provider, type ProviderChannel } from './support/provider.js';
import { until } from './support/until.js';

const PHONES = 20;
const KILLS = 5;

const says = (id: string, text: string, exits: Record<string, string>, wait: object | null = null): object => ({
  ...{ kind: 'message', id, title: '', at: { x: 0, y: 0 }, exits, text, file: null, buttons: [], list: null, wait },
});

/** Each client is asked twice, and waits a second between. */
const STEPS = [
  says('hello', 'What is your name?', { text: 'pause' }, { timeoutSeconds: null }),
  { kind: 'delay', id: 'pause', title: '', at: { x: 0, y: 0 }, exits: { next: 'where' }, until: { kind: 'for', seconds: 1 } },
  says('where', 'Where are you?', { text: 'bye' }, { timeoutSeconds: null }),
  says('bye', 'Thank you', {}),
];
const STORY = ['hello', 'pause', 'where', 'bye'];
const SAID = ['What is your name?', 'Where are you?', 'Thank you'];

/** Between its death and its next life there is nobody to kill. */
function killIfRunning(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

describe('the workers are killed at random while bots talk', { timeout: 300_000 }, () => {
  let product: Product;
  let provider: Provider;
  let channel: ProviderChannel;
  before(async () => {
    provider = await Provider.start();
    product = await Product.start({ OUTBOUND_ALLOW: PROVIDER_NETWORK });
    channel = await provider.connect(await Operator.signIn(product));
    await product.rows(
      `with c as (select company_id as id from channel where id = $1),
            s as (insert into scenario (company_id, name, draft, enabled) select id, 'Faults', $2, true from c returning id, company_id),
            v as (insert into scenario_revision (company_id, scenario_id, number, content) select company_id, id, 1, $2 from s returning *)
       insert into scenario_trigger (company_id, scenario_id, revision_id, name, kind, channel_ids, detail)
       select company_id, scenario_id, id, 't', 'first_message', array[$1::bigint], '{"of": "client"}' from v`,
      [channel.id, JSON.stringify({ format: 1, start: 'hello', steps: STEPS, triggers: [], variables: [], settings: {} })],
    );
  });
  after(async () => {
    await product?.stop();
    await provider?.stop();
  });

  /** What the bot has said to a client, in order. */
  const said = async (phone: string): Promise<string[]> =>
    (
      await product.rows<{ text: string }>(
        `select m.text from message m join client_identity i on i.client_id = m.client_id
          where i.channel_id = $1 and i.value = $2 and m.origin = 'scenario' and m.kind = 'autoreply' order by m.id`,
        [channel.id, phone],
      )
    ).map(({ text }) => text);

  async function talk(phone: string): Promise<void> {
    await channel.write(phone, 'Hello');
    for (const [n, answer] of ['Vera', 'Kazan'].entries()) {
      await until(`${phone} is asked`, 120_000, async () => (await said(phone)).length > n);
      await channel.write(phone, answer);
    }
    await until(`${phone} is thanked`, 120_000, async () => (await said(phone)).length >= SAID.length);
  }

  it('F04: each run ends, and each of its steps has its effect once', async () => {
    const phones = Array.from({ length: PHONES }, (_each, n) => phoneOf(n + 1));
    const talks = Promise.all(phones.map((phone) => talk(phone)));
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(2_000 + Math.random() * 4_000);
      killIfRunning(product.pidOf('Workers'));
    }
    await talks;
    for (const phone of phones) assert.deepEqual(await said(phone), SAID);
    const runs = await product.rows<{ state: string; steps: string[] }>(
      `select r.state, (select array_agg(s.step_id order by s.seq) from scenario_run_step s where s.run_id = r.id) as steps
         from scenario_run r join dialog d on d.id = r.dialog_id where d.channel_id = $1`,
      [channel.id],
    );
    assert.deepEqual(
      runs.map(({ state, steps }) => [state, ...steps]),
      phones.map(() => ['ended', ...STORY]),
    );
  });
});
