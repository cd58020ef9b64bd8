import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { PASSWORD, type Browser } from '../../../../../../test/api/browser.js';

describe('guessing passwords', () => {
  let api: ApiUnderTest;
  let email: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  beforeEach(async () => {
    ({ email } = (await api.browser().registers()).me.operator);
  });
  afterAll(() => api.stop());

  async function guess(browser: Browser, times: number, of = email): Promise<number[]> {
    const codes: number[] = [];
    for (let i = 0; i < times; i += 1)
      codes.push((await browser.send('POST', '/api/session', { email: of, password: `guess ${i}` })).statusCode);
    return codes;
  }

  it('one address may try an account eight times, then it is told how long to wait', async () => {
    const guesser = api.browser();
    expect(await guess(guesser, 10)).toEqual([...Array<number>(8).fill(401), 429, 429]);
    const refused = await guesser.send('POST', '/api/session', { email, password: PASSWORD });
    expect(refused.statusCode).toBe(429);
    expect(refused.json()).toMatchObject({ code: 'too_many_attempts' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
  });

  it("a stranger's guesses do not lock the owner out", async () => {
    await guess(api.browser(), 10);
    await expect(api.browser().signsIn(email)).resolves.toBeDefined();
  });

  it('a right password clears the count', async () => {
    const owner = api.browser();
    await guess(owner, 7);
    await owner.signsIn(email);
    expect(await guess(owner, 2)).toEqual([401, 401]);
  });

  it('tries at the same moment are counted like tries in a row', async () => {
    const guesser = api.browser();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => guesser.send('POST', '/api/session', { email, password: `guess ${i}` })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(8);
  });

  it('the e-mail in another case is the same account', async () => {
    const guesser = api.browser();
    await guess(guesser, 8);
    expect(await guess(guesser, 1, email.toUpperCase())).toEqual([429]);
  });

  it('one address is limited over all accounts', async () => {
    const guesser = api.browser();
    await api.rows(`insert into login_attempt (key, points, expire) values ($1, 100, (extract(epoch from now()) * 1000 + 60000)::bigint)`, [
      `address:${guesser.address}`,
    ]);
    expect(await guess(guesser, 1, 'somebody@example.test')).toEqual([429]);
  });

  it('an account is limited over all addresses', async () => {
    for (let i = 0; i < 8; i += 1) await guess(api.browser(), 8);
    expect(await guess(api.browser(), 1)).toEqual([429]);
  });

  it('the table of attempts holds no e-mail', async () => {
    await guess(api.browser(), 1);
    for (const { key } of await api.rows<{ key: string }>('select key from login_attempt')) expect(key).not.toContain('@');
  });
});
