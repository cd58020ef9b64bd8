import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

describe('sessions', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());

  it('the cookie cannot be read by scripts nor sent by other sites', async () => {
    const { me } = await api.browser().registers();
    const [cookie] = (await api.browser().send('POST', '/api/session', { email: me.operator.email, password: PASSWORD })).cookies;
    expect(cookie).toMatchObject({ name: 'deskwire_session', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toHaveLength(43);
  });

  it('behind https the cookie is Secure and bound to this host', async () => {
    const secure = await ApiUnderTest.start({ PUBLIC_URL: 'https://chat.example.test' });
    try {
      const browser = await secure.browser().registers();
      expect(browser.cookie).toMatch(/^__Host-deskwire_session=/);
      const again = await secure.browser().send('POST', '/api/session', { email: browser.me.operator.email, password: PASSWORD });
      expect(again.cookies[0]).toMatchObject({ secure: true, path: '/' });
      expect(again.headers['strict-transport-security']).toContain('max-age');
      expect((await browser.get('/api/me')).statusCode).toBe(200);
    } finally {
      await secure.stop();
    }
  });

  it('neither token nor password can be found in the database', async () => {
    const anna = await api.browser().registers();
    const token = anna.cookie!.split('=')[1]!;
    const dump = await api.rows<{ row: string }>(`select s::text || o::text as row from session s join operator o on o.id = s.operator_id`);
    expect(dump.length).toBeGreaterThan(0);
    for (const { row } of dump) {
      expect(row).not.toContain(token);
      expect(row).not.toContain(Buffer.from(token).toString('hex'));
      expect(row).not.toContain(PASSWORD);
    }
  });

  it('each log-in has a new token', async () => {
    const anna = await api.browser().registers();
    const again = await api.browser().signsIn(anna.me.operator.email);
    expect(again.cookie).not.toBe(anna.cookie);
    expect(again.me.csrfToken).not.toBe(anna.me.csrfToken);
  });

  it('an unknown e-mail and a wrong password get the same answer', async () => {
    const { me } = await api.browser().registers();
    const wrong = await api.browser().send('POST', '/api/session', { email: me.operator.email, password: 'not this one' });
    const unknown = await api.browser().send('POST', '/api/session', { email: 'nobody@example.test', password: 'not this one' });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toMatchObject({ code: 'wrong_credentials' });
    expect({ ...unknown.json(), requestId: '' }).toEqual({ ...wrong.json(), requestId: '' });
    expect(unknown.cookies).toEqual([]);
  });

  it('a log-in works whatever the case of the e-mail', async () => {
    const { me } = await api.browser().registers();
    await expect(api.browser().signsIn(me.operator.email.toUpperCase())).resolves.toBeDefined();
  });

  it('after signing out the token opens nothing', async () => {
    const anna = await api.browser().registers();
    expect((await anna.send('DELETE', '/api/session')).statusCode).toBe(204);
    const answer = await anna.get('/api/me');
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'not_signed_in' });
    expect(await api.rows('select 1 from session where operator_id = $1', [anna.me.operator.id])).toEqual([]);
  });

  it('signing out leaves the other sessions of the operator alone', async () => {
    const anna = await api.browser().registers();
    const phone = await api.browser().signsIn(anna.me.operator.email);
    await anna.send('DELETE', '/api/session');
    expect((await phone.get('/api/me')).statusCode).toBe(200);
  });

  it.each([
    ['nobody used it for 14 days', `update session set last_activity_at = now() - interval '14 days 1 minute' where operator_id = $1`],
    ['it is 90 days old', `update session set expires_at = now() - interval '1 second' where operator_id = $1`],
    ['its operator was blocked', `update operator set state = 'blocked' where id = $1`],
  ])('a session is over when %s', async (_, change) => {
    const anna = await api.browser().registers();
    await api.rows(change, [anna.me.operator.id]);
    expect((await anna.get('/api/me')).statusCode).toBe(401);
  });

  it('a blocked operator cannot sign in', async () => {
    const anna = await api.browser().registers();
    const boris = await anOperator(api, anna.me.company.id);
    await api.rows(`update operator set state = 'blocked' where id = $1`, [boris.id]);
    await expect(api.browser().signsIn(boris.email)).rejects.toThrow('401');
  });

  it('activity is written once a minute at most', async () => {
    const anna = await api.browser().registers();
    const activity = async (): Promise<string> =>
      (await api.rows<{ at: string }>(`select last_activity_at::text as at from session where operator_id = $1`, [anna.me.operator.id]))[0]!
        .at;
    const opened = await activity();
    await anna.get('/api/me');
    expect(await activity()).toBe(opened);
    await api.rows(`update session set last_activity_at = now() - interval '61 seconds' where operator_id = $1`, [anna.me.operator.id]);
    const idle = await activity();
    await anna.get('/api/me');
    expect(await activity()).not.toBe(idle);
  });

  it('an operator has 50 sessions at most; the oldest ends', async () => {
    const anna = await api.browser().registers();
    await api.rows(
      `insert into session (company_id, operator_id, token_hash, csrf_token, expires_at, last_activity_at)
       select $1, $2, sha256(n::text::bytea), 'x', now() + interval '1 day', now() - interval '1 hour' from generate_series(1, 49) n`,
      [anna.me.company.id, anna.me.operator.id],
    );
    await api.rows(`update session set last_activity_at = now() - interval '2 hours' where csrf_token = $1`, [anna.me.csrfToken]);
    const newest = await api.browser().signsIn(anna.me.operator.email);
    expect(await api.rows('select 1 from session where operator_id = $1', [anna.me.operator.id])).toHaveLength(50);
    expect((await anna.get('/api/me')).statusCode).toBe(401);
    expect((await newest.get('/api/me')).statusCode).toBe(200);
  });

  it('a session knows the device and the browser it was opened in', async () => {
    const anna = await api.browser().registers();
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0';
    await api.browser().send('POST', '/api/session', { email: anna.me.operator.email, password: PASSWORD }, { 'user-agent': firefox });
    const rows = await api.rows(`select device, browser from session where operator_id = $1 and user_agent = $2`, [
      anna.me.operator.id,
      firefox,
    ]);
    expect(rows).toEqual([{ device: 'Linux', browser: 'Firefox 132' }]);
  });
});
