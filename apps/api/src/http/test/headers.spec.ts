import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';

describe('headers', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());

  it.each(['/', '/docs', '/api/me', '/v1/clients', '/hooks/none/none', '/nothing.txt', '/healthz', '/api/%zz'])(
    'the answer of %s cannot be framed, sniffed, or run scripts of others',
    async (url) => {
      const { headers } = await api.inject({ method: 'GET', url });
      expect(headers['content-security-policy']).toContain(`default-src 'self'`);
      expect(headers['content-security-policy']).toContain(`frame-ancestors 'none'`);
      // WebAssembly is compiled, text never is.
      expect(headers['content-security-policy']).toContain(`script-src 'self' 'wasm-unsafe-eval';`);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it.each(['/api/public', '/v1/clients', '/hooks/none/none'])('the answer of %s is kept by nobody', async (url) => {
    expect((await api.inject({ method: 'GET', url })).headers['cache-control']).toBe('no-store');
  });

  it('no other site may read answers', async () => {
    const { headers } = await api.inject({ method: 'OPTIONS', url: '/v1/clients', headers: { origin: 'https://evil.test' } });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('the documentation loads nothing from elsewhere', async () => {
    const page = (await api.inject({ method: 'GET', url: '/docs' })).body;
    const sources = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) expect(source).not.toMatch(/^(https?:)?\/\//);
    const script = await api.inject({ method: 'GET', url: '/docs/swagger-ui-init.js' });
    expect(script.statusCode).toBe(200);
  });
});
