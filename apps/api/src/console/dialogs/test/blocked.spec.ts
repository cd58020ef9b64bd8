import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../../test/api/rows.js';
import { monthIsOver, paysIn, runsOut } from '../../../../../../test/api/tariff.js';
import { says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

const LISTS = ['mine', 'new', 'bot', 'snoozed', 'all', 'closed'] as const;

describe('a dialog that nothing pays for', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let line: WhatsAppLine;
  let port: number;
  let phone = 79003330000;
  let dialogId: number;
  let clientId: number;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    boris = await anOperator(api, companyId);
    line = await WhatsAppLine.connect(api, anna);
    phone += 1;
    await line.write(says.text(String(phone), 'Hello'));
    const [row] = await api.rows<{ id: number; client_id: number }>(
      'select id::int, client_id::int from dialog where company_id = $1 order by id desc limit 1',
      [companyId],
    );
    [dialogId, clientId] = [row!.id, row!.client_id];
    await api.rows(
      `update dialog set operator_id = $2, last_operator_id = $2, waits_for = null, waits_since = null, unread_count = 0, read_up_to_id = last_message_id where id = $1`,
      [dialogId, boris.id],
    );
    await monthIsOver(api, companyId);
    await runsOut(api, companyId);
  });

  const isBlocked = (...texts: string[]): Promise<Answer> => line.write(...texts.map((text) => says.text(String(phone), text)));
  const idsIn = async (by: Browser, filter: string): Promise<number[]> =>
    (await by.get(`/api/dialogs?filter=${filter}`)).json().items.map(({ id }: { id: number }) => id);
  const counters = async (by: Browser): Promise<Record<string, number>> => (await by.get('/api/dialogs/counters')).json();
  const loadOf = async (operatorId: number): Promise<number> =>
    (await api.rows<{ n: number }>('select open_dialogs as n from operator_presence where operator_id = $1', [operatorId]))[0]!.n;
  const messagesOf = async (by: Browser): Promise<{ id: number; kind: string; text: string | null }[]> =>
    (await by.get(`/api/dialogs/${dialogId}/messages`)).json().items;

  it('stands in the list of its kind and in no other, with how much is withheld and nothing of what', async () => {
    expect(await loadOf(boris.id)).toBe(1);
    await isBlocked('Secret one', 'Secret two');
    for (const filter of LISTS) for (const by of [anna, boris.browser]) expect(await idsIn(by, filter)).not.toContain(dialogId);
    expect((await counters(anna)).blockedCount).toBe(1);
    expect(await counters(boris.browser)).toMatchObject({ mine: 0, unread: 0, new: 0 });
    const page = await anna.get('/api/dialogs?filter=blocked');
    expect(page.json().items).toMatchObject([
      { id: dialogId, client: { id: clientId }, withheldMessages: 2, blockedAt: expect.any(String), lastMessage: { preview: '' } },
    ]);
    expect(page.body).not.toContain('Secret');
    expect(await loadOf(boris.id)).toBe(0);
  });

  it('is still found by its client’s name, and shows what was said before', async () => {
    await isBlocked('Secret');
    const found = (await anna.get(`/api/dialogs?query=${phone}`)).json().items;
    expect(found).toMatchObject([{ id: dialogId, withheldMessages: 1 }]);
    const view = await anna.get(`/api/dialogs/${dialogId}`);
    expect(view.json()).toMatchObject({ id: dialogId, blockedAt: expect.any(String), withheldMessages: 1 });
    const shown = await messagesOf(anna);
    expect(shown.filter(({ kind }) => kind === 'from_client').map(({ text }) => text)).toEqual(['Hello']);
    expect(view.body).not.toContain('Secret');
  });

  it('goes a page at a time, what was blocked last first', async () => {
    await isBlocked('Secret');
    await line.write(says.text('79009990001', 'Secret'), says.text('79009990002', 'Secret'));
    const seen: number[] = [];
    for (let after: string | null = ''; after !== null;) {
      const answer: Answer = await anna.get(`/api/dialogs?filter=blocked&limit=1${after && `&after=${after}`}`);
      const { items, next } = answer.json<{ items: { id: number }[]; next: string | null }>();
      seen.push(...items.map(({ id }) => id));
      after = next;
    }
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
    expect(seen.at(-1)).toBe(dialogId);
  });

  const writes: [string, (by: Browser) => Promise<Answer>][] = [
    ['claim', (by) => by.send('POST', `/api/dialogs/${dialogId}/claim`)],
    ['close', (by) => by.send('POST', `/api/dialogs/${dialogId}/close`)],
    ['reopen', (by) => by.send('POST', `/api/dialogs/${dialogId}/reopen`)],
    ['transfer', (by) => by.send('POST', `/api/dialogs/${dialogId}/transfer`, { operatorId: anna.me.operator.id })],
    ['read', (by) => by.send('POST', `/api/dialogs/${dialogId}/read`, { upToId: 999_999_999 })],
    ['unread', (by) => by.send('POST', `/api/dialogs/${dialogId}/unread`, { fromId: 1 })],
    ['snooze', (by) => by.send('POST', `/api/dialogs/${dialogId}/snooze`, { until: new Date(Date.now() + 3_600_000).toISOString() })],
    ['wake', (by) => by.send('DELETE', `/api/dialogs/${dialogId}/snooze`)],
    ...(['to_client', 'comment'] as const).map((kind): (typeof writes)[number] => [
      kind,
      (by) => by.send('POST', `/api/dialogs/${dialogId}/messages`, { clientMessageId: crypto.randomUUID(), kind, text: 'No' }),
    ]),
  ];

  it('takes nothing: every write is refused in the same words, and leaves no trace', async () => {
    await isBlocked('Secret');
    const trace = (): Promise<unknown[]> =>
      api.rows(
        `select to_jsonb(d) as dialog, (select count(*)::int from message m where m.dialog_id = d.id) as messages,
                (select count(*)::int from sending s where s.dialog_id = d.id) as queued,
                (select count(*)::int from channel_action a where a.dialog_id = d.id) as actions,
                (select count(*)::int from ledger_entry e where e.company_id = d.company_id) as entries
           from dialog d where d.id = $1`,
        [dialogId],
      );
    const before = await trace();
    for (const [what, send] of writes) {
      const answer = await send(boris.browser);
      expect([what, answer.statusCode, answer.json().code]).toEqual([what, 409, 'dialog_blocked']);
    }
    expect((await boris.browser.send('POST', '/api/dialogs/claim-new')).json()).toEqual({ items: [] });
    expect(await trace()).toEqual(before);
  });

  it('comes back with all that it was sent, in order, each once, unread, to whoever has it', async () => {
    await isBlocked('First', 'Second');
    const window = await LiveWindow.open(port, boris.browser);
    expect(await paysIn(api, companyId, 250)).toEqual({ unblocked: 1, blocked: 0 });
    await window.until(() => window.texts.includes('Second'), 'what was withheld');
    expect(window.texts.filter((text) => text === 'First' || text === 'Second')).toEqual(['First', 'Second']);
    expect(window.events.some(({ kind }) => kind === 'dialog_unblocked')).toBe(true);
    window.cut();
    expect(await idsIn(boris.browser, 'mine')).toEqual([dialogId]);
    expect(await counters(boris.browser)).toMatchObject({ mine: 1, unread: 1 });
    const [row] = (await boris.browser.get('/api/dialogs?filter=mine')).json().items;
    expect(row).toMatchObject({ blockedAt: null, withheldMessages: 0, unreadCount: 2, lastMessage: { preview: 'Second' } });
    expect((await messagesOf(boris.browser)).filter(({ kind }) => kind === 'from_client').map(({ text }) => text)).toEqual([
      'Hello',
      'First',
      'Second',
    ]);
    expect(await loadOf(boris.id)).toBe(1);
  });

  it('leaves the screens of whoever looks on at that moment, and tells no screen a word of it', async () => {
    const [his, hers] = [await LiveWindow.open(port, boris.browser), await LiveWindow.open(port, anna)];
    await isBlocked('Secret');
    await Promise.all(
      [his, hers].map((window) => window.until(() => window.events.some(({ kind }) => kind === 'dialog_blocked'), 'that it is blocked')),
    );
    const blocked = hers.events.find(({ kind }) => kind === 'dialog_blocked');
    expect(blocked?.dialog).toMatchObject({ id: dialogId, blockedAt: expect.any(String) });
    await his.until(() => his.events.some(({ dialog }) => dialog?.withheldMessages === 1), 'the count');
    expect(JSON.stringify([his.frames, hers.frames])).not.toContain('Secret');
    his.cut();
    hers.cut();
  });

  it('a first message with nothing to pay with is refused, blocks nothing and owes nothing', async () => {
    const answer = await boris.browser.send('POST', `/api/dialogs/${dialogId}/messages`, {
      ...{ clientMessageId: crypto.randomUUID(), kind: 'to_client', text: 'Are you there?' },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'dialog_blocked']);
    expect(await idsIn(boris.browser, 'mine')).toEqual([dialogId]);
    expect(await api.rows('select 1 from active_dialog where dialog_id = $1 and paid_by is null', [dialogId])).toEqual([]);
  });
});
