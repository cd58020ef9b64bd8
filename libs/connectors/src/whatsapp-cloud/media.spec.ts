import { Readable } from 'node:stream';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { HttpFailure, type HttpRequest } from '../http/http.port.js';
import { ProviderStub } from '../testing/provider-stub.js';
import { whatsappCloud } from './connector.js';

const announced = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'api-media-url.json'), 'utf8')) as Record<string, unknown>;

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => Buffer.concat(await Array.fromAsync(body)).toString();

describe("fetching a client's file", () => {
  let provider: ProviderStub;
  let channel: ConnectedChannel;

  beforeAll(async () => {
    provider = await ProviderStub.start();
    channel = {
      id: 1,
      companyId: 1,
      transport: 'whatsapp-cloud',
      key: 'test',
      settings: { phone_number_id: '106540352242922', base_url: `${provider.origin}/v25.0` },
      secrets: { access_token: 'EAAG-test-token' },
    };
  });
  afterAll(() => provider.stop());

  const fetch = (media: { mediaId?: string; url?: string }) =>
    whatsappCloud.fetchMedia({ mediaId: media.mediaId ?? null, url: media.url ?? null }, channel, provider.http);
  const address = (parts: Record<string, unknown> = {}) => ({
    status: 200,
    json: { ...announced, url: `${provider.origin}/bytes?mid=1`, ...parts },
  });
  const bytes = { status: 200, bytes: Buffer.from('the picture'), headers: { 'content-type': 'application/octet-stream' } };

  it('asks for the address, then for the bytes, both times with the token', async () => {
    provider.answers(address(), bytes);
    const { body, mime } = await fetch({ mediaId: '2621233374848975', url: 'https://lookaside.fbsbx.com/stale' });
    expect({ text: await textOf(body), mime }).toEqual({ text: 'the picture', mime: 'image/jpeg' });
    const headers = { authorization: 'Bearer EAAG-test-token', 'user-agent': expect.stringMatching(/./) as string };
    expect(provider.taken).toMatchObject([
      { method: 'GET', path: '/v25.0/2621233374848975?phone_number_id=106540352242922', headers },
      { method: 'GET', path: '/bytes?mid=1', headers },
    ]);
  });

  it('asks for a new address when the first is gone, once', async () => {
    provider.answers(address(), { status: 404 }, address({ url: `${provider.origin}/second` }), bytes);
    expect(await textOf((await fetch({ mediaId: '1' })).body)).toBe('the picture');
    provider.answers(address(), { status: 404 }, address(), { status: 404 });
    await expect(fetch({ mediaId: '1' })).rejects.toMatchObject({ name: 'MediaError', reason: 'gone' });
    expect(provider.taken).toHaveLength(4);
  });

  it('a file without an id is fetched where it lies', async () => {
    provider.answers(bytes);
    expect(await fetch({ url: `${provider.origin}/direct` })).toMatchObject({ mime: 'application/octet-stream' });
    expect(provider.taken).toHaveLength(1);
  });

  it.each([
    ['an id that the provider forgot', { status: 400, json: { error: { code: 100, message: 'Object does not exist' } } }, 'gone'],
    ['a file that is gone', { status: 404 }, 'gone'],
    ['a revoked token', { status: 401, json: { error: { code: 190 } } }, 'refused'],
    ['an outage', { status: 503 }, 'temporary'],
    ['a limit', { status: 429 }, 'temporary'],
    ['a limit by its code', { status: 403, json: { error: { code: 80007 } } }, 'temporary'],
    ['a broken connection', 'reset' as const, 'temporary'],
    ['an answer without an address', { status: 200, json: { url: '<URL>' } }, 'temporary'],
    ['a file announced as too large', { status: 200, json: { url: 'https://x', file_size: '104857601' } }, 'too_large'],
  ])('%s', async (_kind, answer, reason) => {
    provider.answers(answer, answer);
    await expect(fetch({ mediaId: '1' })).rejects.toMatchObject({ name: 'MediaError', reason });
  });

  it('nothing named is nothing to fetch', async () => {
    await expect(fetch({})).rejects.toMatchObject({ name: 'MediaError', reason: 'gone' });
  });

  it.each([
    [new HttpFailure('too_large', true, 'x'), 'too_large'],
    [new HttpFailure('blocked_address', false, 'x'), 'refused'],
    [new HttpFailure('timeout', true, 'x'), 'temporary'],
    [new TypeError('a bug'), 'temporary'],
  ])('%s becomes a media error', async (failure, reason) => {
    const broken = { request: () => Promise.reject(failure), stream: () => Promise.reject(failure) };
    await expect(whatsappCloud.fetchMedia({ mediaId: '1', url: null }, channel, broken)).rejects.toMatchObject({
      name: 'MediaError',
      reason,
    });
  });

  it.each([
    ['https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', true],
    ['https://graph.facebook.com/v25.0/1', true],
    ['http://lookaside.fbsbx.com/', false],
    ['https://evilfbsbx.com/', false],
    ['https://fbsbx.com.evil.example/', false],
    ['https://evil.example/?fbsbx.com', false],
  ])('the token goes to Meta only: %s → %s', async (url, told) => {
    const requests: HttpRequest[] = [];
    const recorded = {
      request: () => Promise.reject(new Error('a file is streamed')),
      stream: (request: HttpRequest) => {
        requests.push(request);
        return Promise.resolve({ status: 200, headers: {}, body: Readable.from([]) });
      },
    };
    await whatsappCloud.fetchMedia({ mediaId: null, url }, channel, recorded);
    expect(requests.map(({ headers }) => 'authorization' in (headers ?? {}))).toEqual([told]);
  });
});
