import { randomUUID } from 'node:crypto';
import { Database } from '#persistence/database.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { Idempotency } from '#persistence/tokens/idempotency.store.js';
import { deleteExpired } from '#persistence/upkeep/expired-rows.queue.js';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import { aDialog, type DialogRows } from '../../../../../test/api/rows.js';
import { V1World } from '../../../../../test/api/v1-world.js';

describe('Idempotency-Key', () => {
  let api: ApiUnderTest;
  let other: Awaited<ReturnType<ApiUnderTest['another']>>;
  let world: V1World;
  let dialog: DialogRows;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    other = await api.another();
    world = await V1World.of(api);
  });
  beforeEach(async () => {
    dialog = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId });
  });
  afterAll(async () => {
    await other.close();
    await api.stop();
  });

  const post = (key: string, body: object = {}, { app = api.app, token = world.token, url = '/v1/messages' } = {}): Promise<Answer> =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: token, 'idempotency-key': key },
      payload: { client_id: dialog.clientId, text: 'Still warm', ...body },
    });
  const messages = async (): Promise<number> => (await api.rows('select 1 from message where dialog_id = $1', [dialog.dialogId])).length;
  const row = async (key: string): Promise<Record<string, unknown> | undefined> =>
    (await api.rows<Record<string, unknown>>('select status, answer from api_idempotency where key = $1', [key]))[0];

  it('the same request again gets the first answer, and nothing happens twice', async () => {
    const key = randomUUID();
    const first = await post(key);
    expect([first.statusCode, first.headers['idempotent-replayed']]).toEqual([200, undefined]);
    const again = await post(key);
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
    expect(again.json()).toEqual(first.json());
    expect(await messages()).toBe(1);
  });

  it('parameters in another order or place are the same request', async () => {
    const key = randomUUID();
    await post(key, { type: 'comment' });
    const again = await api.inject({
      method: 'POST',
      url: `/v1/messages/?type=comment`,
      headers: { authorization: world.token, 'idempotency-key': key },
      payload: { text: 'Still warm', client_id: dialog.clientId },
    });
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([200, 'true']);
  });

  it('twenty copies at once at two processes: one happens, all others hear of it or are asked to wait', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => post(key, {}, { app: n % 2 === 0 ? api.app : other })));
    expect(await messages()).toBe(1);
    expect(answers.filter(({ statusCode, headers }) => statusCode === 200 && !headers['idempotent-replayed'])).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode !== 200 && statusCode !== 409)).toEqual([]);
    const waiting = answers.find(({ statusCode }) => statusCode === 409);
    if (waiting) expect([waiting.json().message, waiting.headers['retry-after']]).toEqual([expect.stringContaining('still running'), '1']);
    expect((await post(key)).headers['idempotent-replayed']).toBe('true');
  });

  it('twenty copies whose first answer got lost on the way: the message is still one', async () => {
    const key = randomUUID();
    await post(key);
    await api.rows(`update api_idempotency set status = null, answer = null, created_at = now() - interval '1 hour' where key = $1`, [key]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key)));
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(0);
    expect(await messages()).toBe(1);
  });

  it('another request with the key is refused', async () => {
    const key = randomUUID();
    await post(key);
    for (const answer of [await post(key, { text: 'Cold' }), await post(key, {}, { url: '/v1/messages/inbox' })]) {
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ status: 'error', message: expect.stringContaining('another request') });
    }
    expect(await messages()).toBe(1);
  });

  it('a key belongs to its token', async () => {
    const key = randomUUID();
    await post(key);
    const answer = await post(key, { text: 'Cold' }, { token: await api.token(world.companyId) });
    expect([answer.statusCode, answer.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect(await messages()).toBe(2);
  });

  it('a refusal is an answer too', async () => {
    const key = randomUUID();
    const first = await post(key, { client_id: 'nobody' });
    const again = await post(key, { client_id: 'nobody' });
    expect(first.statusCode).toBe(400);
    expect(first.json().errors.client_id).toHaveLength(1);
    expect([again.statusCode, again.headers['idempotent-replayed'], again.json()]).toEqual([400, 'true', first.json()]);
  });

  it('what went wrong on our side is not kept', async () => {
    const key = randomUUID();
    await api.rows('alter table sending rename to sending_away');
    expect((await post(key)).statusCode).toBe(500);
    await api.rows('alter table sending_away rename to sending');
    expect(await row(key)).toBeUndefined();
    expect((await post(key)).statusCode).toBe(200);
  });

  it('while the first runs, others wait; when it crashed, the next takes over after two minutes', async () => {
    const key = randomUUID();
    const first = await post(key);
    const unanswered = (seconds: number): Promise<unknown> =>
      api.rows(`update api_idempotency set status = null, answer = null, created_at = now() - $2 * interval '1 second' where key = $1`, [
        key,
        seconds,
      ]);
    await unanswered(60);
    expect((await post(key)).statusCode).toBe(409);
    expect((await post(key, { text: 'Cold' })).statusCode).toBe(422);
    await unanswered(121);
    expect((await post(key)).json()).toEqual(first.json());
  });

  it('whoever was given up does not write over his successor', async () => {
    const store = new Idempotency(api.app.get(Database));
    const [found] = await api.rows<{ id: string }>('select id from api_token where company_id = $1', [world.companyId]);
    const call = { companyId: world.companyId, tokenId: Number(found!.id), key: randomUUID(), digest: Buffer.from('same') };
    const slow = await store.claim(call);
    await api.rows(`update api_idempotency set created_at = now() - interval '3 minutes' where key = $1`, [call.key]);
    const successor = await store.claim(call);
    if (slow.state !== 'ours' || successor.state !== 'ours') throw new Error('both should have run');
    await store.keep(call, successor.claimedAt, { status: 200, answer: 'of the successor' });
    await store.keep(call, slow.claimedAt, { status: 200, answer: 'too late' });
    await store.forget(call, slow.claimedAt);
    expect(await store.claim(call)).toEqual({ state: 'answered', status: 200, answer: 'of the successor' });
  });

  it('after a day the key is free again, and upkeep deletes it', async () => {
    const [used, old] = [randomUUID(), randomUUID()];
    await post(used);
    await post(old);
    await api.rows(`update api_idempotency set created_at = now() - interval '25 hours' where key = any($1)`, [[used, old]]);
    const again = await post(used, { type: 'comment', text: 'Another day' });
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([200, undefined]);
    expect(await deleteExpired(api.app.get(JobsDatabase))).toMatchObject({ api_idempotency: 1 });
    expect([await row(old), await row(used)]).toEqual([undefined, expect.objectContaining({ status: 200 })]);
  });

  it.each(['', 'a'.repeat(256), 'with blank'])('a key that is none is refused: %p', async (key) => {
    expect((await post(key)).statusCode).toBe(400);
    expect(await messages()).toBe(0);
  });

  it('says nothing to a GET', async () => {
    const answer = await api.inject({
      method: 'GET',
      url: '/v1/messages',
      headers: { authorization: world.token, 'idempotency-key': 'k' },
    });
    expect(answer.statusCode).toBe(200);
    expect(await row('k')).toBeUndefined();
  });
});
