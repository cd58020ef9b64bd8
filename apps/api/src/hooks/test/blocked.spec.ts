import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aMessage, anOperator, linesOf } from '../../../../../test/api/rows.js';
import { aPublishedScenario } from '../../../../../test/api/scenario-rows.js';
import { offers, says as saysStep } from '../../../../../test/api/scenario-steps.js';
import { monthIsOver, paysIn, runsOut } from '../../../../../test/api/tariff.js';
import { until } from '../../../../../test/api/until.js';
import { says, status, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

interface Shown {
  id: number;
  kind: string;
  text: string | null;
  status: string;
  reactions: { emoji: string; by: string }[];
  deletedAt: string | null;
  editedAt: string | null;
}

/** What a messenger goes on telling of a dialog that nothing pays for. */
describe('in a blocked dialog', () => {
  let api: ApiUnderTest;
  let port: number;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let companyId: number;
  let line: WhatsAppLine;
  let phoneNumber = 79008880000;
  let phone: string;
  let dialogId: number;
  /** Said before, by him and by us; each with its id at the provider. */
  let before: { his: string; ours: string; oursId: number };
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
    phone = String((phoneNumber += 1));
    const first = says.text(phone, 'Before');
    await writes(first);
    const [row] = await api.rows<{ id: number; client_id: number; card_id: number }>(
      `select d.id::int, d.client_id::int, c.card_id::int from dialog d join client c on c.id = d.client_id where d.company_id = $1`,
      [companyId],
    );
    dialogId = row!.id;
    const rows = { companyId, channelId: line.channelId, cardId: row!.card_id, clientId: row!.client_id, dialogId };
    const oursId = await aMessage(api, rows, { kind: 'to_client', text: 'Ours', status: 30, operatorId: boris.id });
    before = { his: String(first['id']), ours: `wamid.ours.${oursId}`, oursId };
    await api.rows('update message set external_id = $2 where id = $1', [oursId, before.ours]);
    await api.rows('insert into message_external_id (company_id, channel_id, external_id, message_id) values ($1, $2, $3, $4)', [
      ...[companyId, line.channelId, before.ours, oursId],
    ]);
    await api.rows(
      `update dialog set operator_id = $2, last_operator_id = $2, waits_for = null, waits_since = null, unread_count = 0,
              last_message_id = $3, read_up_to_id = $3 where id = $1`,
      [dialogId, boris.id, oursId],
    );
    await monthIsOver(api, companyId);
    await runsOut(api, companyId);
  });

  async function ok(answer: Promise<Answer>): Promise<void> {
    const { statusCode, body } = await answer;
    if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
  }
  const writes = (...messages: Parameters<WhatsAppLine['write']>): Promise<void> => ok(line.write(...messages));
  const shown = async (): Promise<Shown[]> =>
    (await boris.browser.get(`/api/dialogs/${dialogId}/messages`)).json<{ items: Shown[] }>().items.filter(({ kind }) => kind !== 'system');
  const texts = async (): Promise<(string | null)[]> => (await shown()).map(({ text }) => text);
  const isPaidFor = (): Promise<unknown> => paysIn(api, companyId, 250);
  const dialog = async (): Promise<Record<string, unknown>> =>
    (
      await api.rows<Record<string, unknown>>(
        `select state, operator_id::int as operator, unread_count as unread, withheld_count as withheld, blocked_at is not null as blocked,
                last_message_preview as preview, waits_for as waits, run_state as bot, snoozed_until as snoozed from dialog where id = $1`,
        [dialogId],
      )
    )[0]!;

  it('edits, reactions, deletions and repeats of what is withheld apply unseen, and are there once it is paid for', async () => {
    const window = await LiveWindow.open(port, boris.browser);
    const [kept, edited, gone] = [says.text(phone, 'Kept'), says.text(phone, 'Secret draft'), says.text(phone, 'Secret gone')];
    await writes(kept, edited, gone);
    await writes(kept, gone);
    await writes(
      says.edit(phone, String(edited['id']), 'Edited'),
      says.reaction(phone, String(kept['id']), '👍'),
      says.revoke(phone, String(gone['id'])),
    );
    await writes(says.quoting(phone, 'Quoting', String(kept['id'])));
    expect(await texts()).toEqual(['Before', 'Ours']);
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 4, unread: 4, preview: '' });
    await window.until(() => window.events.some(({ dialog: row }) => row?.withheldMessages === 4), 'how many there are');
    expect(JSON.stringify(window.frames)).not.toMatch(/Secret|Kept|Edited|Quoting|👍/u);

    await isPaidFor();
    await window.until(() => window.texts.includes('Quoting'), 'the last of them');
    expect(window.texts.filter((text) => ['Kept', 'Edited', 'Quoting'].includes(String(text)))).toEqual(['Kept', 'Edited', 'Quoting']);
    window.cut();
    const [, , first, second, third, last] = await shown();
    expect([first, second, last]).toMatchObject([
      { text: 'Kept', reactions: [{ emoji: '👍', by: 'client' }] },
      { text: 'Edited', editedAt: expect.any(String) },
      { text: 'Quoting' },
    ]);
    expect(third!.deletedAt).not.toBeNull();
    expect(await dialog()).toMatchObject({ blocked: false, withheld: 0, unread: 4, preview: 'Quoting', operator: boris.id });
  });

  it('what was withheld last and was taken back stands in the list as taken back', async () => {
    const gone = says.text(phone, 'Secret');
    await writes(gone);
    await writes(says.revoke(phone, String(gone['id'])));
    await isPaidFor();
    expect(await dialog()).toMatchObject({ preview: '🗑', unread: 1 });
  });

  it('what is told of the words before applies at once, and is shown: they are paid for', async () => {
    await writes(says.text(phone, 'Secret'));
    await writes(says.edit(phone, before.his, 'Before, edited'), says.reaction(phone, before.ours, '❤️'));
    await ok(line.report(status(before.ours, 'delivered', phone)));
    await ok(line.report(status(before.ours, 'read', phone)));
    const [his, ours] = await shown();
    expect([his, ours]).toMatchObject([{ text: 'Before, edited' }, { text: 'Ours', status: 'read', reactions: [{ emoji: '❤️' }] }]);
    expect(await dialog()).toMatchObject({ blocked: true, preview: '', withheld: 1 });
    await writes(says.revoke(phone, before.his));
    expect((await shown())[0]!.deletedAt).not.toBeNull();
    expect(await dialog()).toMatchObject({ preview: '' });
  });

  it('a button that is pressed is kept, once, and starts nothing, then or later', async () => {
    await api.rows(`update message set content = $2 where id = $1`, [
      before.oursId,
      JSON.stringify({ buttons: [{ type: 'reply', text: 'Yes', payload: 'confirm?id=7' }] }),
    ]);
    const steps = [offers('menu', 'Which?', ['A'], { 'button:b1': 'a' }), saysStep('a', 'Good')];
    const triggers = [
      { id: 't1', kind: 'payload' as const, action: 'confirm', channelIds: null, stepId: null },
      { id: 't2', kind: 'first_message' as const, of: 'request' as const, channelIds: null, stepId: null },
      { id: 't3', kind: 'keyword' as const, words: ['yes'], match: 'contains' as const, channelIds: null, stepId: null },
      { id: 't4', kind: 'missed' as const, afterSeconds: 60, channelIds: null, stepId: null } as never,
    ];
    await aPublishedScenario(api, companyId, { start: 'menu', steps, triggers });
    const press = {
      ...says.text(phone, ''),
      type: 'button',
      button: { text: 'Yes', payload: 'confirm?id=7' },
      context: { from: '1', id: before.ours },
    };
    await writes(press, says.text(phone, 'yes'));
    await writes(press);
    const told = (): Promise<unknown[]> =>
      api.rows(`select payload from outbox where process = 'scenario-run' and company_id = $1`, [companyId]);
    expect([await told(), await api.rows('select 1 from scenario_run where company_id = $1', [companyId])]).toEqual([[], []]);
    await isPaidFor();
    expect(await texts()).toEqual(['Before', 'Ours', 'Yes', 'yes']);
    expect([await told(), await api.rows('select 1 from scenario_run where company_id = $1', [companyId])]).toEqual([[], []]);
    // From then on bots hear again.
    await writes(says.text(phone, 'yes, please'));
    expect(await told()).not.toEqual([]);
  });

  it('a late report that a message of ours was refused stands at it, for its operator too', async () => {
    await writes(says.text(phone, 'Secret'));
    await ok(line.report(status(before.ours, 'failed', phone)));
    expect((await shown())[1]).toMatchObject({ text: 'Ours', status: 'failed' });
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 1 });
  });

  it('a new number of its client is taken over, with its line, and his words stay withheld', async () => {
    await writes(says.text(phone, 'Secret'));
    const number = String((phoneNumber += 1));
    await writes(says.newNumber(phone, number));
    await writes(says.text(number, 'Secret too'));
    expect(await dialog()).toMatchObject({ blocked: true, withheld: 2 });
    expect(await texts()).toEqual(['Before', 'Ours']);
    await isPaidFor();
    expect(await texts()).toEqual(['Before', 'Ours', 'Secret', 'Secret too']);
  });

  it('who looks at it and types is shown to no client, until it is paid for', async () => {
    await writes(says.text(phone, 'Secret'));
    const typing = (): Promise<unknown[]> =>
      api.rows(`select 1 from channel_action where dialog_id = $1 and kind = 'show_typing'`, [dialogId]);
    const looks = async (): Promise<LiveWindow> => {
      const window = await LiveWindow.open(port, boris.browser);
      window.say({ type: 'viewing', dialogId });
      await window.until(() => window.frames.some(({ type }) => type === 'viewers'), 'that he looks at it');
      window.say({ type: 'typing', dialogId });
      return window;
    };
    const window = await looks();
    await writes(says.text(phone, 'Secret too'));
    await window.until(() => window.events.some(({ dialog: row }) => row?.withheldMessages === 2), 'what was told behind it');
    window.cut();
    expect(await typing()).toEqual([]);
    await isPaidFor();
    const after = await looks();
    await until(async () => (await typing()).length > 0, 'his typing goes out');
    after.cut();
  });

  it('closed before, it opens a request that nobody is given until it is paid for; then by the rules', async () => {
    await anna.send('POST', `/api/dialogs/${dialogId}/close`);
    await api.rows(`update operator_presence set connected = true, status = 'online', seen_at = now() where operator_id = $1`, [boris.id]);
    await anna.send('PATCH', '/api/company', { autoAssign: true });
    await api.rows('delete from outbox where company_id = $1', [companyId]);
    await writes(says.text(phone, 'Secret'));
    expect(await dialog()).toMatchObject({ state: 'open', operator: null, waits: null, blocked: true });
    expect(await api.rows(`select 1 from outbox where process = 'waiting-for-operator' and company_id = $1`, [companyId])).toEqual([]);
    await isPaidFor();
    expect(await dialog()).toMatchObject({ state: 'open', operator: boris.id, blocked: false, unread: 1 });
    expect((await linesOf(api, dialogId)).map(({ code }) => code).slice(-3)).toEqual(['dialog_blocked', 'dialog_unblocked', 'assigned']);
  });
});
