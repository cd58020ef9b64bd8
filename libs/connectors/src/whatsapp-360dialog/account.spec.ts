import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ProviderStub, type Script } from '../testing/provider-stub.js';
import { whatsapp360dialog } from './connector.js';

const fixture = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8')) as unknown;
const ok = (json: unknown): Script => ({ status: 200, json });
const HOOK = 'https://desk.example/hooks/whatsapp-360dialog/key';

describe('a number of 360dialog', () => {
  let provider: ProviderStub;
  let channel: ConnectedChannel;

  beforeAll(async () => {
    provider = await ProviderStub.start();
    channel = {
      ...{ id: 1, companyId: 1, transport: 'whatsapp-360dialog', key: 'key' },
      settings: { base_url: provider.origin },
      secrets: { api_key: 'test_api_key_AK', webhook_secret: 'webhook-secret' },
    };
  });
  afterAll(() => provider.stop());

  const health = { health_status: { entities: [{ entity_type: 'PHONE_NUMBER', id: '106540352242922' }] }, verified_name: 'Bakery' };
  const check = (settings = {}) => whatsapp360dialog.check({ ...channel, settings: { ...channel.settings, ...settings } }, provider.http);

  it('says who it is, asked with its key', async () => {
    provider.answers(ok(health));
    expect(await check()).toEqual({ id: '106540352242922', name: 'Bakery', phone: null });
    expect(provider.taken[0]?.headers).toMatchObject({ 'd360-api-key': 'test_api_key_AK' });
  });

  it.each<[string, Script, object, string | null, string]>([
    ['a wrong key', { status: 401, json: { meta: { success: false, http_code: 401 } } }, {}, 'secrets.api_key', 'key_invalid'],
    ['another number', ok(health), { phone_number_id: '7' }, 'settings.phone_number_id', 'number_not_found'],
    ['an outage', { status: 503 }, {}, null, 'provider_unavailable'],
    ['a refusal', { status: 400, json: fixture('api-error-meta-false.json') }, {}, null, 'provider_refused'],
  ])('%s is told by its field', async (_name, answer, settings, field, reason) => {
    provider.answers(answer);
    await expect(check(settings)).rejects.toMatchObject({ name: 'ChannelRefusal', field, reason });
  });

  it('has its webhooks sent to us with our secret', async () => {
    provider.answers(ok({ url: HOOK }));
    await whatsapp360dialog.subscribe(channel, HOOK, provider.http);
    expect(provider.taken[0]).toMatchObject({ method: 'POST', path: '/v1/configs/webhook' });
    expect(JSON.parse(String(provider.taken[0]?.body))).toEqual({ url: HOOK, headers: { 'x-deskwire-secret': 'webhook-secret' } });
    provider.answers({ status: 400, json: { meta: { success: false, developer_message: 'Invalid url' } } });
    await expect(whatsapp360dialog.subscribe(channel, HOOK, provider.http)).rejects.toMatchObject({
      ...{ reason: 'webhook_refused', detail: 'Invalid url' },
    });
  });

  it("leaves somebody else's address alone, and is content with a provider that forgot us", async () => {
    provider.answers(ok({ url: 'https://elsewhere.example' }));
    await whatsapp360dialog.unsubscribe(channel, HOOK, provider.http);
    expect(provider.taken).toHaveLength(1);
    provider.answers({ status: 401 });
    await expect(whatsapp360dialog.unsubscribe(channel, HOOK, provider.http)).resolves.toBeUndefined();
  });

  it('is asked for its address book and its history', async () => {
    provider.answers(ok({}), ok({}));
    await whatsapp360dialog.requestHistory(channel, provider.http);
    expect(provider.taken.map(({ path, body }) => [path, (JSON.parse(String(body)) as { sync_type: string }).sync_type])).toEqual([
      ['/synchronization', 'smb_app_state_sync'],
      ['/synchronization', 'history'],
    ]);
  });

  describe('its templates', () => {
    const page = fixture('api-templates-page.json') as { waba_templates: object[]; total: number };
    const list = async () => Array.fromAsync(whatsapp360dialog.listTemplates(channel, provider.http));

    it('one without a status cannot be sent until we are told better', async () => {
      provider.answers(ok(page));
      const [listed = []] = await list();
      expect(listed).toMatchObject([{ name: 'kairon_new_features', language: 'en', status: 'pending', category: 'MARKETING' }]);
      expect(listed[0]?.body).toContain('Hi {{1}},');
    });

    it('are read by number, and to an empty page where the total counts more than there are', async () => {
      const ten = Array.from({ length: 10 }, (_, index) => ({ name: `t${index}`, language: 'en', status: 'approved', components: [] }));
      provider.answers(ok({ total: 11, waba_templates: ten }), ok({ total: 11, waba_templates: [] }));
      expect((await list()).flat()).toHaveLength(10);
      expect(provider.taken.map(({ path }) => new URL(path, provider.origin).searchParams.get('offset'))).toEqual(['0', '10']);
    });

    it('a refusal ends the list', async () => {
      provider.answers({ status: 400, json: fixture('api-error-meta-false.json') });
      await expect(list()).rejects.toMatchObject({ name: 'SendError', reason: 'provider_refused' });
    });
  });

  describe('its files', () => {
    const fetch = () => whatsapp360dialog.fetchMedia({ mediaId: 'id_image', url: null }, channel, provider.http);

    it("lie at 360dialog's address, not at Meta's", async () => {
      const url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=2&hash=x';
      provider.answers(ok({ url, mime_type: 'image/jpeg' }), { status: 200, bytes: Buffer.from('the picture') });
      const { body, mime } = await fetch();
      expect([Buffer.concat(await Array.fromAsync(body)).toString(), mime]).toEqual(['the picture', 'image/jpeg']);
      const headers = { 'd360-api-key': 'test_api_key_AK' };
      expect(provider.taken).toMatchObject([
        { path: '/id_image', headers },
        { path: '/whatsapp_business/attachments/?mid=1&ext=2&hash=x', headers },
      ]);
    });

    it('a file that is gone is asked for once only', async () => {
      provider.answers(ok({ url: `${provider.origin}/gone` }), { status: 404 });
      await expect(fetch()).rejects.toMatchObject({ name: 'MediaError', reason: 'gone' });
      expect(provider.taken).toHaveLength(2);
    });
  });
});
