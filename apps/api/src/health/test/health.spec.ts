import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { Lifecycle } from '../../platform/lifecycle.js';

describe('what machines ask', () => {
  let api: ApiUnderTest;
  beforeEach(async () => {
    api = await ApiUnderTest.start();
  });
  afterEach(() => api.stop());
  const ready = async (): Promise<[number, object]> => {
    const answer = await api.inject({ method: 'GET', url: '/readyz' });
    return [answer.statusCode, answer.json()];
  };
  const workersSay = (detail: object, ago = '1 second'): Promise<unknown> =>
    api.rows(
      `insert into process_health values ('workers', now() - $2::interval, $1) on conflict (process) do update set checked_at = excluded.checked_at, detail = excluded.detail`,
      [JSON.stringify(detail), ago],
    );

  it('ready while the workers report that Temporal answers', async () => {
    await workersSay({ temporal: 'ok', relayLagSeconds: 0.4 });
    expect(await ready()).toEqual([
      200,
      { status: 'ok', database: 'ok', temporal: 'ok', workers: 'ok', relayLagSeconds: 0.4, stopping: false },
    ]);
  });

  it.each([
    [
      'Temporal is away',
      { temporal: 'unreachable', relayLagSeconds: 90 },
      '1 second',
      { temporal: 'unreachable', workers: 'ok', relayLagSeconds: 90 },
    ],
    [
      'the workers fell silent',
      { temporal: 'ok', relayLagSeconds: 0 },
      '5 minutes',
      { temporal: 'unknown', workers: 'silent', relayLagSeconds: null },
    ],
  ])('still ready, but degraded, when %s: messages do not wait for it', async (_, detail, ago, expected) => {
    await workersSay(detail, ago);
    expect(await ready()).toEqual([200, expect.objectContaining({ status: 'degraded', database: 'ok', ...expected })]);
  });

  it('degraded before the first worker ran', async () => {
    expect(await ready()).toEqual([200, expect.objectContaining({ status: 'degraded', workers: 'never seen' })]);
  });

  it('not ready from the moment a stop is asked for, yet alive', async () => {
    api.app.get(Lifecycle).stop(new Date());
    expect(await ready()).toEqual([503, expect.objectContaining({ status: 'unavailable', stopping: true })]);
    expect((await api.inject({ method: 'GET', url: '/healthz' })).json()).toEqual({ status: 'ok' });
  });

  it('the numbers of Prometheus name routes and never what was in their addresses', async () => {
    await api.inject({ method: 'GET', url: '/v1/clients/4242424242?phone=79001112233' });
    const answer = await api.inject({ method: 'GET', url: '/metrics' });
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain('http_request_duration_seconds_count{method="GET",route="/v1/clients/:id",status="401"} 1');
    expect(answer.body).toMatch(/database_pool_connections\{state="idle"\} \d/);
    expect(answer.body).toContain('nodejs_eventloop_lag_seconds');
    expect(answer.body).not.toMatch(/4242424242|79001112233/);
  });
});

describe('while the database is away', () => {
  it('requests are told to come back, readiness says no, and afterwards all is well again', async () => {
    const api = await ApiUnderTest.start();
    try {
      const anna = await api.browser().registers();
      const database = new URL(
        process.env['DESKWIRE_TEST_POSTGRES'] ? (JSON.parse(process.env['DESKWIRE_TEST_POSTGRES']) as { url: string }).url : '',
      );
      const [{ name } = { name: '' }] = await api.rows<{ name: string }>('select current_database() as name');
      const pg = await import('pg');
      const server = new pg.default.Client({ connectionString: database.href });
      await server.connect();
      await server.query(`alter database ${name} with allow_connections false`);
      await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename like 'deskwire\\_%'`, [
        name,
      ]);
      const refused = await anna.get('/api/company');
      expect(refused.statusCode).toBe(503);
      expect(refused.headers['retry-after']).toBe('5');
      expect(refused.json()).toMatchObject({ code: 'unavailable' });
      expect((await api.inject({ method: 'GET', url: '/readyz' })).statusCode).toBe(503);
      expect((await api.inject({ method: 'GET', url: '/healthz' })).statusCode).toBe(200);
      await server.query(`alter database ${name} with allow_connections true`);
      await server.end();
      expect((await anna.get('/api/company')).statusCode).toBe(200);
      expect((await api.inject({ method: 'GET', url: '/readyz' })).statusCode).toBe(200);
    } finally {
      await api.stop();
    }
  });
});
