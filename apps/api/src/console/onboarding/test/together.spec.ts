import fc from 'fast-check';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import { until } from '../../../../../../test/api/until.js';
import { says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

type Answer = Awaited<ReturnType<Browser['get']>>;

describe('an onboarding that several have open at once', () => {
  let api: ApiUnderTest;
  let port: number;
  let anna: Browser;
  let boris: Browser;
  const windows: LiveWindow[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    boris = (await anOperator(api, anna.me.company.id, 'supervisor')).browser;
  });
  afterEach(() => windows.splice(0).forEach((window) => window.cut()));
  afterAll(() => api.stop());

  const open = async (browser: Browser): Promise<LiveWindow> => {
    const window = await LiveWindow.open(port, browser);
    windows.push(window);
    return window;
  };
  const keep = (who: Browser, step: string, field: string, value: unknown): Promise<Answer> =>
    who.send('PUT', `/api/onboarding/fields/${step}/${field}`, { value });
  const fields = async (): Promise<Record<string, { value: unknown; revision: number }>> =>
    Object.fromEntries(
      (await anna.get('/api/onboarding'))
        .json()
        .fields.map((one: { step: string; field: string; value: unknown; revision: number }) => [
          `${one.step}.${one.field}`,
          { value: one.value, revision: one.revision },
        ]),
    );
  const heard = (window: LiveWindow) => window.events.flatMap(({ onboarding }) => (onboarding ? [onboarding] : []));

  it('both hear of what either types, with its number and by whom', async () => {
    const [first, second] = [await open(anna), await open(boris)];
    const { revision } = (await keep(anna, 'company', 'name', 'Warm Ro')).json();
    for (const window of [first, second]) await window.until(() => heard(window).some(({ field }) => field?.value === 'Warm Ro'));
    expect(heard(second).find(({ field }) => field)).toMatchObject({
      step: 'company',
      field: { step: 'company', field: 'name', value: 'Warm Ro', revision, sealed: false, updatedBy: { id: anna.me.operator.id } },
    });
  });

  it('a key of a messenger is pushed to nobody; that it changed is', async () => {
    const second = await open(boris);
    await keep(anna, 'channels', 'telegram-bot.secrets.bot_token', '42:secret');
    await second.until(() => heard(second).some(({ field }) => field?.sealed === true));
    expect(JSON.stringify(second.frames)).not.toContain('42:secret');
  });

  it('operators, and other companies, hear nothing of it', async () => {
    const { browser: oleg } = await anOperator(api, anna.me.company.id, 'operator');
    const [mine, olegs, strangers] = [await open(anna), await open(oleg), await open(await api.browser().registers('Cold Bread'))];
    await keep(anna, 'company', 'name', 'Hush');
    await mine.until(() => heard(mine).length > 0);
    await anna.send('PATCH', '/api/me', { status: 'away' });
    await olegs.until(() => olegs.events.some(({ kind }) => kind === 'operator_changed'));
    expect([heard(olegs), heard(strangers)]).toEqual([[], []]);
  });

  it('whatever two write at once and in whatever order: each field keeps its last write, and none undoes another', async () => {
    const write = fc.record({
      who: fc.constantFrom('anna', 'boris'),
      field: fc.constantFrom('company.name', 'company.locale', 'center.greeting', 'operators.text'),
      value: fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\u0000', '')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(write, { minLength: 2, maxLength: 12 }), async (writes) => {
        for (const step of ['company', 'center', 'operators']) await anna.send('DELETE', `/api/onboarding/fields/${step}`);
        const kept = await Promise.all(
          writes.map(async ({ who, field, value }) => {
            const [step = '', name = ''] = field.split('.');
            const answer = await keep(who === 'anna' ? anna : boris, step, name, value);
            return { field, value, revision: answer.json().revision as number };
          }),
        );
        const last = new Map(kept.sort((a, b) => a.revision - b.revision).map(({ field, ...rest }) => [field, rest]));
        expect(await fields()).toEqual(Object.fromEntries(last));
        expect(new Set(kept.map(({ revision }) => revision)).size).toBe(kept.length);
      }),
      { numRuns: 15 },
    );
  });

  it('what was typed while somebody pressed "continue" is of a later thought, and stays', async () => {
    await keep(anna, 'company', 'name', 'Rolls');
    const [, ...typed] = await Promise.all([
      anna.send('POST', '/api/onboarding/steps/company/complete'),
      ...Array.from({ length: 4 }, (_, n) => keep(boris, 'company', 'timeZone', `Mars/${n}`)),
    ]);
    // No such time zone: whatever "continue" saw of it, nothing of it was applied, so the last word of it must still stand there.
    const revisions = typed.map((answer) => answer.json().revision as number);
    expect((await fields())['company.timeZone']).toEqual({
      value: expect.stringMatching(/^Mars/),
      revision: Math.max(...revisions),
    });
    expect((await anna.get('/api/company')).json().timeZone).toBe('Europe/Moscow');
  });

  it('a channel, a colleague and an answered client tick their steps by themselves, seen by whoever looks', async () => {
    const window = await open(boris);
    const state = async (step: string): Promise<string> =>
      (await anna.get('/api/onboarding')).json().steps.find(({ id }: { id: string }) => id === step).state;
    const told = (step: string) => window.until(() => heard(window).some((one) => one.step === step && !one.field), `${step} ticks`);

    const line = await WhatsAppLine.connect(api, anna);
    await told('channels');
    // Boris is a colleague: he ticked his step by being there.
    await told('operators');
    await line.write(says.text('79005550199', 'Is it fresh?'));
    await window.until(() => window.texts.includes('Is it fresh?'));
    expect(await state('first_conversation')).toBe('open');
    const { dialogId } = window.events.find(({ message }) => message)!;
    await anna.send('POST', `/api/dialogs/${dialogId}/claim`);
    const answer = { clientMessageId: '7f3b0c7e-8f0a-4c53-9b86-1f1c1e7a0b11', kind: 'to_client', text: 'It is' };
    expect((await anna.send('POST', `/api/dialogs/${dialogId}/messages`, answer)).statusCode).toBeLessThan(300);
    await told('first_conversation');
    expect((await anna.get('/api/onboarding')).json()).toMatchObject({ progress: { done: 3 }, facts: { channel: true, answered: true } });
  });

  it('a list invites each once, says of each line what became of it, and leaves what could not be invited', async () => {
    await keep(anna, 'operators', 'text', 'Clara Bow <clara@rolls.test>; no address here\ndaria@rolls.test\nnot-an@address');
    await keep(anna, 'operators', 'role', 'operator');
    await keep(anna, 'operators', 'customRoleId', 0);
    const [first, second] = await Promise.all([1, 2].map(() => anna.send('POST', '/api/onboarding/steps/operators/complete')));
    const both = [first!.json().invited, second!.json().invited].flat() as { outcome: string }[];
    expect(both.filter(({ outcome }) => outcome === 'invited')).toHaveLength(2);
    expect(first!.json().invited).toMatchObject([{ email: 'clara@rolls.test' }, { email: 'daria@rolls.test' }, { outcome: 'invalid' }]);
    expect(await api.rows('select email from invitation where company_id = $1 order by email', [anna.me.company.id])).toEqual([
      { email: 'clara@rolls.test' },
      { email: 'daria@rolls.test' },
    ]);
    expect((await fields())['operators.text']?.value).toBe('not-an@address');
  });

  it('somebody who was invited elsewhere ticks the step in that moment', async () => {
    const olga = await api.browser().registers('Rye');
    const window = await open(olga);
    expect((await olga.send('POST', '/api/invitations', { text: 'clara@rye.test', role: 'operator' })).statusCode).toBe(200);
    await window.until(() => heard(window).some(({ step }) => step === 'operators'));
    const outbox = (): Promise<{ payload: { args?: unknown[] } }[]> =>
      api.rows(`select payload from outbox where workflow_id = $1 order by id desc limit 1`, [`onboarding:${olga.me.company.id}`]);
    await until(async () => JSON.stringify(await outbox()).includes('"done": 1') || JSON.stringify(await outbox()).includes('"done":1'));
  });

  it('what people did stands in the audit log', async () => {
    await anna.send('POST', '/api/onboarding/steps/company/complete');
    await anna.send('POST', '/api/onboarding/skip');
    const entries = await api.rows<{ action: string; actor_id: string; object_name: string | null }>(
      `select action, actor_id, object_name from audit_entry where company_id = $1 and action like 'onboarding.%' order by id`,
      [anna.me.company.id],
    );
    const by = String(anna.me.operator.id);
    expect(entries.map((one) => ({ ...one, actor_id: String(one.actor_id) }))).toEqual([
      { action: 'onboarding.step_done', actor_id: by, object_name: 'company' },
      { action: 'onboarding.skipped', actor_id: by, object_name: null },
    ]);
  });
});
