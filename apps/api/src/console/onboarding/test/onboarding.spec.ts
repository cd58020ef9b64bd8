import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

type Field = { step: string; field: string; value: unknown; revision: number; sealed: boolean };

describe('the onboarding', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => (api = await ApiUnderTest.start()));
  beforeEach(async () => (anna = await api.browser().registers()));
  afterAll(() => api.stop());

  const read = async (who = anna) => (await who.get('/api/onboarding')).json();
  const keep = (step: string, field: string, value: unknown, who = anna) =>
    who.send('PUT', `/api/onboarding/fields/${step}/${field}`, { value });
  const post = (path: string, who = anna) => who.send('POST', `/api/onboarding/${path}`);
  const typed = async (who = anna): Promise<Record<string, unknown>> =>
    Object.fromEntries(((await read(who)).fields as Field[]).map(({ step, field, value }) => [`${step}.${field}`, value]));
  const states = async (who = anna): Promise<string[]> => (await read(who)).steps.map(({ state }: { state: string }) => state);

  it('opens with the registration, at its first step, with what is known shown', async () => {
    expect(await read()).toMatchObject({
      ...{ state: 'open', current: 'company', progress: { done: 0, skipped: 0, total: 5 }, fields: [] },
      ...{ facts: { channel: false, colleague: false, answered: false } },
      settings: {
        name: 'Warm Bread',
        timeZone: 'Europe/Moscow',
        locale: 'en',
        groups: [],
        autoAssign: true,
        workingHours: null,
        greeting: null,
      },
    });
    expect((await read()).steps.map(({ id, mayDo }: { id: string; mayDo: boolean }) => [id, mayDo])).toEqual([
      ...[
        ['company', true],
        ['channels', true],
        ['operators', true],
        ['center', true],
        ['first_conversation', true],
      ],
    ]);
  });

  it('keeps every field as it is typed, half a word or a wrong one', async () => {
    for (const [step, field, value] of [
      ...[
        ['company', 'name', 'War'],
        ['company', 'timeZone', 'Mars'],
        ['operators', 'text', 'anna@, @'],
        ['operators', 'groupIds', [1]],
      ],
      ...[
        ['center', 'maxOpenDialogs', '-'],
        ['center', 'workingHours', [{ day: 9 }]],
        ['center', 'groups', ['Sales', '']],
      ],
      ...[
        ['channels', 'transport', 'telegram-bot'],
        ['channels', 'telegram-bot.name', 'Bo'],
        ['company', 'locale', null],
      ],
    ] as const) {
      expect((await keep(step, field, value)).statusCode).toBe(200);
    }
    expect(await typed()).toMatchObject({
      ...{ 'company.name': 'War', 'company.timeZone': 'Mars', 'operators.text': 'anna@, @', 'center.maxOpenDialogs': '-' },
      ...{
        'center.workingHours': [{ day: 9 }],
        'center.groups': ['Sales', ''],
        'channels.telegram-bot.name': 'Bo',
        'company.locale': null,
      },
    });
    expect((await anna.get('/api/company')).json()).toMatchObject({ name: 'Warm Bread', maxOpenDialogs: 40 });
  });

  it('the last write of a field stays, and its number only grows', async () => {
    const first = (await keep('company', 'name', 'A')).json().revision;
    const second = (await keep('company', 'name', 'B')).json().revision;
    expect(second).toBeGreaterThan(first);
    expect((await anna.send('DELETE', '/api/onboarding/fields/company')).statusCode).toBe(204);
    expect(await typed()).toEqual({});
    expect((await keep('company', 'name', 'C')).json().revision).toBeGreaterThan(second);
  });

  it('refuses what has no place and what has no end', async () => {
    expect((await keep('company', 'colour', 'red')).statusCode).toBe(404);
    expect((await keep('breakfast', 'name', 'red')).statusCode).toBe(404);
    expect((await keep('company', 'constructor', 'red')).statusCode).toBe(404);
    expect((await keep('company', 'name', 'x'.repeat(2_000))).json()).toMatchObject({ status: 400, field: 'value' });
    expect((await keep('channels', 'telegram-bot.secrets.colour', 'red')).statusCode).toBe(404);
    expect((await keep('channels', 'smoke.name', 'red')).statusCode).toBe(404);
    expect((await anna.send('PUT', '/api/onboarding/fields/company/name', {})).statusCode).toBe(400);
  });

  it('"continue" says everything that is wrong, field by field, and leaves all of it typed', async () => {
    await keep('company', 'name', '  ');
    await keep('company', 'timeZone', 'Mars');
    const refused = await post('steps/company/complete');
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors.map(({ field, reason }: { field: string; reason: string }) => [field, reason])).toEqual([
      ...[
        ['name', 'required'],
        ['timeZone', 'unknown_time_zone'],
      ],
    ]);
    expect(await typed()).toEqual({ 'company.name': '  ', 'company.timeZone': 'Mars' });
    expect(await states()).toEqual(['open', 'open', 'open', 'open', 'open']);
  });

  it('"continue" makes it so, forgets the drafts and goes on to the next step', async () => {
    await keep('company', 'name', ' Warm Rolls ');
    await keep('company', 'timeZone', 'Asia/Omsk');
    const done = (await post('steps/company/complete')).json();
    expect(done).toMatchObject({
      current: 'channels',
      fields: [],
      progress: { done: 1 },
      settings: { name: 'Warm Rolls', timeZone: 'Asia/Omsk' },
    });
    expect(done.steps[0]).toMatchObject({ state: 'done', by: { id: anna.me.operator.id, name: 'Anna K.' }, at: expect.any(String) });
    expect((await anna.get('/api/company')).json()).toMatchObject({ name: 'Warm Rolls', timeZone: 'Asia/Omsk', locale: 'en' });
    expect((await post('steps/company/complete')).statusCode).toBe(200);
  });

  it('the centre: groups, rules, hours and a greeting, once, however many press at once', async () => {
    await keep('center', 'groups', ['Sales', 'Support', 'sales']);
    await keep('center', 'autoAssign', false);
    await keep('center', 'maxOpenDialogs', '7');
    await keep('center', 'workingHours', [{ day: 1, from: '09:00', to: '18:00' }]);
    await keep('center', 'greeting', 'Hello, {{ client.name }}!');
    const answers = await Promise.all([post('steps/center/complete'), post('steps/center/complete'), post('steps/center/complete')]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect((await read()).settings).toMatchObject({
      ...{ groups: ['Sales', 'Support'].sort(), autoAssign: false, maxOpenDialogs: 7, greeting: 'Hello, {{ client.name }}!' },
      workingHours: [{ day: 1, from: '09:00', to: '18:00' }],
    });
    const scenarios = (await anna.get('/api/scenarios')).json().items;
    expect(scenarios).toMatchObject([{ name: 'Greeting', state: 'published', triggers: ['first_message'] }]);

    await post('steps/center/reopen');
    await keep('center', 'greeting', 'Good day!');
    expect((await post('steps/center/complete')).json().settings.greeting).toBe('Good day!');
    expect((await anna.get('/api/scenarios')).json().items).toHaveLength(1);
    await keep('center', 'greeting', '');
    expect((await post('steps/center/complete')).json().settings.greeting).toBeNull();
  });

  it('a greeting that is no template is refused at its field', async () => {
    await keep('center', 'greeting', 'Hello, {{ client.name');
    expect((await post('steps/center/complete')).json()).toMatchObject({
      status: 422,
      errors: [{ field: 'greeting', reason: 'template' }],
    });
  });

  it('steps are passed over one by one or as a whole, and taken up again', async () => {
    await post('steps/company/skip');
    expect(await read()).toMatchObject({ current: 'channels', progress: { skipped: 1 } });
    await keep('operators', 'text', 'boris@example.test');
    expect((await post('skip')).json()).toMatchObject({ state: 'skipped' });
    expect((await keep('operators', 'text', 'x')).json()).toMatchObject({ status: 409, code: 'onboarding_closed' });
    expect((await post('steps/company/complete')).statusCode).toBe(409);
    expect((await post('reopen')).json()).toMatchObject({ state: 'open', current: 'company' });
    expect(await typed()).toEqual({ 'operators.text': 'boris@example.test' });
    expect((await post('finish')).json()).toMatchObject({ state: 'finished' });
    expect((await post('steps/channels/reopen')).json()).toMatchObject({ state: 'open' });
  });

  it('is finished with its last step', async () => {
    for (const step of ['company', 'channels', 'operators', 'center']) await post(`steps/${step}/skip`);
    expect(await read()).toMatchObject({ state: 'open', current: 'first_conversation' });
    expect((await post('steps/first_conversation/complete')).json()).toMatchObject({ status: 422, code: 'step_not_done' });
    expect((await post('steps/first_conversation/skip')).json()).toMatchObject({ state: 'finished', current: null });
  });

  it('keys of a messenger lie sealed, and are shown to those who may set up channels alone', async () => {
    await keep('channels', 'telegram-bot.secrets.bot_token', '42:secret');
    const [field] = (await read()).fields as Field[];
    expect(field).toMatchObject({ field: 'telegram-bot.secrets.bot_token', value: '42:secret', sealed: true });
    const [row] = await api.rows<{ value: unknown; sealed: string }>('select value, sealed from onboarding_field where company_id = $1', [
      anna.me.company.id,
    ]);
    expect(row?.value).toBeNull();
    expect(row?.sealed).not.toContain('secret');
    const { browser } = await withPermissions(['all_chats', 'onboarding', 'company']);
    expect((await read(browser)).fields).toMatchObject([{ value: null, sealed: true }]);
    expect(api.logged.join('')).not.toContain('42:secret');
  });

  it('whoever lacks a permission sees the step and cannot do it', async () => {
    const { browser } = await withPermissions(['all_chats', 'onboarding', 'company']);
    expect((await read(browser)).steps.map(({ mayDo }: { mayDo: boolean }) => mayDo)).toEqual([true, false, false, false, false]);
    expect((await keep('company', 'name', 'By Boris', browser)).statusCode).toBe(200);
    for (const path of ['complete', 'skip', 'reopen']) expect((await post(`steps/channels/${path}`, browser)).statusCode).toBe(403);
    expect((await keep('channels', 'transport', 'telegram-bot', browser)).statusCode).toBe(403);
    expect((await browser.send('DELETE', '/api/onboarding/fields/channels')).statusCode).toBe(403);
  });

  it('a supervisor does all of it, an operator sees nothing', async () => {
    const { browser: boris } = await anOperator(api, anna.me.company.id, 'supervisor');
    expect((await keep('company', 'name', 'Rolls', boris)).statusCode).toBe(200);
    expect((await post('steps/company/complete', boris)).json()).toMatchObject({ progress: { done: 2 }, settings: { name: 'Rolls' } });
    const { browser: oleg } = await anOperator(api, anna.me.company.id, 'operator');
    expect((await oleg.get('/api/onboarding')).statusCode).toBe(403);
  });

  it('a company from before has none, and may take it up', async () => {
    await api.rows('delete from onboarding where company_id = $1', [anna.me.company.id]);
    expect(await read()).toMatchObject({ state: 'none', current: 'company' });
    expect((await keep('company', 'name', 'x')).statusCode).toBe(409);
    expect((await post('skip')).statusCode).toBe(409);
    expect((await post('reopen')).json()).toMatchObject({ state: 'open', current: 'company' });
  });

  it('a step that a later release adds opens an open onboarding there, and leaves a finished one finished', async () => {
    const { id } = anna.me.company;
    await post('steps/company/skip');
    await api.rows(`insert into onboarding_step (company_id, step, state) values ($1, 'gone_since', 'done')`, [id]);
    expect(await read()).toMatchObject({ state: 'open', current: 'channels', progress: { total: 5 } });
    await post('finish');
    expect(await read()).toMatchObject({ state: 'finished', current: 'channels' });
  });

  /** Somebody with a role of the company's own. */
  async function withPermissions(permissions: string[]): Promise<{ browser: Browser; id: number }> {
    const { id: companyId } = anna.me.company;
    const [role] = await api.rows<{ id: string }>(
      `insert into custom_role (company_id, name, permissions, base_role) values ($1, 'Own', $2, 'supervisor') returning id`,
      [companyId, permissions],
    );
    const operator = await anOperator(api, companyId, 'supervisor');
    await api.rows('update operator set custom_role_id = $2 where id = $1', [operator.id, role?.id]);
    return operator;
  }
});
