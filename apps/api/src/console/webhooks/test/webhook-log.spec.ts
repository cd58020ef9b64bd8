import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aWebhook } from '../../../../../../test/api/rows.js';
import type { DeliveryPage, WholeDelivery } from '../webhook-log.dto.js';

describe("a webhook's log", () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let webhookId: number;
  let deliveryId: number;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    ({ webhookId, deliveryId } = await aWebhook(api, anna));
  });
  afterAll(() => api.stop());

  const at = (path = ''): string => `/api/webhooks/${webhookId}${path}`;
  const page = async (query = ''): Promise<DeliveryPage> => (await anna.get(at(`/deliveries${query}`))).json();
  const whole = async (id = deliveryId): Promise<WholeDelivery> => (await anna.get(at(`/deliveries/${id}`))).json();
  const addRows = (count: number, state: string, hookType = 'outbox') =>
    api.rows(
      `insert into webhook_delivery (company_id, webhook_id, key, hook_type, body, state)
       select $1, $2, 'msg_' || $2::bigint || $4 || $5 || n, $4, '{}', $5 from generate_series(1, $3) n`,
      [anna.me.company.id, webhookId, count, hookType, state],
    );

  it('shows a delivery with what was sent, and what came back each time', async () => {
    expect((await page()).items).toEqual([
      expect.objectContaining({ id: deliveryId, event: 'inbox', state: 'failed', status: 500, durationMs: 120 }),
    ]);
    expect(await whole()).toMatchObject({
      ...{ body: '{"hook_type":"inbox"}', state: 'failed', attempts: 10 },
      log: [{ durationMs: 120, status: 500, answer: 'Out of order', error: null }],
    });
  });

  it('is read in pages, the newest first, without a row twice or never', async () => {
    await addRows(7, 'delivered');
    const seen: number[] = [];
    for (let next: number | null = null, first = true; first || next !== null; first = false) {
      const { items, next: after }: DeliveryPage = await page(`?limit=3${next === null ? '' : `&before=${next}`}`);
      seen.push(...items.map(({ id }) => id));
      next = after;
    }
    expect(seen).toHaveLength(8);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
  });

  it('is filtered by what became of a delivery, and by event', async () => {
    await addRows(2, 'delivered');
    await addRows(1, 'retrying', 'new_client');
    await addRows(1, 'queued');
    await addRows(1, 'cancelled');
    const states = async (query: string): Promise<string[]> => (await page(query)).items.map(({ state }) => state).sort();
    expect(await states('?state=delivered')).toEqual(['delivered', 'delivered']);
    expect(await states('?state=failed')).toEqual(['cancelled', 'failed']);
    expect(await states('?state=waiting')).toEqual(['queued', 'retrying']);
    expect(await states('?state=waiting&event=new_client')).toEqual(['retrying']);
    expect((await anna.get(at('/deliveries?state=lost'))).statusCode).toBe(400);
    expect((await anna.get(at('/deliveries?event=shipped'))).statusCode).toBe(400);
  });

  it('a test is queued like everything else, and its delivery can be followed', async () => {
    const { deliveryId: testId } = (await anna.send('POST', at('/test'), {})).json<{ deliveryId: number }>();
    const test = await whole(testId);
    expect(test).toMatchObject({ event: 'test', state: 'queued', log: [] });
    expect(JSON.parse(test.body)).toMatchObject({ hook_type: 'test', webhook_id: webhookId });
    expect((await anna.get(at())).json()).toMatchObject({ waiting: 1 });
  });

  it('sends again what was given up: the same body under the same id, and what was tried stays to be read', async () => {
    const { key, body } = await whole();
    const again = (await anna.send('POST', at(`/deliveries/${deliveryId}/send-again`), {})).json<WholeDelivery>();
    expect(again).toMatchObject({ id: deliveryId, key, body, state: 'queued', log: [{ status: 500 }] });
  });

  it('sends at once what waits for its next attempt', async () => {
    await api.rows(`update webhook_delivery set state = 'retrying', next_attempt_at = now() + interval '5 hours' where id = $1`, [
      deliveryId,
    ]);
    const again = await anna.send('POST', at(`/deliveries/${deliveryId}/send-again`), {});
    expect(again.json()).toMatchObject({ state: 'queued', nextAttemptAt: null, attempts: 0 });
  });

  it('sends nothing again that is on its way', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => anna.send('POST', at(`/deliveries/${deliveryId}/send-again`), {})));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('sends again all that failed since a time, and nothing else', async () => {
    await addRows(3, 'failed');
    await addRows(2, 'cancelled');
    await addRows(2, 'delivered');
    await api.rows(`update webhook_delivery set created_at = '2026-01-01' where id = $1`, [deliveryId]);
    const answer = await anna.send('POST', at('/send-failed-again'), { since: '2026-02-01T00:00:00Z' });
    expect(answer.json()).toEqual({ count: 5 });
    expect((await page('?state=failed')).items.map(({ id }) => id)).toEqual([deliveryId]);
    expect((await page('?state=waiting')).items).toHaveLength(5);
    expect((await anna.send('POST', at('/send-failed-again'), { since: 'yesterday' })).statusCode).toBe(400);
  });

  it.each(['/test', '/send-failed-again', '/deliveries/:id/send-again'])(
    'sends nothing to a webhook that is switched off: %s',
    async (path) => {
      await anna.send('PATCH', at(), { state: 'disabled' });
      const answer = await anna.send(
        'POST',
        at(path.replace(':id', String(deliveryId))),
        path.includes('failed') ? { since: '2026-01-01T00:00:00Z' } : {},
      );
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([409, 'webhook_switched_off']);
    },
  );
});
