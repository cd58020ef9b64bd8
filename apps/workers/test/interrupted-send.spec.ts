import { spawn } from 'node:child_process';
import { Rig, eventually } from '../testing/rig.js';

let rig: Rig;
beforeEach(async () => (rig = await Rig.create()));
afterEach(async () => rig.dispose());

const root = new URL('../../../', import.meta.url);

async function whatsappMessage(): Promise<{ first: number; second: number }> {
  const settings = { phone_number_id: '100000000000001', waba_id: '1', base_url: `http://127.0.0.1:${rig.provider.port}` };
  const dialog = await rig.aDialog(await rig.aChannel({ transport: 'whatsapp-cloud', settings }), '79001234567');
  return { first: await rig.toSend(dialog, 'one'), second: await rig.toSend(dialog, 'two') };
}

/** The real process, killed without a warning while the provider holds its request. */
async function killedWhileSending(): Promise<void> {
  rig.provider.answers(() => 'hang');
  const args = ['--import', './test/setup/typescript.mjs', 'apps/workers/src/main.ts'];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...rig.variables() }, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    await eventually('the provider has the request', () => rig.provider.received.length > 0);
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

it('a message whose sender was killed in the middle is not sent again by itself, and goes on as unconfirmed', async () => {
  const { first, second } = await whatsappMessage();
  await killedWhileSending();
  expect(await rig.sendingState(first)).toBe('sending');
  await rig.owner.query(`update sending set claimed_at = claimed_at - interval '61 seconds' where message_id = $1`, [first]);
  await rig.startWorkers();
  await eventually('it is unconfirmed', async () => (await rig.sendingState(first)) === 'unconfirmed');
  expect(await rig.message(first)).toMatchObject({ status: 20, error: { code: 'answer_lost' } });
  expect(await rig.row(`select workflow_id, payload ->> 'reason' as reason from outbox`)).toEqual({
    workflow_id: `message-retry:${first}`,
    reason: 'answer_lost',
  });
  expect(await rig.sendingState(second)).toBe('queued');
  expect(rig.provider.received).toHaveLength(1);
});

it('a claim that is kept is not taken for interrupted', async () => {
  const { first } = await whatsappMessage();
  await rig.owner.query(
    `update sending set state = 'sending', attempt = 1, claimed_at = now() - interval '50 seconds' where message_id = $1`,
    [first],
  );
  await rig.startWorkers();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await rig.sendingState(first)).toBe('sending');
});

it('messages behind an unconfirmed one wait two minutes for it, and no longer', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const first = await rig.toSend(dialog, 'one');
  const second = await rig.toSend(dialog, 'two');
  await rig.owner.query(`update sending set state = 'unconfirmed', claimed_at = now() where message_id = $1`, [first]);
  await rig.startWorkers();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(rig.provider.received).toHaveLength(0);
  await rig.owner.query(`update sending set claimed_at = now() - interval '121 seconds' where message_id = $1`, [first]);
  await eventually('the second is accepted', async () => (await rig.message(second)).status === 30);
  expect(rig.provider.textsTo('anna')).toEqual(['two']);
});
