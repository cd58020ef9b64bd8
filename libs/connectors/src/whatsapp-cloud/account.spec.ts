import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ProviderStub, type Script } from '../testing/provider-stub.js';
import { whatsappCloud } from './connector.js';

const fixture = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', file), 'utf8')) as unknown;
const ok = (json: unknown): Script => ({ status: 200, json });
const refusal = (code: number, message: string, status = 400): Script => ({ status, json: { error: { code, message } } });
const HOOK = 'https://desk.example/hooks/whatsapp-cloud/key';

describe('a number of the Cloud API', () => {
  let provider: ProviderStub;
  let channel: ConnectedChannel;

  beforeAll(async () => {
    provider = await ProviderStub.start();
    channel = {
      ...{ id: 1, companyId: 1, transport: 'whatsapp-cloud', key: 'key' },
      settings: { phone_number_id: '106540352242922', waba_id: '102290129340398', base_url: `${provider.origin}/v25.0` },
      secrets: { access_token: 'EAAG-test-token', app_secret: 'app-secret', verify_token: 'verify' },
    };
  });
  afterAll(() => provider.stop());

  const calls = () =>
    provider.taken.map(({ method, path, body }) => [
      method,
      path,
      body.length === 0 ? null : (JSON.parse(body.toString('utf8')) as unknown),
    ]);
  const number = { id: '106540352242922', display_phone_number: '+1 555-078-3881', verified_name: 'Bakery' };
  const check = () => whatsappCloud.check(channel, provider.http);

  it('says who it is', async () => {
    provider.answers(ok(number), ok({ data: [{ id: '106540352242922' }] }));
    expect(await check()).toEqual({ id: '106540352242922', name: 'Bakery', phone: '+1 555-078-3881' });
    expect(provider.taken[0]?.path).toMatch(/^\/v25\.0\/106540352242922\?fields=.*&appsecret_proof=[0-9a-f]{64}$/);
  });

  it('may be on a later page of the account', async () => {
    const first = { data: [{ id: '1' }], paging: { cursors: { after: 'more' }, next: 'https://graph.facebook.com/…' } };
    provider.answers(ok(number), ok(first), ok({ data: [{ id: '106540352242922' }] }));
    await check();
    expect(provider.taken[2]?.path).toContain('after=more');
  });

  it.each<[string, Script[], string | null, string]>([
    ['a wrong token', [{ status: 401, json: fixture('api-error-190-expired.json') }], 'secrets.access_token', 'token_invalid'],
    ['a token without the right', [refusal(200, 'Requires permission', 403)], 'secrets.access_token', 'no_permission'],
    ['a wrong number', [refusal(100, "Object with ID '106540352242922' does not exist")], 'settings.phone_number_id', 'not_found'],
    [
      'a wrong app secret',
      [refusal(100, 'Invalid appsecret_proof provided in the API argument')],
      'secrets.app_secret',
      'app_secret_wrong',
    ],
    ['a wrong account', [ok(number), refusal(100, 'Object does not exist')], 'settings.waba_id', 'not_found'],
    ['the account of another number', [ok(number), ok({ data: [{ id: '1' }] })], 'settings.waba_id', 'number_of_another_account'],
    ['an outage', [{ status: 503 }], null, 'provider_unavailable'],
    ['a broken connection', ['reset'], null, 'provider_unavailable'],
  ])('%s is told by its field', async (_name, answers, field, reason) => {
    provider.answers(...answers);
    await expect(check()).rejects.toMatchObject({ name: 'ChannelRefusal', field, reason });
  });

  it('has its webhooks sent to us, and leaves the account as it is where that is subscribed', async () => {
    const redirected = { webhook_configuration: { override_callback_uri: HOOK, verify_token: 'verify' } };
    provider.answers(ok({ id: '7' }), ok({ data: [] }), ok({ success: true }), ok({ success: true }));
    await whatsappCloud.subscribe(channel, HOOK, provider.http);
    expect(calls()).toEqual([
      ['GET', '/v25.0/app?fields=id', null],
      ['GET', '/v25.0/102290129340398/subscribed_apps', null],
      ['POST', '/v25.0/102290129340398/subscribed_apps', {}],
      ['POST', '/v25.0/106540352242922', redirected],
    ]);
    provider.answers(ok({ id: '7' }), ok({ data: [{ whatsapp_business_api_data: { id: '7' } }] }), ok({ success: true }));
    await whatsappCloud.subscribe(channel, HOOK, provider.http);
    expect(calls().map(([method]) => method)).toEqual(['GET', 'GET', 'POST']);
  });

  it('an address that Meta cannot reach is refused in its words', async () => {
    provider.answers(
      ok({ id: '7' }),
      ok({ data: [{ whatsapp_business_api_data: { id: '7' } }] }),
      refusal(2200, 'Callback verification failed'),
    );
    await expect(whatsappCloud.subscribe(channel, HOOK, provider.http)).rejects.toMatchObject({
      ...{ field: null, reason: 'webhook_refused', detail: 'Callback verification failed' },
    });
  });

  it('goes back to where the app has its webhooks, unless somebody else took the number over', async () => {
    provider.answers(ok({ webhook_configuration: { phone_number: HOOK } }), ok({ success: true }));
    await whatsappCloud.unsubscribe(channel, HOOK, provider.http);
    expect(calls()[1]).toEqual(['POST', '/v25.0/106540352242922', { webhook_configuration: { override_callback_uri: '' } }]);
    provider.answers(ok({ webhook_configuration: { phone_number: 'https://elsewhere.example' } }));
    await whatsappCloud.unsubscribe(channel, HOOK, provider.http);
    expect(provider.taken).toHaveLength(1);
    provider.answers({ status: 401, json: fixture('api-error-190-expired.json') });
    await expect(whatsappCloud.unsubscribe(channel, HOOK, provider.http)).resolves.toBeUndefined();
  });

  it('hands over its address book and its history; an address book that was given is no obstacle', async () => {
    provider.answers(refusal(100, 'Already synchronized'), ok({ request_id: '1' }));
    await whatsappCloud.requestHistory(channel, provider.http);
    expect(calls()).toEqual(
      ['smb_app_state_sync', 'history'].map((sync_type) => [
        ...['POST', '/v25.0/106540352242922/smb_app_data', { messaging_product: 'whatsapp', sync_type }],
      ]),
    );
    provider.answers(ok({}), refusal(100, 'Not a number of the phone app'));
    await expect(whatsappCloud.requestHistory(channel, provider.http)).rejects.toMatchObject({ name: 'SendError', mayRetry: false });
  });

  describe('its templates', () => {
    const page = fixture('api-templates-page.json') as { data: unknown[]; paging: object };
    const list = async () => Array.fromAsync(whatsappCloud.listTemplates(channel, provider.http));

    it('are read to the page that has no next, whatever its cursor says', async () => {
      provider.answers(ok({ ...page, paging: { cursors: { after: 'p2' }, next: 'https://graph.facebook.com/…' } }), ok(page));
      const pages = await list();
      expect(pages.map((templates) => templates.length)).toEqual([2, 2]);
      expect(provider.taken.map(({ path }) => new URL(path, provider.origin).searchParams.get('after'))).toEqual([null, 'p2']);
      expect(pages[0]?.[1]).toEqual({
        ...{ name: '2023_april_promo', language: 'en_US', externalId: '920070352646140', status: 'approved', category: 'MARKETING' },
        ...{ reason: null, header: { kind: 'text', text: 'Fall Sale' }, footer: 'Not interested in any of our sales? Tap Stop Promotions' },
        body: 'Hi {{1}}, our Fall Sale is on! Use promo code {{2}} Get an extra 25% off every order above $350!',
        buttons: [{ kind: 'quick_reply', text: 'Stop promotions' }],
      });
    });

    it('a refusal ends the list', async () => {
      provider.answers({ status: 401, json: fixture('api-error-190-expired.json') });
      await expect(list()).rejects.toMatchObject({ name: 'SendError', reason: 'token_invalid' });
    });
  });
});
