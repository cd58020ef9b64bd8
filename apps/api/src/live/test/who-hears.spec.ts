import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { aGroup, anOperator } from '../../../../../test/api/rows.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';
import type { LiveEvent } from '../live.frames.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;
let phones = 79_006_000_000;

/** Two operators of one group, one of another, a supervisor, and somebody of another company. */
describe('who hears of what', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let line: WhatsAppLine;
  let phone: string;
  const people: Record<'boris' | 'clara' | 'outsider' | 'supervisor', Colleague> = {} as never;
  const windows: Record<'anna' | 'boris' | 'clara' | 'outsider' | 'supervisor' | 'stranger', LiveWindow> = {} as never;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    await anna.send('PATCH', '/api/company', { autoAssign: false });
    for (const name of ['boris', 'clara', 'outsider'] as const) people[name] = await anOperator(api, companyId);
    people.supervisor = await anOperator(api, companyId, 'supervisor');
    line = await WhatsAppLine.connect(api, anna, { groupIds: [await aGroup(api, companyId, [people.boris.id, people.clara.id])] });
    const port = await listen(api.app);
    windows.anna = await LiveWindow.open(port, anna);
    for (const name of ['boris', 'clara', 'outsider', 'supervisor'] as const)
      windows[name] = await LiveWindow.open(port, people[name].browser);
    windows.stranger = await LiveWindow.open(port, await api.browser().registers('Cold Bread'));
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    phone = String((phones += 1));
    await settled();
    for (const window of Object.values(windows)) window.clear();
  });

  /** Every window has been told whatever there was to tell. */
  async function settled(): Promise<void> {
    const marks = await Promise.all([anna, people.boris.browser].map((by) => by.send('PATCH', '/api/me', { status: 'away' })));
    expect(marks.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const seen = (): boolean =>
      (['anna', 'boris', 'clara', 'outsider', 'supervisor'] as const).every(
        (name) => windows[name].events.at(-1)?.kind === 'operator_changed',
      );
    for (const by of [anna, people.boris.browser]) await by.send('PATCH', '/api/me', { status: 'online' });
    await windows.anna.until(seen, 'the mark at the end of the log');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const told = (name: keyof typeof windows): LiveEvent[] => windows[name].events.filter(({ kind }) => kind !== 'operator_changed');
  const kinds = (name: keyof typeof windows): string[] => [...new Set(told(name).map(({ kind }) => kind))];
  const dialogId = (): number => told('anna').find(({ dialog }) => dialog)?.dialog?.id as number;
  /** A new dialog of the group's channel. */
  async function written(text = 'Is it fresh?'): Promise<number> {
    await line.write(says.text(phone, text));
    await windows.anna.until(() => windows.anna.texts.includes(text));
    return dialogId();
  }

  it('a new message: everybody who serves the channel sees it with its dialog, in full', async () => {
    await written();
    await settled();
    for (const name of ['anna', 'supervisor', 'boris', 'clara'] as const) {
      expect(windows[name].texts).toEqual(['Is it fresh?']);
      expect(told(name).at(-1)).toMatchObject({
        dialog: { state: 'open', operator: null, unreadCount: 1, client: { name: `Client ${phone}` } },
      });
    }
  });

  it('an operator of another group learns no more than that some dialog is not his, and another company learns nothing', async () => {
    await written();
    await settled();
    expect(kinds('outsider')).toEqual(['dialog_hidden']);
    for (const event of told('outsider')) expect(Object.keys(event).sort()).toEqual(['dialogId', 'id', 'kind']);
    expect(JSON.stringify(windows.outsider.frames)).not.toMatch(/fresh|Client 79/);
    expect(windows.stranger.frames).toEqual([]);
  });

  it('a claimed dialog goes on at its operator and leaves the screens of the others', async () => {
    const id = await written();
    await people.boris.browser.send('POST', `/api/dialogs/${id}/claim`);
    await settled();
    expect(told('boris').at(-1)).toMatchObject({ dialog: { operator: { id: people.boris.id } } });
    expect(told('clara').at(-1)).toEqual({ id: expect.any(Number), kind: 'dialog_hidden', dialogId: id });

    for (const window of Object.values(windows)) window.clear();
    await line.write(says.text(phone, 'Only for Boris'));
    await people.boris.browser.send('POST', `/api/dialogs/${id}/messages`, {
      ...{ clientMessageId: '6f1a4b1e-58a5-4a35-9d0c-0b8a3f4c2d11', kind: 'comment', text: 'A difficult one' },
    });
    await settled();
    for (const name of ['anna', 'supervisor', 'boris'] as const) expect(windows[name].texts).toEqual(['Only for Boris', 'A difficult one']);
    for (const name of ['clara', 'outsider'] as const) {
      expect(kinds(name).filter((kind) => kind !== 'dialog_hidden')).toEqual([]);
      expect(JSON.stringify(windows[name].frames)).not.toMatch(/Boris only|difficult|Only for/);
    }
  });

  it('a transferred dialog appears at the one and is hidden at the other', async () => {
    const id = await written();
    await people.boris.browser.send('POST', `/api/dialogs/${id}/claim`);
    await settled();
    for (const window of Object.values(windows)) window.clear();
    await people.boris.browser.send('POST', `/api/dialogs/${id}/transfer`, { operatorId: people.outsider.id });
    await settled();
    expect(told('outsider').at(-1)).toMatchObject({ kind: 'message_added', dialog: { operator: { id: people.outsider.id } } });
    expect(told('boris').at(-1)).toEqual({ id: expect.any(Number), kind: 'dialog_hidden', dialogId: id });
  });

  it('a closed dialog stays with whoever held it', async () => {
    const id = await written();
    await people.boris.browser.send('POST', `/api/dialogs/${id}/claim`);
    await people.boris.browser.send('POST', `/api/dialogs/${id}/close`);
    await settled();
    expect(told('boris').at(-1)).toMatchObject({ dialog: { id, state: 'closed', operator: null } });
    expect(told('clara').at(-1)).toMatchObject({ kind: 'dialog_hidden', dialogId: id });
  });

  it('what changes of a message shows as it is now: status, reaction, deletion', async () => {
    const message = says.text(phone, 'Is it fresh?');
    await line.write(message);
    await line.write(says.reaction(phone, String(message['id']), '👍'));
    await line.write(says.revoke(phone, String(message['id'])));
    await settled();
    const changes = told('boris').filter(({ kind }) => kind === 'message_changed');
    expect(changes.at(-1)?.message).toMatchObject({ text: 'Is it fresh?', reactions: [{ emoji: '👍' }], deletedAt: expect.any(String) });
  });

  it('an edited card shows the client to whoever sees his dialog', async () => {
    const id = await written();
    const { client } = (await anna.get(`/api/dialogs/${id}`)).json();
    await anna.send('PATCH', `/api/clients/${client.id}`, { name: 'Vera Holm' });
    await settled();
    for (const name of ['anna', 'boris'] as const) {
      expect(told(name).find(({ kind }) => kind === 'client_changed')).toMatchObject({
        client: { name: 'Vera Holm' },
        dialog: { client: { name: 'Vera Holm' } },
      });
    }
    expect(JSON.stringify(windows.outsider.frames)).not.toContain('Vera Holm');
  });

  it('colleagues see each other come and go', async () => {
    await people.clara.browser.send('PATCH', '/api/me', { status: 'away' });
    await windows.outsider.until(() =>
      windows.outsider.events.some(({ operator }) => operator?.id === people.clara.id && operator.status === 'away'),
    );
    expect(windows.stranger.frames).toEqual([]);
  });

  it('who joins the group hears from then on', async () => {
    const port = await listenAgain();
    const groupId = await aGroup(api, companyId, [people.outsider.id]);
    const open = await WhatsAppLine.connect(api, anna, { groupIds: [groupId] });
    const window = await LiveWindow.open(port, people.outsider.browser);
    await open.write(says.text(phone, 'For the new group'));
    await window.until(() => window.texts.includes('For the new group'));
    await settled();
    expect(windows.boris.texts).toEqual([]);
    window.cut();
  });

  const listenAgain = async (): Promise<number> => (api.app.getHttpServer().address() as { port: number }).port;
});
