import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import type { LoginSession } from '../session-list.dto.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
const FIREFOX_LATER = FIREFOX.replaceAll('132', '133');
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';

describe("one's own sessions", () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const sessions = async (browser: Browser): Promise<LoginSession[]> =>
    (await browser.get('/api/me/sessions')).json<{ items: LoginSession[] }>().items;
  const again = (): Promise<Browser> => api.browser().signsIn(anna.me.operator.email);
  const change = (set: string, browser: Browser): Promise<unknown> =>
    api.rows(`update session set ${set} where csrf_token = $1`, [browser.me.csrfToken]);

  it('say device, browser, address and times; the one that asks comes first whatever was used last', async () => {
    await change(`last_activity_at = now() - interval '50 seconds'`, anna);
    const body = { email: anna.me.operator.email, password: PASSWORD };
    const phone = api.browser();
    await phone.send('POST', '/api/session', body, { 'user-agent': IPHONE });
    const [own, other, ...more] = await sessions(anna);
    expect(more).toEqual([]);
    expect(own).toMatchObject({ current: true, ip: anna.address, technicalAccess: null });
    expect(other).toMatchObject({ current: false, deviceType: 'mobile', device: 'iOS 18.1', browser: 'Safari 18', ip: phone.address });
    expect(Date.parse(other!.expiresAt) - Date.parse(other!.createdAt)).toBe(90 * 24 * 60 * 60 * 1000);
  });

  it.each([
    ['8.8.8.8', 'US'],
    ['::ffff:8.8.8.8', 'US'],
    ['2a02:6b8::1', 'RU'],
    ['192.168.1.1', null],
    ['127.0.0.1', null],
    ['fd00::1', null],
  ])('who signs in from %s is about in %s', async (remoteAddress, country) => {
    const payload = { email: anna.me.operator.email, password: PASSWORD };
    expect((await api.inject({ method: 'POST', url: '/api/session', payload, remoteAddress })).statusCode).toBe(200);
    expect((await sessions(anna)).find(({ current }) => !current)).toMatchObject({ ip: remoteAddress, country, city: null });
  });

  it('a browser that was updated, and an address that changed, are shown as they are now', async () => {
    const ask = (userAgent: string, remoteAddress: string): Promise<unknown> =>
      api.inject({ method: 'GET', url: '/api/me', remoteAddress, headers: { cookie: anna.cookie!, 'user-agent': userAgent } });
    await change(`last_activity_at = now() - interval '61 seconds'`, anna);
    await ask(FIREFOX, '77.88.8.8');
    expect((await sessions(anna))[0]).toMatchObject({ browser: 'Firefox 132', device: 'Linux', country: 'RU' });
    await change(`last_activity_at = now() - interval '61 seconds'`, anna);
    await ask(FIREFOX_LATER, '10.1.1.1');
    expect((await sessions(anna))[0]).toMatchObject({ browser: 'Firefox 133', ip: '10.1.1.1', country: null });
  });

  it.each([
    ['that nobody used for 14 days', `last_activity_at = now() - interval '14 days 1 minute'`],
    ['that is over', `expires_at = now() - interval '1 second'`],
  ])('one %s is in no list', async (_, set) => {
    await change(set, await again());
    expect(await sessions(anna)).toHaveLength(1);
  });

  it('one that is ended opens nothing from then on, and the others stay', async () => {
    const lost = await again();
    const kept = await again();
    const [lostId] = await api.rows<{ id: string }>('select id from session where csrf_token = $1', [lost.me.csrfToken]);
    expect((await anna.send('DELETE', `/api/me/sessions/${lostId!.id}`)).statusCode).toBe(204);
    expect((await lost.get('/api/me')).statusCode).toBe(401);
    expect((await kept.get('/api/me')).statusCode).toBe(200);
    expect((await anna.send('DELETE', `/api/me/sessions/${lostId!.id}`)).statusCode).toBe(404);
  });

  it('the one that asks is not ended here but by signing out', async () => {
    const [own] = await sessions(anna);
    const answer = await anna.send('DELETE', `/api/me/sessions/${own!.id}`);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'current_session']);
    expect((await anna.get('/api/me')).statusCode).toBe(200);
  });

  it('all but this one end at once, and how many there were is told', async () => {
    const others = [await again(), await again()];
    const answer = await anna.send('DELETE', '/api/me/sessions');
    expect(answer.json()).toEqual({ ended: 2 });
    for (const other of others) expect((await other.get('/api/me')).statusCode).toBe(401);
    expect((await anna.get('/api/me')).statusCode).toBe(200);
  });

  it("a colleague's session is not found among one's own, whatever one may else", async () => {
    const boris = await anOperator(api, anna.me.company.id);
    const [theirs] = await api.rows<{ id: string }>('select id from session where operator_id = $1', [boris.id]);
    for (const url of [`/api/me/sessions/${theirs!.id}`, '/api/me/sessions/999999999']) {
      const answer = await anna.send('DELETE', url);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found']);
    }
    expect((await boris.browser.get('/api/me')).statusCode).toBe(200);
  });

  it('who signed in and whose session was ended is in the audit log', async () => {
    const lost = await again();
    await anna.send('DELETE', `/api/me/sessions/${(await sessions(lost))[0]!.id}`);
    const entries = await api.rows<Record<string, unknown>>(
      `select action, actor_kind, actor_id::int, object_kind, object_name, ip from audit_entry where company_id = $1 order by id`,
      [anna.me.company.id],
    );
    const { id } = anna.me.operator;
    expect(entries.filter(({ action }) => action !== 'company.registered')).toEqual([
      ...[anna, lost].map(({ address: ip }) => ({
        ...{ action: 'operator.signed_in', actor_kind: 'operator', actor_id: id, object_kind: 'operator', object_name: 'Anna Kern', ip },
      })),
      { action: 'session.ended', actor_kind: 'operator', actor_id: id, object_kind: 'session', object_name: 'Anna Kern', ip: anna.address },
    ]);
  });

  it('a hundred requests at once write their activity once', async () => {
    await api.rows(`create table touched (id bigint)`);
    await api.rows(
      `create function count_touch() returns trigger language plpgsql security definer as $$
         begin insert into touched values (new.id); return new; end $$`,
    );
    await api.rows(`create trigger count_touch after update on session for each row execute function count_touch()`);
    const second = await api.another();
    await change(`last_activity_at = now() - interval '61 seconds'`, anna);
    await api.rows('truncate touched');
    const headers = { cookie: anna.cookie! };
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) => (n % 2 ? api.app : second).inject({ method: 'GET', url: '/api/me/sessions', headers })),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(await api.rows('select 1 from touched')).toHaveLength(1);
    await second.close();
  });

  it('who is blocked while he signs in is not in', async () => {
    const boris = await anOperator(api, anna.me.company.id);
    await api.rows('begin');
    await api.rows(`update operator set state = 'blocked' where id = $1`, [boris.id]);
    const waiting = api.browser().send('POST', '/api/session', { email: boris.email, password: PASSWORD });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await api.rows('commit');
    expect((await waiting).statusCode).toBe(401);
    await api.rows(`update operator set state = 'active' where id = $1`, [boris.id]);
    expect(await api.rows('select 1 from session where operator_id = $1', [boris.id])).toHaveLength(1);
  });
});
