import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import type { SignedInOperatorList } from '../session-list.dto.js';

describe("everybody's sessions", () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const list = async (query = ''): Promise<SignedInOperatorList> => (await anna.get(`/api/sessions${query}`)).json();
  const named = async (firstName: string, minutesAgo: number): Promise<{ id: number; email: string; browser: Browser }> => {
    const one = await anOperator(api, anna.me.company.id);
    await api.rows('update operator set first_name = $2 where id = $1', [one.id, firstName]);
    await api.rows(`update session set last_activity_at = now() - $2 * interval '1 minute' where operator_id = $1`, [one.id, minutesAgo]);
    return one;
  };
  const sessionOf = async (browser: Browser): Promise<number> =>
    Number((await api.rows<{ id: string }>('select id from session where csrf_token = $1', [browser.me.csrfToken]))[0]!.id);

  it('stand under their operators, who was active last first', async () => {
    const boris = await named('Boris', 20);
    const clara = await named('Clara', 10);
    await api.browser().signsIn(boris.email);
    await api.rows(`update session set last_activity_at = now() - interval '30 minutes' where operator_id = $1`, [boris.id]);
    const { items, next } = await list();
    expect(items.map(({ name, sessions }) => [name, sessions.length])).toEqual([
      ['Anna K.', 1],
      ['Clara L.', 1],
      ['Boris L.', 2],
    ]);
    expect(next).toBeNull();
    expect(items[0]!.sessions[0]!.current).toBe(true);
    expect(items[1]).toMatchObject({ id: clara.id, email: clara.email, lastActivityAt: items[1]!.sessions[0]!.lastActivityAt });
  });

  it('whoever is signed in nowhere, or may not work here, is not in the list', async () => {
    const boris = await named('Boris', 1);
    const clara = await named('Clara', 1);
    await boris.browser.send('DELETE', '/api/session');
    await api.rows(`update operator set state = 'blocked' where id = $1`, [clara.id]);
    expect((await list()).items.map(({ firstName }) => firstName)).toEqual(['Anna']);
  });

  it.each(['bor', 'LEM b', 'Boris Lem'])('are found by the name: %s', async (search) => {
    await named('Boris', 1);
    await named('Clara', 1);
    expect((await list(`?search=${encodeURIComponent(search)}`)).items.map(({ firstName }) => firstName)).toEqual(['Boris']);
  });

  it('are found by the id, and a sign of patterns is a sign', async () => {
    const boris = await named('Boris', 1);
    expect((await list(`?search=${boris.id}`)).items.map(({ id }) => id)).toEqual([boris.id]);
    expect((await list('?search=%25')).items).toEqual([]);
  });

  it('come page by page, each operator once', async () => {
    for (let n = 0; n < 5; n += 1) await named(`Number ${n}`, 5 + Math.floor(n / 2));
    const seen: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: SignedInOperatorList = await list(`?limit=2${next && `&before=${next}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      next = page.next;
    }
    expect(seen).toEqual((await list()).items.map(({ id }) => id));
    expect(seen).toHaveLength(6);
    const answer = await anna.get('/api/sessions?before=nonsense');
    expect([answer.statusCode, answer.json().field]).toEqual([400, 'before']);
  });

  it('one can be ended, whosever it is', async () => {
    const boris = await named('Boris', 1);
    const other = await api.browser().signsIn(boris.email);
    const id = await sessionOf(other);
    expect((await anna.send('DELETE', `/api/sessions/${id}`)).statusCode).toBe(204);
    expect((await other.get('/api/me')).statusCode).toBe(401);
    expect((await boris.browser.get('/api/me')).statusCode).toBe(200);
    expect((await anna.send('DELETE', `/api/sessions/${id}`)).statusCode).toBe(404);
  });

  it("all of an operator's can be ended", async () => {
    const boris = await named('Boris', 1);
    const other = await api.browser().signsIn(boris.email);
    expect((await anna.send('DELETE', `/api/operators/${boris.id}/sessions`)).json()).toEqual({ ended: 2 });
    for (const browser of [boris.browser, other]) expect((await browser.get('/api/me')).statusCode).toBe(401);
    expect((await anna.send('DELETE', `/api/operators/${boris.id}/sessions`)).json()).toEqual({ ended: 0 });
    expect(
      await api.rows(
        `select actor_id::int as by, object_id::int as of, before from audit_entry where company_id = $1 and action = 'session.ended'`,
        [anna.me.company.id],
      ),
    ).toEqual([{ by: anna.me.operator.id, of: boris.id, before: { sessions: 2 } }]);
  });

  it("one's own current session is left to signing out; of one's own the others end", async () => {
    const other = await api.browser().signsIn(anna.me.operator.email);
    const answer = await anna.send('DELETE', `/api/sessions/${await sessionOf(anna)}`);
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'current_session']);
    expect((await anna.send('DELETE', `/api/operators/${anna.me.operator.id}/sessions`)).json()).toEqual({ ended: 1 });
    expect((await other.get('/api/me')).statusCode).toBe(401);
    expect((await anna.get('/api/me')).statusCode).toBe(200);
  });
});
