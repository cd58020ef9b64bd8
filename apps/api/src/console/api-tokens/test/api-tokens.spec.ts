import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('the tokens of a company', () => {
  let api: ApiUnderTest;
  let anna: Browser;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const create = async (body: object = {}): Promise<{ id: number; token: string }> =>
    (await anna.send('POST', '/api/api-tokens', { name: 'Shop', ...body })).json() as { id: number; token: string };
  const list = async (): Promise<Record<string, unknown>[]> =>
    (await anna.get('/api/api-tokens')).json().items as Record<string, unknown>[];
  const status = async (token: string): Promise<number> => (await api.v1(token, 'GET', '/channels')).statusCode;

  it('are shown once, when they are made', async () => {
    const answer = await anna.send('POST', '/api/api-tokens', { name: ' Shop ' });
    expect(answer.statusCode).toBe(201);
    const { token, ...shown } = answer.json() as { token: string };
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(shown).toMatchObject({
      name: 'Shop',
      lastFour: token.slice(-4),
      scopes: null,
      ratePerMinute: 300,
      createdBy: expect.stringMatching(/\w/),
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
    });
    expect(await status(token)).toBe(200);
    const later = await anna.get('/api/api-tokens');
    expect(later.json().items).toEqual([expect.objectContaining({ name: 'Shop', lastFour: token.slice(-4) })]);
    expect(later.body).not.toContain(token);
    expect(api.logged.join('')).not.toContain(token);
  });

  it('take new terms at once', async () => {
    const { id, token } = await create({ scopes: ['channels:read'] });
    expect(await status(token)).toBe(200);
    const changed = await anna.send('PATCH', `/api/api-tokens/${id}`, { name: 'Billing', scopes: ['clients:read'], ratePerMinute: 7 });
    expect(changed.json()).toMatchObject({ name: 'Billing', scopes: ['clients:read'], ratePerMinute: 7, expiresAt: null });
    expect(await status(token)).toBe(403);
    await anna.send('PATCH', `/api/api-tokens/${id}`, { scopes: null });
    const answer = await api.v1(token, 'GET', '/channels');
    expect([answer.statusCode, answer.headers['x-ratelimit-limit']]).toEqual([200, '7']);
  });

  it('may end at a time', async () => {
    const { id, token } = await create({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    expect(await status(token)).toBe(200);
    await api.rows(`update api_token set expires_at = now() - interval '1 second' where id = $1`, [id]);
    expect(await status(token)).toBe(401);
    await anna.send('PATCH', `/api/api-tokens/${id}`, { expiresAt: null });
    expect(await status(token)).toBe(200);
  });

  it('let nobody in once they are revoked, and cannot be taken back', async () => {
    const { id, token } = await create();
    expect((await anna.send('DELETE', `/api/api-tokens/${id}`)).statusCode).toBe(204);
    const answer = await api.v1(token, 'GET', '/channels');
    expect([answer.statusCode, answer.json().message]).toEqual([401, 'You need to auth']);
    expect((await anna.send('DELETE', `/api/api-tokens/${id}`)).statusCode).toBe(204);
    expect((await anna.send('PATCH', `/api/api-tokens/${id}`, { name: 'Back' })).statusCode).toBe(404);
    expect(await list()).toEqual([expect.objectContaining({ id, revokedAt: expect.any(String) })]);
    await api.rows(`update api_token set revoked_at = now() - interval '31 days' where id = $1`, [id]);
    expect(await list()).toEqual([]);
  });

  it.each<[object, string]>([
    [{ name: ' ' }, 'name'],
    [{ name: 'a'.repeat(101) }, 'name'],
    [{ scopes: ['everything'] }, 'scopes'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: 'messages:read' }, 'scopes'],
    [{ ratePerMinute: 0 }, 'ratePerMinute'],
    [{ ratePerMinute: 1.5 }, 'ratePerMinute'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ token: 'of my own choice' }, 'token'],
  ])('are not made of %p', async (body, field) => {
    const answer = await anna.send('POST', '/api/api-tokens', { name: 'Shop', ...body });
    expect([answer.statusCode, answer.json().field]).toEqual([400, field]);
    expect(await list()).toEqual([]);
  });

  it('are at most a hundred, those that were revoked aside', async () => {
    await api.rows(
      `insert into api_token (company_id, name, token_hash, last_four, revoked_at)
       select $1::bigint, 'n', decode(md5(n::text), 'hex'), 'four', case when n > 100 then now() end from generate_series(1, 120) n`,
      [anna.me.company.id],
    );
    const answer = await anna.send('POST', '/api/api-tokens', { name: 'One more' });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'too_many_tokens']);
  });

  it("tell the company's calls of this month", async () => {
    expect((await anna.get('/api/api-tokens')).json()).toMatchObject({ requestsThisMonth: 0, requestsPerMonth: null });
  });
});
