import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../test/api/rows.js';
import { SessionWatch } from '../session-watch.js';

const SESSION_ENDED = 4401;
const WITHIN_MS = 2_000;

describe('a session that ends, with two processes', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let ports: number[];
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    second = await api.another();
    ports = [await listen(api.app), await listen(second)];
    anna = await api.browser().registers();
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await api.stop();
  });

  /** Somebody with a window at each process. */
  async function boris(): Promise<{ id: number; email: string; browser: Browser; windows: LiveWindow[] }> {
    const one = await anOperator(api, anna.me.company.id);
    return { ...one, windows: await Promise.all(ports.map((port) => LiveWindow.open(port, one.browser))) };
  }
  const answers = (browser: Browser): Promise<number[]> =>
    Promise.all(
      [api.app, second].map(
        async (app) => (await app.inject({ method: 'GET', url: '/api/me', headers: { cookie: browser.cookie! } })).statusCode,
      ),
    );
  const sessionOf = async (browser: Browser): Promise<number> =>
    Number((await api.rows<{ id: string }>('select id from session where csrf_token = $1', [browser.me.csrfToken]))[0]!.id);

  const ways: [string, (one: { id: number; email: string; browser: Browser }) => Promise<unknown>][] = [
    ['an admin ends it', async ({ browser }) => anna.send('DELETE', `/api/sessions/${await sessionOf(browser)}`)],
    ['an admin ends all of the operator', ({ id }) => anna.send('DELETE', `/api/operators/${id}/sessions`)],
    [
      'the operator ends it from elsewhere',
      async ({ email, browser }) => {
        const id = await sessionOf(browser);
        return (await api.browser().signsIn(email)).send('DELETE', `/api/me/sessions/${id}`);
      },
    ],
    ['the operator ends all but another', async ({ email }) => (await api.browser().signsIn(email)).send('DELETE', '/api/me/sessions')],
    [
      'the operator changes his password elsewhere',
      async ({ email }) =>
        (await api.browser().signsIn(email)).send('PUT', '/api/me/password', { current: PASSWORD, password: 'a cow that writes letters' }),
    ],
  ];

  it.each(ways)('closes its windows at both, and opens nothing at either, when %s', async (_, end) => {
    const one = await boris();
    await end(one);
    expect(await answers(one.browser)).toEqual([401, 401]);
    for (const window of one.windows) {
      await window.until(() => window.closed !== null, 'the closing', WITHIN_MS);
      expect(window.closed).toBe(SESSION_ENDED);
    }
  });

  it('the windows of others stay open', async () => {
    const [one, other] = [await boris(), await boris()];
    await anna.send('DELETE', `/api/operators/${one.id}/sessions`);
    await one.windows[1]!.until(() => one.windows[1]!.closed !== null, 'the closing', WITHIN_MS);
    for (const window of other.windows) {
      window.say({ type: 'ping' });
      await window.until(() => window.has('pong'));
      window.cut();
    }
  });

  it('a window that was being opened meanwhile closes as well', async () => {
    for (let n = 0; n < 10; n += 1) {
      const { browser, id } = await anOperator(api, anna.me.company.id);
      const [window] = await Promise.all([
        LiveWindow.open(ports[n % 2]!, browser).catch(() => null),
        anna.send('DELETE', `/api/operators/${id}/sessions`),
      ]);
      // Refused at the door, or closed once it was in.
      if (window) await window.until(() => window.closed !== null, 'the closing', WITHIN_MS);
    }
  }, 60_000);

  it('an open window keeps its session alive, though nobody asks for anything', async () => {
    const { browser, windows } = await boris();
    const age = `update session set last_activity_at = now() - interval '13 days' where csrf_token = $1 returning id`;
    await api.rows(age, [browser.me.csrfToken]);
    await second.get(SessionWatch).keepAlive();
    const [row] = await api.rows<{ fresh: boolean }>(
      `select last_activity_at > now() - interval '1 minute' as fresh from session where csrf_token = $1`,
      [browser.me.csrfToken],
    );
    expect(row!.fresh).toBe(true);
    windows.forEach((window) => window.cut());
  });

  it('a long export stops at its next page', async () => {
    await api.rows(
      `insert into audit_entry (company_id, actor_kind, action, object_kind, object_name)
       select $1, 'system', 'tag.created', 'tag', repeat('x', 2000) from generate_series(1, 20000)`,
      [anna.me.company.id],
    );
    const admin = await anOperator(api, anna.me.company.id, 'admin');
    const response = await fetch(`http://127.0.0.1:${ports[1]}/api/audit/export`, { headers: { cookie: admin.browser.cookie! } });
    const reader = response.body!.getReader();
    await reader.read();
    await anna.send('DELETE', `/api/operators/${admin.id}/sessions`);
    let bytes = 0;
    const rest = async (): Promise<void> => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        bytes += value.length;
      }
    };
    // Cut off, not ended as if it were whole.
    await expect(rest()).rejects.toThrow();
    expect(bytes).toBeLessThan(20_000 * 2_000);
  }, 30_000);
});
