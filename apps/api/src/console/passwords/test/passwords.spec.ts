import { LinkTokens } from '#persistence/encryption/link-tokens.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { type Browser, PASSWORD } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import type { PasswordLink } from '../passwords.dto.js';

const NEW_PASSWORD = 'another horse that reads';

let api: ApiUnderTest;
let admin: Browser;
beforeAll(async () => (api = await ApiUnderTest.start()));
beforeEach(async () => (admin = await api.browser().registers()));
afterAll(() => api.stop());

const colleague = (role: 'admin' | 'supervisor' | 'operator' = 'operator') => anOperator(api, admin.me.company.id, role);
const forgot = (email: string, from = api.browser()) => from.send('POST', '/api/password/forgot', { email });
const look = (token: string) => api.browser().send('POST', '/api/password/look', { token });
const reset = (token: string, password = NEW_PASSWORD, from = api.browser()) =>
  from.send('POST', '/api/password/reset', { token, password });
const resetsOf = (operatorId: number): Promise<{ id: string }[]> =>
  api.rows('select id from password_reset where operator_id = $1 order by id', [operatorId]);
const tokenOf = (id: number | string): string => api.app.get(LinkTokens).make('password_reset', Number(id), 1);

/** The token of the link that the letter has, once it is asked for. */
async function asked(email: string, operatorId: number): Promise<string> {
  const before = (await resetsOf(operatorId)).at(-1)?.id;
  expect((await forgot(email)).statusCode).toBe(204);
  for (;;) {
    const id = (await resetsOf(operatorId)).at(-1)?.id;
    if (id !== undefined && id !== before) return tokenOf(id);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a forgotten password', () => {
  it('a link by letter, a new password, and with it one signs in', async () => {
    const { id, email } = await colleague();
    const token = await asked(email.toUpperCase(), id);
    const letter = await api.rows(`select payload from outbox where workflow_id like 'letter:password_reset:%' order by id desc limit 1`);
    expect(letter).toEqual([
      { payload: { companyId: admin.me.company.id, kind: 'password_reset', id: expect.any(Number) as number, version: 1 } },
    ]);
    expect((await look(token)).json()).toEqual({ email, locale: 'ru' });
    expect((await reset(token)).statusCode).toBe(204);
    await api.browser().signsIn(email, NEW_PASSWORD);
    await expect(api.browser().signsIn(email, PASSWORD)).rejects.toThrow('401');
  });

  it('ends all sessions, and nobody is signed in by it', async () => {
    const { id, email, browser } = await colleague();
    const answer = await reset(await asked(email, id));
    expect(answer.cookies).toEqual([]);
    expect((await browser.get('/api/me')).statusCode).toBe(401);
  });

  it('the same answer whoever it is for, and no link for who may not come in', async () => {
    const blocked = await colleague();
    await api.rows(`update operator set state = 'blocked' where id = $1`, [blocked.id]);
    const known = await colleague();
    for (const email of [known.email, blocked.email, 'nobody@example.test', 'no address']) {
      const { statusCode, body } = await forgot(email);
      expect([statusCode, body]).toEqual([204, '']);
    }
    expect(await resetsOf(blocked.id)).toEqual([]);
  });

  it('a link works once, also for two clicks at once', async () => {
    const { id, email } = await colleague();
    const token = await asked(email, id);
    const answers = await Promise.all([reset(token), reset(token), reset(token)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404, 404]);
    expect((await look(token)).json()).toMatchObject({ code: 'link_no_longer_good', status: 404 });
  });

  it('a new link ends the one before; time, a new password, blocking and letting in again end it too', async () => {
    const { id, email } = await colleague();
    const first = await asked(email, id);
    const ends: [string, () => Promise<unknown>][] = [
      ['another link', () => asked(email, id)],
      ['an hour', () => api.rows(`update password_reset set expires_at = now() where operator_id = $1`, [id])],
      ['a password', () => api.rows('update operator set password_changed_at = now() where id = $1', [id])],
      ['blocking', () => api.rows(`update operator set state = 'blocked', state_since = now() where id = $1`, [id])],
    ];
    let token = first;
    for (const [what, end] of ends) {
      expect([what, (await look(token)).statusCode]).toEqual([what, 200]);
      await end();
      expect([what, (await look(token)).statusCode]).toEqual([what, 404]);
      expect([what, (await reset(token)).statusCode]).toEqual([what, 404]);
      // Five an hour are told by letter; a test needs no more than it has ends.
      if (what !== 'blocking') token = await asked(email, id);
    }
    await api.rows(`update operator set state = 'active', state_since = now() where id = $1`, [id]);
    expect((await look(token)).statusCode).toBe(404);
  });

  it('a weak password is refused, and the link stays good', async () => {
    const { id, email } = await colleague();
    const token = await asked(email, id);
    expect((await reset(token, 'short')).json()).toMatchObject({ code: 'weak_password', status: 400 });
    expect((await reset(token)).statusCode).toBe(204);
  });

  it('letters to one address have an end, which nobody is told; so have tries from one address, which one is', async () => {
    const { id, email } = await colleague();
    for (let n = 0; n < 5; n += 1) await asked(email, id);
    const before = await resetsOf(id);
    expect((await forgot(email)).statusCode).toBe(204);
    expect(await resetsOf(id)).toEqual(before);
    const browser = api.browser();
    for (let n = 0; n < 30; n += 1) await forgot(`nobody${n}@example.test`, browser);
    expect((await forgot('nobody@example.test', browser)).statusCode).toBe(429);
    const guesser = api.browser();
    const guess = (): Promise<{ statusCode: number }> => guesser.send('POST', '/api/password/look', { token: 'A'.repeat(43) });
    for (let n = 0; n < 60; n += 1) expect((await guess()).statusCode).toBe(404);
    expect((await guess()).statusCode).toBe(429);
  });

  it('confirms whom a program had added, and ends his invitation', async () => {
    const { id, email } = await colleague();
    await api.rows('update operator set confirmed_at = null where id = $1', [id]);
    await admin.send('POST', '/api/invitations', { text: email, role: 'operator' });
    await reset(await asked(email, id));
    expect(await api.rows('select confirmed_at is not null as confirmed from operator where id = $1', [id])).toEqual([{ confirmed: true }]);
    expect(await api.rows('select state from invitation where operator_id = $1', [id])).toEqual([{ state: 'accepted' }]);
  });
});

