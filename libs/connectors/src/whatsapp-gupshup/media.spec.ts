import { ProviderStub } from '../testing/provider-stub.js';
import { fetchMedia } from './media.js';

const channel = {
  id: 1,
  companyId: 1,
  transport: 'whatsapp-gupshup',
  key: 'test',
  settings: {},
  secrets: { api_key: 'not-for-strangers' },
};

describe("fetching a client's file", () => {
  let provider: ProviderStub;
  beforeAll(async () => void (provider = await ProviderStub.start()));
  afterAll(() => provider.stop());

  const fetch = () => fetchMedia({ mediaId: '7', url: `${provider.origin}/wa/media/7?download=false` }, channel, provider.http);

  it('where it lies, without any key', async () => {
    provider.answers({ status: 200, bytes: Buffer.from('the picture'), headers: { 'content-type': 'image/png' } });
    const { body, mime } = await fetch();
    expect(Buffer.concat(await Array.fromAsync(body)).toString()).toBe('the picture');
    expect(mime).toBe('image/png');
    expect(JSON.stringify(provider.taken[0]?.headers)).not.toContain('not-for-strangers');
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [403, 'refused'],
    [429, 'temporary'],
    [502, 'temporary'],
  ])('%i: %s', async (status, reason) => {
    provider.answers({ status });
    await expect(fetch()).rejects.toMatchObject({ name: 'MediaError', reason });
  });

  it('a file without an address is gone', async () => {
    await expect(fetchMedia({ mediaId: '7', url: null }, channel, provider.http)).rejects.toMatchObject({ reason: 'gone' });
  });
});
