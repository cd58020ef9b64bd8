import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../../test/api/browser.js';

const OTHER = 'a cow that writes letters';

describe('another password', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const change = (current: string, password: string, browser = anna): Promise<Answer> =>
    browser.send('PUT', '/api/me/password', { current, password });

  it('is the one to sign in with from then on', async () => {
    expect((await change(PASSWORD, OTHER)).statusCode).toBe(204);
    await expect(api.browser().signsIn(anna.me.operator.email)).rejects.toThrow('401');
    await expect(api.browser().signsIn(anna.me.operator.email, OTHER)).resolves.toBeDefined();
  });

  it('ends all other sessions, and links to a new password', async () => {
    const phone = await api.browser().signsIn(anna.me.operator.email);
    await api.rows(
      `insert into password_reset (company_id, operator_id, token_hash, expires_at) values ($1, $2, sha256('link'), now() + interval '1 hour')`,
      [anna.me.company.id, anna.me.operator.id],
    );
    await change(PASSWORD, OTHER);
    expect((await phone.get('/api/me')).statusCode).toBe(401);
    expect((await anna.get('/api/me')).statusCode).toBe(200);
    expect(await api.rows('select 1 from password_reset where operator_id = $1', [anna.me.operator.id])).toEqual([]);
  });

  it.each([
    ['the password of now is another', 'not this one', OTHER, 'wrong_password', 'current'],
    ['it is the password of now', PASSWORD, PASSWORD, 'same_password', 'password'],
    ['it is too short', PASSWORD, 'short', 'weak_password', 'password'],
  ])('is refused when %s', async (_, current, password, code, field) => {
    const answer = await change(current, password);
    expect([answer.statusCode, answer.json().code, answer.json().field]).toEqual([400, code, field]);
    await expect(api.browser().signsIn(anna.me.operator.email)).resolves.toBeDefined();
  });

  it('whoever found a browser open cannot guess the password of now', async () => {
    const codes: number[] = [];
    for (let n = 0; n < 9; n += 1) codes.push((await change(`guess ${n}`, OTHER)).statusCode);
    expect(codes).toEqual([...Array<number>(8).fill(400), 429]);
  });

  it('of two that come at once one stays, and the other is told', async () => {
    const answers = await Promise.all([change(PASSWORD, OTHER), change(PASSWORD, `${OTHER} too`)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
    const stays = answers[0].statusCode === 204 ? OTHER : `${OTHER} too`;
    await expect(api.browser().signsIn(anna.me.operator.email, stays)).resolves.toBeDefined();
  });

  it('whoever signs in with the old one meanwhile is not in', async () => {
    await api.rows('begin');
    await api.rows(`update operator set password_hash = 'another' where id = $1`, [anna.me.operator.id]);
    const waiting = api.browser().send('POST', '/api/session', { email: anna.me.operator.email, password: PASSWORD });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await api.rows('commit');
    expect((await waiting).statusCode).toBe(401);
  });

  it('is in the audit log, without a word of either', async () => {
    await api.browser().signsIn(anna.me.operator.email);
    await change(PASSWORD, OTHER);
    const rows = await api.rows<{ entry: string; after: object }>(
      `select a::text as entry, after from audit_entry a where company_id = $1 and action = 'password.changed'`,
      [anna.me.company.id],
    );
    expect(rows.map(({ after }) => after)).toEqual([{ endedSessions: 1 }]);
    for (const word of [PASSWORD, OTHER, 'argon2']) expect(rows[0]!.entry).not.toContain(word);
    expect(api.logged.join('')).not.toContain(OTHER);
  });
});