describe('a link that an admin hands over', () => {
  it('is good for an hour and sends no letter', async () => {
    const { id, email } = await colleague();
    const answer = await admin.send('POST', `/api/operators/${id}/password-link`);
    const { link, expiresAt } = answer.json<PasswordLink>();
    expect(Math.round((new Date(expiresAt).getTime() - Date.now()) / 60_000)).toBe(60);
    const { hash, pathname } = new URL(link);
    expect(pathname).toBe('/password');
    expect(
      await api.rows(`select id from outbox where workflow_id = $1`, [`letter:password_reset:${(await resetsOf(id))[0]!.id}:1`]),
    ).toEqual([]);
    expect((await reset(hash.slice(1))).statusCode).toBe(204);
    await api.browser().signsIn(email, NEW_PASSWORD);
  });

  it('nobody makes one for who may more than himself, nor for who does not work here', async () => {
    const [supervisor, blocked] = [await colleague('supervisor'), await colleague()];
    expect((await supervisor.browser.send('POST', `/api/operators/${admin.me.operator.id}/password-link`)).statusCode).toBe(403);
    await api.rows(`update operator set state = 'blocked' where id = $1`, [blocked.id]);
    expect((await admin.send('POST', `/api/operators/${blocked.id}/password-link`)).statusCode).toBe(404);
  });

  it('stands in the audit log, as does what came of it', async () => {
    const { id } = await colleague();
    const { link } = (await admin.send('POST', `/api/operators/${id}/password-link`)).json<PasswordLink>();
    await reset(new URL(link).hash.slice(1));
    const entries = await api.rows(
      `select action, actor_kind, actor_id::int, object_name from audit_entry where object_id = $1 and action like 'password.%' order by id`,
      [id],
    );
    expect(entries).toEqual([
      { action: 'password.reset_requested', actor_kind: 'operator', actor_id: admin.me.operator.id, object_name: 'Boris Lem' },
      { action: 'password.reset', actor_kind: 'operator', actor_id: id, object_name: 'Boris Lem' },
    ]);
  });
});
