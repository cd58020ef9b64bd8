import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';

const form = {
  companyName: 'Warm Bread',
  firstName: 'Anna',
  lastName: 'Kern',
  email: 'anna@bread.test',
  password: 'a horse that reads mail',
  locale: 'ru',
  timeZone: 'Asia/Yekaterinburg',
};

describe('registering a company', () => {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  });
  afterAll(() => api.stop());
  const register = (changes: object): ReturnType<typeof api.inject> =>
    api.browser().send('POST', '/api/companies', { ...form, ...changes });

  it('makes the company with its admin, online, and signs him in', async () => {
    const answer = await register({ email: 'first@bread.test' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      operator: { email: 'first@bread.test', name: 'Anna K.', role: 'admin', locale: 'ru', status: 'online', colorScheme: 'auto' },
      company: { name: 'Warm Bread', timeZone: 'Asia/Yekaterinburg' },
      demo: false,
    });
    expect(answer.cookies).toHaveLength(1);
  });

  it('an e-mail that somebody uses is refused, in whatever case, and leaves no company behind', async () => {
    await register({ email: 'twice@bread.test' });
    const before = await api.rows('select id from company');
    const answer = await register({ email: 'Twice@Bread.test', companyName: 'Second' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'email_taken', field: 'email' });
    expect(await api.rows('select id from company')).toEqual(before);
  });

  it('of two registrations with one e-mail at once exactly one wins', async () => {
    const answers = await Promise.all([register({ email: 'race@bread.test' }), register({ email: 'race@bread.test' })]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it.each([
    ['password', { password: 'elevenchars' }, 'at least 12'],
    ['password', { password: 'x'.repeat(257) }, '256'],
    ['password', { password: 'password1234' }, 'choose another'],
    ['password', { password: 'aaaaaaaaaaaaaa' }, 'choose another'],
    ['email', { email: 'no address' }, 'email'],
    ['companyName', { companyName: '   ' }, 'companyName'],
    ['timeZone', { timeZone: 'Europe/Nowhere' }, 'Europe/Moscow'],
    ['locale', { locale: 'de' }, 'locale'],
    ['role', { role: 'admin' }, 'leave it out'],
    ['companyId', { companyId: 1 }, 'leave it out'],
  ])('a wrong %s is named with the remedy (%j)', async (field, changes, remedy) => {
    const answer = await register({ email: 'wrong@bread.test', ...changes });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ field });
    expect(answer.json().detail).toContain(remedy);
  });

  it('twelve characters of any script are long enough', async () => {
    expect((await register({ email: 'cyrillic@bread.test', password: 'тёплый хлеб!' })).statusCode).toBe(201);
  });

  it('a password typed with combining marks is the same as one with ready letters', async () => {
    await register({ email: 'marks@bread.test', password: 'caf\u00e9 caf\u00e9 caf\u00e9' });
    await expect(api.browser().signsIn('marks@bread.test', 'cafe\u0301 cafe\u0301 cafe\u0301')).resolves.toBeDefined();
  });

  it('one address may register a few companies an hour', async () => {
    const browser = api.browser();
    const codes = [];
    for (let i = 0; i < 21; i += 1)
      codes.push((await browser.send('POST', '/api/companies', { ...form, email: `many${i}@bread.test` })).statusCode);
    expect(codes.slice(-2)).toEqual([201, 429]);
  });
});
