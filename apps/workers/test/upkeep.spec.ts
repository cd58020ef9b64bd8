import { Rig, eventually } from '../testing/rig.js';

let rig: Rig;
beforeEach(async () => (rig = await Rig.create()));
afterEach(async () => rig.dispose());

const count = async (table: string): Promise<number> => (await rig.rows(`select 1 from ${table}`)).length;

async function anOperator(email: string, silentSeconds: number): Promise<number> {
  const names = { email, password_hash: '-', first_name: 'Anna', role: 'operator' };
  const id = await rig.insert('operator', { company_id: rig.companyId, ...names });
  await rig.owner.query(
    `insert into operator_presence (operator_id, company_id, connected, seen_at) values ($1, $2, true, now() - make_interval(secs => $3))`,
    [id, rig.companyId, silentSeconds],
  );
  return id;
}

it('an operator whose console fell silent counts as disconnected, and everybody hears of it; the others stay', async () => {
  const silent = await anOperator('silent@example.test', 50);
  const present = await anOperator('present@example.test', 20);
  await rig.startWorkers();
  const connected = async (id: number): Promise<boolean> =>
    (await rig.row<{ connected: boolean }>(`select connected from operator_presence where operator_id = $1`, [id])).connected;
  await eventually('the silent one is disconnected', async () => !(await connected(silent)));
  expect(await connected(present)).toBe(true);
  expect(await rig.rows(`select operator_id::int as id from event where kind = 'operator_changed'`)).toEqual([{ id: silent }]);
});

it('a status that missed the answer of its send by a moment is shown all the same', async () => {
  const channel = await rig.aChannel();
  const id = await rig.toSend(await rig.aDialog(channel, 'anna'), 'hello');
  await rig.owner.query(`delete from sending where message_id = $1`, [id]);
  await rig.owner.query(`update message set status = 30, external_id = 'ext-missed' where id = $1`, [id]);
  const values = [rig.companyId, channel, 'ext-missed'];
  await rig.owner.query(`insert into message_external_id (company_id, channel_id, external_id, message_id) values ($1, $2, $3, $4)`, [
    ...values,
    id,
  ]);
  await rig.owner.query(`insert into early_status (company_id, channel_id, external_id, status) values ($1, $2, $3, 50)`, values);
  await rig.owner.query(
    `insert into early_status (company_id, channel_id, external_id, status) values ($1, $2, 'ext-of-nobody', 50)`,
    values.slice(0, 2),
  );
  await rig.startWorkers();
  await eventually('it is shown as delivered', async () => (await rig.message(id)).status === 50);
  expect(await rig.rows('select external_id from early_status')).toEqual([{ external_id: 'ext-of-nobody' }]);
  expect(await rig.rows(`select 1 from event where kind = 'message_changed' and message_id = $1`, [id])).toHaveLength(1);
});

it('what is too old is deleted, and nothing else', async () => {
  const channel = await rig.aChannel();
  const operator = await anOperator('anna@example.test', 0);
  const { companyId } = rig;
  for (const age of ['8 days', '6 days']) {
    await rig.owner.query(`insert into event (company_id, kind, created_at) values ($1, 'dialog_changed', now() - $2::interval)`, [
      companyId,
      age,
    ]);
  }
  for (const [expires, idle] of [
    ['-1 minute', '0'],
    ['1 day', '14 days 1 minute'],
    ['1 day', '13 days'],
  ] as const) {
    await rig.owner.query(
      `insert into session (company_id, operator_id, token_hash, csrf_token, expires_at, last_activity_at)
       values ($1, $2, $3, 'x', now() + $4::interval, now() - $5::interval)`,
      [companyId, operator, Buffer.from(`${expires} ${idle}`), expires, idle],
    );
  }
  for (const age of ['31 days', '29 days']) {
    await rig.owner.query(
      `insert into quarantined_update (company_id, channel_id, reason, error, body, received_at) values ($1, $2, 'unparsable', 'x', '', now() - $3::interval)`,
      [companyId, channel, age],
    );
  }
  await rig.startWorkers();
  await eventually('the old ones are gone', async () => (await count('quarantined_update')) === 1);
  expect(await count('event')).toBe(1);
  expect(await count('session')).toBe(1);
});

it('says of itself what /readyz asks for', async () => {
  await rig.aDialog(await rig.aChannel(), 'anna');
  const entry = { company_id: rig.companyId, process: 'message-retry', action: 'signal', workflow_id: 'x', payload: '{}' };
  await rig.insert('outbox', { ...entry, created_at: new Date(Date.now() - 90_000) });
  await rig.startWorkers();
  await eventually('there is a report', async () => (await count('process_health')) === 1);
  const { detail } = await rig.row<{ detail: Record<string, unknown> }>(`select detail from process_health where process = 'workers'`);
  expect(detail).toMatchObject({ temporal: 'unreachable', outboxRows: 1, sendingQueued: 0 });
  expect(detail['relayLagSeconds']).toBeGreaterThanOrEqual(90);
});

it('serves its metrics, with sends by transport and outcome', async () => {
  const { metricsPort } = await rig.startWorkers();
  const message = await rig.toSend(await rig.aDialog(await rig.aChannel(), 'anna'), 'hello');
  await eventually('it is accepted', async () => (await rig.message(message)).status === 30);
  const url = `http://127.0.0.1:${metricsPort}`;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const text = await (await fetch(`${url}/metrics`)).text();
  expect(text).toContain('deskwire_send_duration_seconds_count{transport="plain",outcome="accepted"} 1');
  expect(text).toMatch(/deskwire_outbox_lag_seconds \d/);
});

it('ends soon though a provider hangs, and what it was sending is confirmed later', async () => {
  const message = await rig.toSend(await rig.aDialog(await rig.aChannel({ timeoutMs: 60_000 }), 'anna'), 'hello');
  rig.provider.answers(() => 'hang');
  const workers = await rig.startWorkers();
  await eventually('the provider has it', () => rig.provider.received.length === 1);
  const started = Date.now();
  await workers.stop(1_000);
  expect(Date.now() - started).toBeLessThan(4_000);
  expect(await rig.sendingState(message)).toBe('sending');
});
