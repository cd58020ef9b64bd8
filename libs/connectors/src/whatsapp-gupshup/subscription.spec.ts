import type { ConnectedChannel } from '#domain/channels/channel.js';
import { ProviderStub, type TakenRequest } from '../testing/provider-stub.js';
import type { Api } from './settings.js';
import { subscribe, unsubscribe } from './subscription.js';

const hookUrl = 'https://chat.example.com/hooks/whatsapp-gupshup/key-1';

describe('telling Gupshup where we are', () => {
  let provider: ProviderStub;
  beforeAll(async () => void (provider = await ProviderStub.start()));
  afterAll(() => provider.stop());

  const channel = (api: Api): ConnectedChannel => ({
    ...{ id: 1, companyId: 1, transport: 'whatsapp-gupshup', key: 'key-1' },
    settings: { api, app_id: 'app-1', app_name: 'MyShop', source_number: '1', base_url: provider.origin },
    secrets: { api_key: 'key', app_token: 'token', webhook_secret: 'the secret' },
  });
  const known = (...subscriptions: { id: string; url: string; version: number }[]) => ({
    status: 200,
    json: { status: 'success', subscriptions },
  });
  const done = { status: 200, json: { status: 'success' } };
  const calls = () => provider.taken.map(({ method, path }) => `${method} ${path}`);
  const formOf = (taken: TakenRequest | undefined) => Object.fromEntries(new URLSearchParams(taken?.body.toString()));

  it('self-serve: the secret is in the address', async () => {
    provider.answers(known(), done);
    await subscribe(channel('self_serve'), hookUrl, provider.http);
    expect(calls()).toEqual(['GET /wa/app/app-1/subscription', 'POST /wa/app/app-1/subscription']);
    expect(provider.taken[1]?.headers.apikey).toBe('key');
    expect(formOf(provider.taken[1])).toMatchObject({
      ...{ url: `${hookUrl}?secret=the+secret`, version: '2' },
      modes: 'MESSAGE,ENQUEUED,SENT,DELIVERED,READ,FAILED,DELETED,OTHERS,TEMPLATE,ACCOUNT,COEXISTENCE',
    });
  });

  it("partner: the secret is a header that Gupshup sends, in version 3's subscription", async () => {
    provider.answers(known(), done);
    await subscribe(channel('partner'), hookUrl, provider.http);
    expect(provider.taken[1]?.headers.authorization).toBe('token');
    expect(formOf(provider.taken[1])).toMatchObject({
      ...{ url: hookUrl, version: '3', meta: JSON.stringify({ headers: { 'x-deskwire-secret': 'the secret' } }) },
    });
  });

  it('what else points to this channel would bring everything twice, so it goes; what points elsewhere stays', async () => {
    const elsewhere = { id: '9', url: 'https://chat.example.com/hooks/whatsapp-gupshup/key-2', version: 3 };
    provider.answers(
      known({ id: '1', url: `${hookUrl}?secret=old`, version: 2 }, elsewhere, { id: '2', url: hookUrl, version: 3 }),
      done,
      done,
    );
    await subscribe(channel('partner'), hookUrl, provider.http);
    const edge = '/partner/app/app-1/subscription';
    expect(calls()).toEqual([`GET ${edge}`, `DELETE ${edge}/2`, `PUT ${edge}/1`]);
  });

  it('an app that may not hear of everything hears of the rest', async () => {
    provider.answers(known(), { status: 400, json: { status: 'error', message: 'Invalid modes' } }, done);
    await subscribe(channel('partner'), hookUrl, provider.http);
    expect(formOf(provider.taken[2]).modes).toBe('MESSAGE,ENQUEUED,SENT,DELIVERED,READ,FAILED,DELETED,OTHERS');
  });

  it.each([
    [401, 'Authentication Failed', 'secrets.api_key', 'key_invalid'],
    [400, 'Invalid app id provided', 'settings.app_id', 'not_found'],
    [503, 'Internal Server Error', null, 'provider_unavailable'],
    [400, 'Invalid URL Passed', null, 'webhook_refused'],
  ])('a refusal names its field: %i %s', async (status, message, field, reason) => {
    const answer = { status, json: { status: 'error', message } };
    provider.answers(known(), answer, answer);
    await expect(subscribe(channel('self_serve'), hookUrl, provider.http)).rejects.toMatchObject({ name: 'ChannelRefusal', field, reason });
  });

  it('is taken back', async () => {
    provider.answers(known({ id: '1', url: hookUrl, version: 3 }), { status: 204 });
    await unsubscribe(channel('partner'), provider.http);
    expect(calls()).toEqual(['GET /partner/app/app-1/subscription', 'DELETE /partner/app/app-1/subscription/1']);
  });
});
