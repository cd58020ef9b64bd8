import { Database } from '#persistence/database.js';
import { CreateTechnicalAccess } from '#persistence/sessions/create-technical-access.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';

const WHO = 'Viktor of the platform';
const REASON = 'Ticket 4711: messages of Telegram stand still';

describe('technical access', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const link = (more: { email?: string; who?: string; reason?: string; companyId?: number } = {}): Promise<string> =>
    new CreateTechnicalAccess(api.app.get(Database)).run(
      { companyId: anna.me.company.id, email: anna.me.operator.email, who: WHO, reason: REASON, ...more },
      new Date(),
    );
  const viktor = async (): Promise<Browser> => api.browser().comesIn(await link());

  it('opens a session as the operator that ends after four hours, however busy it is', async () => {
    const browser = await viktor();
    expect((await browser.get('/api/me')).json()).toMatchObject({ technicalAccess: true, operator: { id: anna.me.operator.id } });
    const [row] = await api.rows<{ seconds: number }>(
      `select extract(epoch from expires_at - created_at)::int as seconds from session where csrf_token = $1`,
      [browser.me.csrfToken],
    );
    expect(row!.seconds).toBe(4 * 60 * 60);
  });

  it('its link works once, also when it is opened twice at the same moment', async () => {
    const token = await link();
    const open = (): ReturnType<Browser['send']> => api.browser().send('POST', '/api/session/technical', { token });
    const answers = await Promise.all([open(), open(), open()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404]);
    const late = await open();
    expect([late.statusCode, late.json().code, late.cookies]).toEqual([404, 'link_over', []]);
  });

  it.each([
    ['ten minutes are over', `update technical_access set expires_at = now() where company_id = $1`],
    ['the operator was blocked', `update operator set state = 'blocked' where company_id = $1`],
  ])('its link is over when %s', async (_, change) => {
    const token = await link();
    await api.rows(change, [anna.me.company.id]);
    expect((await api.browser().send('POST', '/api/session/technical', { token })).statusCode).toBe(404);
  });

  it.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}'`])('a made-up token opens nothing: %s', async (token) => {
    expect((await api.browser().send('POST', '/api/session/technical', { token })).statusCode).toBe(404);
  });

  it.each([
    ['nobody', { who: ' ' }],
    ['no reason', { reason: 'just so' }],
    ['a stranger', { email: 'nobody@example.test' }],
    ['another company', { companyId: 999_999 }],
  ])('none is made for %s', async (_, more) => {
    await expect(link(more)).rejects.toThrow();
  });

  it('operator and admins see it among the sessions, with who and why', async () => {
    await viktor();
    const technicalAccess = { who: WHO, reason: REASON };
    const own = (await anna.get('/api/me/sessions')).json().items;
    expect(own.map((session: { technicalAccess: unknown }) => session.technicalAccess)).toEqual([null, technicalAccess]);
    const [operator] = (await anna.get('/api/sessions')).json().items;
    expect(operator.sessions[1]).toMatchObject({ current: false, technicalAccess });
  });

  it('the company ends it like any other session', async () => {
    const browser = await viktor();
    expect((await anna.send('DELETE', '/api/me/sessions')).json()).toEqual({ ended: 1 });
    expect((await browser.get('/api/me')).statusCode).toBe(401);
  });

  it.each([
    ['PUT', '/api/me/password', { current: PASSWORD, password: 'a cow that writes letters' }],
    ['POST', '/api/me/second-factor', { password: PASSWORD }],
    ['GET', '/api/me/second-factor', undefined],
    ['DELETE', '/api/me/sessions', undefined],
    ['PATCH', '/api/me', { status: 'online' }],
    ['POST', '/api/api-tokens', { name: 'Left behind' }],
    ['POST', '/api/webhooks', { name: 'Copy', url: 'https://example.com', events: ['inbox'] }],
    ['GET', '/api/webhooks', undefined],
    ['PUT', '/api/scenario-secrets/key', { value: 'x' }],
    ['POST', '/api/channels', {}],
    ['PATCH', '/api/channels/1', { settings: { gateway_url: 'https://example.com' } }],
    ['PUT', '/api/scenarios/1/draft', {}],
    ['POST', '/api/onboarding/steps/operators/complete', {}],
    ['POST', '/api/invitations', { text: 'friend@example.test', role: 'admin' }],
    ['POST', '/api/roles', { name: 'Mine', permissions: ['all_chats'] }],
    ['POST', '/api/operators/1/password-link', {}],
    ['DELETE', '/api/operators/1/sessions', undefined],
  ] as const)('may not: %s %s', async (method, url, body) => {
    const browser = await viktor();
    const answer = method === 'GET' ? await browser.get(url) : await browser.send(method, url, body);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'not_for_technical_access']);
  });

  it('everything done in it is marked in the audit log, as its making and its use are', async () => {
    const browser = await viktor();
    expect((await browser.send('POST', '/api/session/technical', { token: 'used up' })).statusCode).toBe(404);
    await browser.send('DELETE', '/api/session');
    const entries = await api.rows<Record<string, unknown>>(
      `select action, actor_kind as kind, actor_id::int as id, actor_name as name, object_name as object, after from audit_entry
        where company_id = $1 and action <> 'operator.signed_in' and action !~ '^company' order by audit_entry.id`,
      [anna.me.company.id],
    );
    const { id } = anna.me.operator;
    const after = { operator: 'Anna Kern', reason: REASON };
    expect(entries).toEqual([
      { action: 'technical_access.created', kind: 'system', id: null, name: null, object: WHO, after },
      { action: 'technical_access.used', kind: 'technical', id, name: WHO, object: WHO, after },
      { action: 'session.ended', kind: 'technical', id, name: WHO, object: 'Anna Kern', after: null },
    ]);
  });

  it('with its window open the operator is not there', async () => {
    const port = await listen(api.app);
    const window = await LiveWindow.open(port, await viktor());
    window.say({ type: 'ping' });
    await window.until(() => window.has('pong'));
    expect(await api.rows('select connected from operator_presence where operator_id = $1', [anna.me.operator.id])).toEqual([
      { connected: false },
    ]);
    window.cut();
  });
});
