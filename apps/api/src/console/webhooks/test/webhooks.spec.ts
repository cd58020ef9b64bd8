import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aWebhook } from '../../../../../../test/api/rows.js';
import { SecretBox } from '#persistence/encryption/secret-box.js';
import { WebhookSecrets } from '#persistence/webhooks/webhook-secrets.js';
import { AddedWebhook, RotatedSecret, Webhook } from '../webhooks.dto.js';

const SECRET = /^whsec_[A-Za-z0-9+/]{43}=$/;
const form = { name: 'Warehouse', url: 'https://example.com/webhook', events: ['outbox', 'inbox'] };

describe('/api/webhooks', () => {
  let api: ApiUnderTest;
  let anna: Browser;

  beforeAll(async () => {
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: '127.0.0.2/32:41999' });
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const add = (more: object = {}): Promise<Answer> => anna.send('POST', '/api/webhooks', { ...form, ...more });
  const added = async (more: object = {}): Promise<AddedWebhook> => {
    const answer = await add(more);
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  const one = async (id: number): Promise<Webhook> => (await anna.get(`/api/webhooks/${id}`)).json();
  const sealedSecrets = async (id: number) => {
    const [row] = await api.rows<{ secrets: string }>('select secrets from webhook where id = $1', [id]);
    expect(row!.secrets).not.toContain('whsec_');
    return new WebhookSecrets(api.app.get(SecretBox, { strict: false })).open(anna.me.company.id, row!.secrets);
  };

  it('is set up with a secret that is shown this once', async () => {
    const { webhook, secret } = await added({ schedule: 'chat2desk', headerAliases: { 'webhook-signature': 'X-Signature' } });
    expect(secret).toMatch(SECRET);
    expect(webhook).toMatchObject({
      ...{ name: 'Warehouse', url: form.url, events: ['inbox', 'outbox'], channelIds: null, state: 'enabled', health: 'untried' },
      ...{ schedule: 'chat2desk', headerAliases: { 'webhook-signature': 'X-Signature' }, previousSecretUntil: null, waiting: 0 },
    });
    for (const url of ['/api/webhooks', `/api/webhooks/${webhook.id}`]) expect((await anna.get(url)).body).not.toContain(secret);
    expect(await sealedSecrets(webhook.id)).toEqual({ current: secret });
    expect(api.logged.join('')).not.toContain(secret);
  });

  it('is changed, switched off and on, and deleted with its log', async () => {
    const { webhookId: id } = await aWebhook(api, anna);
    expect(
      (await anna.send('PATCH', `/api/webhooks/${id}`, { name: 'Depot', events: ['new_client'], state: 'disabled' })).json(),
    ).toMatchObject({
      ...{ name: 'Depot', events: ['new_client'], state: 'disabled', disabledReason: 'by_hand', health: 'switched_off' },
    });
    await api.rows(`update webhook set failing_since = now() - interval '5 days' where id = $1`, [id]);
    expect((await anna.send('PATCH', `/api/webhooks/${id}`, { state: 'enabled' })).json()).toMatchObject({
      ...{ state: 'enabled', disabledReason: null, disabledAt: null, failingSince: null, health: 'untried' },
    });
    expect((await anna.send('DELETE', `/api/webhooks/${id}`)).statusCode).toBe(204);
    expect((await anna.get(`/api/webhooks/${id}`)).statusCode).toBe(404);
    expect(await api.rows('select 1 from webhook_delivery where webhook_id = $1', [id])).toEqual([]);
  });

  it.each<[string, object]>([
    ['name', { name: ' ' }],
    ['url', { url: 'example.com' }],
    ['url', { url: 'https://anna:word@example.com/' }],
    ['url', { url: 'http://127.0.0.1/' }],
    ['url', { url: 'http://[::ffff:169.254.169.254]/latest' }],
    ['url', { url: 'https://10.0.0.7/hook' }],
    ['url', { url: 'http://0x7f.1/' }],
    ['url', { url: 'https://example.com:25/' }],
    ['events', { events: [] }],
    ['events', { events: ['shipped'] }],
    ['channelIds', { channelIds: [] }],
    ['channelIds', { channelIds: [999_999_999] }],
    ['schedule', { schedule: 'hourly' }],
    ['headerAliases.webhook-id', { headerAliases: { 'webhook-id': 'Host' } }],
    ['secret', { secret: 'whsec_mine' }],
  ])('refuses a wrong %s, and names it: %j', async (field, more) => {
    const answer = await add(more);
    expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ field })]);
  });

  it('may lead where whoever runs the installation allows it', async () => {
    expect((await added({ url: 'http://127.0.0.2:41999/hook' })).webhook.url).toBe('http://127.0.0.2:41999/hook');
  });

  it('can be had five times, however many ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => add({ name: `Number ${n}` })));
    const statuses = answers.map(({ statusCode }) => statusCode).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(201), ...Array<number>(7).fill(409)]);
    expect((await anna.get('/api/webhooks')).json()).toMatchObject({ limit: 5, items: { length: 5 } });
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({ code: 'too_many_webhooks' });
  });

  it('gets a new secret, and the old one signs for a day', async () => {
    const { webhook, secret } = await added();
    const before = Date.now();
    const rotated = (await anna.send('POST', `/api/webhooks/${webhook.id}/rotate-secret`, {})).json<RotatedSecret>();
    expect(rotated.secret).toMatch(SECRET);
    expect(rotated.secret).not.toBe(secret);
    expect(await sealedSecrets(webhook.id)).toEqual({ current: rotated.secret, previous: secret, previousUntil: rotated.previousUntil });
    expect(Date.parse(rotated.previousUntil!)).toBeGreaterThanOrEqual(before + 24 * 3_600_000);
    expect((await one(webhook.id)).previousSecretUntil).toBe(rotated.previousUntil);

    const ended = await anna.send('POST', `/api/webhooks/${webhook.id}/end-previous-secret`, {});
    expect(ended.json()).toMatchObject({ previousSecretUntil: null });
    expect(await sealedSecrets(webhook.id)).toEqual({ current: rotated.secret });
  });

  it('gets a new secret that takes the place of a leaked one at once', async () => {
    const { webhook } = await added();
    const answer = await anna.send('POST', `/api/webhooks/${webhook.id}/rotate-secret`, { endPreviousNow: true });
    const { secret, previousUntil } = answer.json<RotatedSecret>();
    expect(previousUntil).toBeNull();
    expect(await sealedSecrets(webhook.id)).toEqual({ current: secret });
  });

  it('is shown as failing from its first failure until a success', async () => {
    const { webhook } = await added();
    await api.rows(
      `update webhook set failing_since = now(), last_success_at = now() - interval '1 day', last_failure_at = now(), last_error = 'http_500' where id = $1`,
      [webhook.id],
    );
    expect(await one(webhook.id)).toMatchObject({ health: 'failing', lastError: 'http_500' });
    await api.rows(`update webhook set failing_since = null where id = $1`, [webhook.id]);
    expect(await one(webhook.id)).toMatchObject({ health: 'delivering', failingSince: null });
  });

  it('is told to every admin who looks, when it changes', async () => {
    const { webhook } = await added();
    const told = await api.rows<{ data: object }>(`select data from event where company_id = $1 and kind = 'webhook_changed'`, [
      anna.me.company.id,
    ]);
    expect(told).toEqual([{ data: { webhookId: webhook.id } }]);
  });
});
