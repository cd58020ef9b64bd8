import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { says, WhatsAppLine } from '../../../../../test/api/whatsapp.js';

interface Shown {
  id: number;
  kind: string;
  text: string | null;
  reactions: { emoji: string; by: string }[];
  quoted: { id: number; text: string | null } | null;
  editedAt: string | null;
  deletedAt: string | null;
  content: { system?: { code: string; params: Record<string, unknown> } } | null;
}

let phones = 79_005_000_000;

describe('what a client does on his phone shows in his dialog', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let line: WhatsAppLine;
  let phone: string;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    line = await WhatsAppLine.connect(api, anna);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(() => {
    phone = String((phones += 1));
  });

  const dialogOf = async (value: string): Promise<number> =>
    Number(
      (await api.rows<{ id: string }>('select d.id from dialog d join client_identity i using (client_id) where i.value = $1', [value]))[0]
        ?.id,
    );
  const thread = async (value = phone): Promise<Shown[]> =>
    (await anna.get(`/api/dialogs/${await dialogOf(value)}/messages?limit=100`)).json().items;
  const said = async (value = phone): Promise<Shown[]> => (await thread(value)).filter(({ kind }) => kind !== 'system');
  const lines = async (value = phone): Promise<Shown[]> => (await thread(value)).filter(({ kind }) => kind === 'system');

  /** One message of the client, and the provider's id of it. */
  async function asked(text = 'Is it fresh?'): Promise<string> {
    const message = says.text(phone, text);
    await line.write(message);
    return String(message['id']);
  }

  it('a reaction, another one in its place, and none again', async () => {
    const id = await asked();
    for (const [emoji, shown] of [
      ['👍', ['👍']],
      ['❤️', ['❤️']],
      [undefined, []],
    ] as const) {
      await line.write(says.reaction(phone, id, emoji));
      expect((await said()).map(({ reactions }) => reactions.map((reaction) => reaction.emoji))).toEqual([shown]);
    }
  });

  it('webhooks of a new client that come at once are stored in the order they came', async () => {
    const texts = Array.from({ length: 12 }, (_, n) => `Message ${n}`);
    const line2 = await WhatsAppLine.connect(api, anna);
    await Promise.all(texts.map((text) => line2.write(says.text('79007770011', text))));
    const messages = (await anna.get(`/api/dialogs/${await dialogOf('79007770011')}/messages?limit=100`)).json().items as {
      kind: string;
      text: string;
    }[];
    expect(messages.filter(({ kind }) => kind === 'from_client').map(({ text }) => text)).toEqual(texts);
  });

  it('a reaction in the same webhook as its message', async () => {
    const message = says.text(phone, 'Is it fresh?');
    await line.write(message, says.reaction(phone, String(message['id']), '👍'));
    expect((await said())[0]?.reactions).toEqual([{ emoji: '👍', by: 'client' }]);
  });

  it('an edit: the new text with the mark that it was edited', async () => {
    const id = await asked('Is it frehs?');
    await line.write(says.edit(phone, id, 'Is it fresh?'));
    const [message] = await said();
    expect(message).toMatchObject({ text: 'Is it fresh?', editedAt: expect.any(String), deletedAt: null });
    const shown = async (): Promise<string> =>
      (await anna.get(`/api/dialogs/${await dialogOf(phone)}`)).json().lastMessage.preview as string;
    expect(await shown()).toBe('Is it fresh?');
    await line.write(says.revoke(phone, id));
    expect(await shown()).toBe('🗑');
  });

  it('a deletion: the message is kept and marked as deleted; the same again does not move the time', async () => {
    const id = await asked();
    await line.write(says.revoke(phone, id));
    const [first] = await said();
    expect(first).toMatchObject({ text: 'Is it fresh?', deletedAt: expect.any(String) });
    await line.write(says.revoke(phone, id));
    expect((await said())[0]?.deletedAt).toBe(first?.deletedAt);
  });

  it('none of these makes the dialog unread, and each tells the screens of the message', async () => {
    const id = await asked();
    const dialogId = await dialogOf(phone);
    await anna.send('POST', `/api/dialogs/${dialogId}/read`, { upToId: (await said())[0]?.id });
    await line.write(says.reaction(phone, id, '👍'), says.edit(phone, id, 'x'), says.revoke(phone, id));
    expect((await anna.get(`/api/dialogs/${dialogId}`)).json()).toMatchObject({ unreadCount: 0 });
    const told = await api.rows(`select message_id::int as id from event where kind = 'message_changed' and dialog_id = $1`, [dialogId]);
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ id: expect.any(Number) })));
  });

  it('a quote names the quoted message of this dialog, also one that we sent', async () => {
    const id = await asked();
    await line.write(says.quoting(phone, 'I mean this one', id));
    const [first, second] = await said();
    expect(second?.quoted).toEqual({ id: first?.id, kind: 'from_client', text: 'Is it fresh?' });
    await line.write(says.quoting(phone, 'And this?', 'wamid.never-seen'));
    expect((await said())[2]?.quoted).toBeNull();
  });

  it('a new number: the thread says so, and goes on under it', async () => {
    await asked('From the old number');
    const dialogId = await dialogOf(phone);
    const newPhone = String((phones += 1));
    const notice = says.newNumber(phone, newPhone);
    await line.write(notice);
    await line.write(notice);
    const told = (await lines(newPhone)).filter(({ content }) => content?.system?.code === 'client_changed_number');
    expect(told.map(({ content }) => content?.system?.params)).toEqual([{ from: phone, to: newPhone }]);

    await line.write(says.text(newPhone, 'From the new number'));
    expect(await dialogOf(newPhone)).toBe(dialogId);
    expect((await said(newPhone)).map(({ text }) => text)).toEqual(['From the old number', 'From the new number']);
    expect((await anna.get(`/api/dialogs/${dialogId}`)).json().client).toMatchObject({
      phone: newPhone,
      identities: [{ kind: 'wa_id', value: newPhone }],
    });
  });

  it('whoever gets the old number later is somebody else', async () => {
    await asked('First owner');
    const before = await dialogOf(phone);
    await line.write(says.newNumber(phone, String((phones += 1))));
    await line.write(says.text(phone, 'Second owner'));
    expect(await dialogOf(phone)).not.toBe(before);
    expect((await said()).map(({ text }) => text)).toEqual(['Second owner']);
  });

  it('an answer to what we wrote on the phone is a request, in the same dialog', async () => {
    const echo = {
      from: '74950000000',
      to: phone,
      id: `wamid.echo.${phone}`,
      timestamp: '1749416383',
      type: 'text',
      text: { body: 'Your bread is ready' },
    };
    await line.post(line.body([{ message_echoes: [echo] }], 'smb_message_echoes'));
    expect(await lines()).toEqual([]);
    await asked('Coming!');
    expect((await said()).map(({ kind }) => kind)).toEqual(['to_client', 'from_client']);
    expect((await lines()).map(({ content }) => content?.system?.code)).toEqual(['request_opened', 'waits_for_any']);
    expect(await api.rows(`select state from request where dialog_id = $1`, [await dialogOf(phone)])).toEqual([{ state: 'open' }]);
  });

  it('the file of an imported message takes the place of its placeholder, once', async () => {
    const id = `wamid.history.${phone}`;
    const placeholder = { from: phone, id, timestamp: '1749416383', type: 'media_placeholder', history_context: { status: 'READ' } };
    await line.post(line.body([{ history: [{ threads: [{ id: phone, messages: [placeholder] }] }] }], 'history'));
    expect((await said())[0]?.content).toMatchObject({ unsupported: { kind: 'media_placeholder' } });
    const file = {
      from: phone,
      id,
      timestamp: '1749416383',
      type: 'image',
      image: { id: 'm1', mime_type: 'image/jpeg', caption: 'The oven' },
    };
    for (let repeat = 0; repeat < 3; repeat += 1) await line.post(line.body([{ messages: [file] }], 'history'));
    const [message] = await said();
    expect(message).toMatchObject({ text: 'The oven', content: null, attachments: [{ kind: 'image', state: 'pending' }] });
  });

  it('a history that the business will not share ends its import, with the provider’s words on the channel’s page', async () => {
    const errors = [{ code: 2593109, message: 'History sync is turned off by the business' }];
    await line.post(line.body([{ history: [{ errors }] }], 'history'));
    const [run] = await api.rows('select state, error from history_import where channel_id = $1', [line.channelId]);
    expect(run).toEqual({ state: 'failed', error: errors[0]?.message });
  });
});
