import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';

describe('hostile input', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let token: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    token = await api.token(anna.me.company.id);
  });
  afterAll(() => api.stop());

  const raw = (payload: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> =>
    anna.send('PATCH', '/api/company', payload, { 'content-type': 'application/json', ...headers });
  const expectSentence = (answer: Answer, status: number): void => {
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status, requestId: answer.headers['x-request-id'] });
    expect(answer.json().detail).toMatch(/^[A-Za-z].{10,}/);
    expect(answer.body).not.toMatch(/\bat \w+.*\.(ts|js):\d+|node_modules|SQLSTATE|syntax for type/);
  };

  it.each([33, 100, 3_000, 40_000])('a body nested %i levels deep is refused before anything looks into it', async (depth) => {
    expectSentence(await raw(`{"name":${'['.repeat(depth)}${']'.repeat(depth)}}`), 400);
    expectSentence(await raw(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`), 400);
  });

  it('brackets inside a text are not nesting', async () => {
    expect((await raw(JSON.stringify({ name: `${'['.repeat(90)}"{` }))).statusCode).toBe(200);
  });

  it.each([
    ['cut off', '{"name":'],
    ['no JSON', 'name=x'],
    ['an array', '[]'],
    ['a number', '7'],
    ['a text', '"name"'],
    ['null', 'null'],
  ])('a body that is %s is a 400 or counts as empty', async (_, body) => {
    const answer = await raw(body);
    if (body === 'null') expect(answer.statusCode).toBe(200);
    else expectSentence(answer, 400);
  });

  it('bytes that are no UTF-8 are refused', async () => {
    expectSentence(await raw(Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])), 400);
  });

  it('a body over 256 KB is refused, announced or not', async () => {
    const body = JSON.stringify({ name: 'x'.repeat(256 * 1024) });
    expectSentence(await raw(body), 413);
    expectSentence(await raw(body, { 'transfer-encoding': 'chunked' }), 413);
  });

  it('a compressed body is refused unopened', async () => {
    expectSentence(await raw(Buffer.alloc(100), { 'content-encoding': 'gzip' }), 415);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'nonsense'])(
    'a body of type %s is refused',
    async (type) => {
      expectSentence(await raw('{"name":"x"}', { 'content-type': type }), 415);
    },
  );

  it.each([
    ['a zero byte', 'a\u0000b'],
    ['half of a surrogate pair', '\ud800'],
  ])('%s in a text is a sentence or is stored as something else, never a failure', async (_, text) => {
    const answer = await raw(JSON.stringify({ name: text }));
    expect([200, 400]).toContain(answer.statusCode);
    if (answer.statusCode === 400) expectSentence(answer, 400);
  });

  it('a zero byte in a list of settings is a sentence', async () => {
    const body = { transport: 'whatsapp-cloud', name: 'x', settings: { phone_number_id: '\u0000', waba_id: '1' } };
    const answer = await anna.send('POST', '/api/channels', {
      ...body,
      secrets: { access_token: 'a', app_secret: 'b', verify_token: 'c' },
    });
    expectSentence(answer, 400);
  });

  it.each(['99999999999999999999', '9007199254740993', '-1', '0', '1.5', 'abc', '1;drop table company', '%00', '1e400'])(
    'an id like %s is a 400 or a 404, on every surface',
    async (id) => {
      const requests = [
        anna.send('PATCH', `/api/channels/${id}`, {}),
        anna.get(`/api/dialogs/${id}`),
        anna.get(`/api/attachments/${id}`),
        api.v1(token, 'GET', `/clients/${id}`),
        api.v1(token, 'GET', `/messages?dialog_id=${id}`),
      ];
      for (const answer of await Promise.all(requests)) expect([400, 404]).toContain(answer.statusCode);
    },
  );

  it('whole numbers beyond what the database holds are a 400', async () => {
    expectSentence(await raw('{"maxOpenDialogs":99999999999}'), 400);
    expectSentence(await raw('{"lastOperatorWaitSeconds":1e308}'), 400);
  });

  it('keys that poison prototypes change nothing', async () => {
    const answer = await raw('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect([200, 400]).toContain(answer.statusCode);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(['id', 'companyId', 'company_id', 'role', 'createdAt', 'balance', 'isAdmin'])(
    'the field %s cannot be slipped into a form',
    async (field) => {
      const answer = await anna.send('PATCH', '/api/me', { [field]: 1 });
      expectSentence(answer, 400);
      expect(answer.json()).toMatchObject({ field });
    },
  );

  it('an unknown page under /api is a problem, under /v1 the envelope that programs know', async () => {
    expectSentence(await anna.get('/api/nothing'), 404);
    const answer = await api.v1(token, 'GET', '/nothing');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual({ status: 'error', message: 'Page not found', errors: {} });
  });

  it('a broken address is a 400', async () => {
    const answer = await anna.get('/api/%zz');
    expect(answer.statusCode).toBe(400);
    expect(answer.body).not.toContain('node_modules');
  });
});
