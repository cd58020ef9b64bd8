import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator, linesOf } from '../../../../../../test/api/rows.js';
import { says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe('putting a dialog off', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let line: WhatsAppLine;
  let phone = 79002220000;
  let dialogId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    boris = await anOperator(api, anna.me.company.id);
    line = await WhatsAppLine.connect(api, anna);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    phone += 1;
    await line.write(says.text(String(phone), 'Hello'));
    dialogId = (await api.rows<{ id: number }>('select d.id::int as id from dialog d order by id desc limit 1'))[0]?.id ?? 0;
    await api.rows('update dialog set operator_id = $2, last_operator_id = $2, waits_for = null, waits_since = null where id = $1', [
      dialogId,
      boris.id,
    ]);
  });

  const snooze = (by: Browser, until = inAnHour()): Promise<Answer> => by.send('POST', `/api/dialogs/${dialogId}/snooze`, { until });
  const idsIn = async (by: Browser, filter: string): Promise<number[]> =>
    (await by.get(`/api/dialogs?filter=${filter}`)).json().items.map(({ id }: { id: number }) => id);
  const told = async (): Promise<unknown[]> =>
    (
      await api.rows<{ action: string; payload: object }>('select action, payload from outbox where workflow_id = $1 order by id', [
        `snooze:${dialogId}`,
      ])
    ).map(({ action, payload }) => ({ action, ...payload }));
  const untilOf = async (): Promise<unknown> => (await anna.get(`/api/dialogs/${dialogId}`)).json().snoozedUntil;

  it('takes it out of what is mine, and puts it where it can be found', async () => {
    const before = (await boris.browser.get('/api/dialogs/counters')).json();
    const until = inAnHour();
    expect((await snooze(boris.browser, until)).json()).toMatchObject({ id: dialogId, snoozedUntil: until, operator: { id: boris.id } });
    expect(await idsIn(boris.browser, 'mine')).not.toContain(dialogId);
    expect(await idsIn(boris.browser, 'snoozed')).toContain(dialogId);
    expect(await idsIn(anna, 'all')).toContain(dialogId);
    const after = (await boris.browser.get('/api/dialogs/counters')).json();
    expect([after.mine, after.unread, after.snoozed]).toEqual([before.mine - 1, before.unread - 1, before.snoozed + 1]);
    expect(await told()).toEqual([{ action: 'start', companyId: anna.me.company.id, dialogId, until }]);
  });

  it('a message of the client ends it, in the statement that stores the message; one more ends nothing', async () => {
    await snooze(boris.browser);
    await line.write(says.text(String(phone), 'Are you there?'));
    await line.write(says.text(String(phone), 'Hello?'));
    expect(await untilOf()).toBeNull();
    expect((await told()).slice(1)).toEqual([{ action: 'signal', signal: 'snoozeEnded', args: [{ reason: 'client_wrote' }] }]);
    expect(await idsIn(boris.browser, 'mine')).toContain(dialogId);
  });

  it('is taken back by hand, with a line', async () => {
    await snooze(boris.browser);
    expect((await boris.browser.send('DELETE', `/api/dialogs/${dialogId}/snooze`)).json()).toMatchObject({ snoozedUntil: null });
    expect((await linesOf(api, dialogId)).map(({ code }) => code).slice(-2)).toEqual(['snoozed', 'snooze_cancelled']);
  });

  it('two at once: both succeed, one after the other, and the row says what the last one said', async () => {
    const [first, second] = [inAnHour(), new Date(Date.now() + 7_200_000).toISOString()];
    const answers = await Promise.all([snooze(boris.browser, first), snooze(anna, second)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const words = (await linesOf(api, dialogId)).filter(({ code }) => code === 'snoozed');
    expect(words).toHaveLength(2);
    expect(await untilOf()).toBe(words.at(-1)?.params['until']);
  });

  it('whoever does not see it, and whoever may not close chats, does not put it off', async () => {
    const clara = await anOperator(api, anna.me.company.id);
    expect((await snooze(clara.browser)).statusCode).toBe(404);
  });

  it.each(['tomorrow', '2020-01-01T00:00:00.000Z', null])('%j is no time to put it off to', async (until) => {
    const answer = await boris.browser.send('POST', `/api/dialogs/${dialogId}/snooze`, { until });
    expect([answer.statusCode, answer.json().errors?.[0]?.field ?? answer.json().field]).toEqual([400, 'until']);
  });
});
