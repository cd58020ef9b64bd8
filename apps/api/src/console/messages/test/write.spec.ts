import { randomUUID } from 'node:crypto';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aMessage, anOperator, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const OGG = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(40)]);

describe('writing to a client', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
    boris = await anOperator(api, companyId);
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(async () => {
    dialog = await aDialog(api, companyId, channelId, { operatorId: boris.id });
  });

  const write = (body: object, by = boris.browser, id = dialog.dialogId): Promise<Answer> =>
    by.send('POST', `/api/dialogs/${id}/messages`, { clientMessageId: randomUUID(), kind: 'to_client', ...body });
  const upload = async (name: string, bytes = PNG, type = 'image/png'): Promise<number> =>
    (await boris.browser.upload(name, bytes, type)).json().id;
  const stored = (): Promise<{ id: number; text: string | null; kind: string }[]> =>
    api.rows(`select id::int, text, kind from message where dialog_id = $1 and kind <> 'system' order by id`, [dialog.dialogId]);
  const queued = async (): Promise<number[]> =>
    (await api.rows<{ id: number }>('select message_id::int as id from sending where dialog_id = $1 order by 1', [dialog.dialogId])).map(
      ({ id }) => id,
    );

  it('the message is stored, shown as queued, and waits for the sender; the list shows it', async () => {
    const clientMessageId = randomUUID();
    const answer = await write({ clientMessageId, text: 'Fresh as ever' });
    expect(answer.statusCode).toBe(201);
    const [message, ...more] = answer.json().items;
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      ...{ dialogId: dialog.dialogId, kind: 'to_client', origin: 'console', text: 'Fresh as ever', status: 'queued', clientMessageId },
      ...{ operator: { id: boris.id, name: 'Boris L.' }, error: null, unconfirmed: false, attachments: [], quoted: null },
    });
    expect(await queued()).toEqual([message.id]);
    expect((await anna.get(`/api/dialogs/${dialog.dialogId}`)).json()).toMatchObject({
      lastMessage: { id: message.id, kind: 'to_client', preview: 'Fresh as ever' },
      unreadCount: 0,
    });
  });

  it('the same id again changes nothing and answers the same, also ten times at once', async () => {
    const body = { clientMessageId: randomUUID(), text: 'Once' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(body)));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    const later = await write({ ...body, text: 'Another text' });
    for (const answer of [...answers, later]) expect(answer.json()).toEqual(answers[0]?.json());
    expect(await stored()).toHaveLength(1);
    expect(await queued()).toHaveLength(1);
  });

  it('several files become several messages in their order, the text with the first; repeating it changes nothing', async () => {
    const uploadIds = [await upload('one.png'), await upload('two.png'), await upload('three.png')];
    const body = { clientMessageId: randomUUID(), text: 'Three loaves', uploadIds: [uploadIds[1], uploadIds[0], uploadIds[2]] };
    const answers = [await write(body), await write(body)];
    const { items } = answers[0]!.json();
    expect(items).toMatchObject([
      { text: 'Three loaves', attachments: [{ name: 'two.png', kind: 'image', state: 'stored', size: PNG.length }] },
      { text: null, attachments: [{ name: 'one.png' }] },
      { text: null, attachments: [{ name: 'three.png' }] },
    ]);
    expect(answers[1]?.json()).toEqual(answers[0]?.json());
    expect(await queued()).toEqual(items.map(({ id }: { id: number }) => id));
    expect((await boris.browser.get(items[0].attachments[0].url)).rawPayload).toEqual(PNG);
    expect(await api.rows('select 1 from upload')).toEqual([]);
  });

  it('a text beside a voice note, which carries none, goes before it as a message of its own', async () => {
    const answer = await write({ text: 'Listen', uploadIds: [await upload('note.ogg', OGG, 'audio/ogg; codecs=opus')] });
    expect(answer.json().items).toMatchObject([
      { text: 'Listen', attachments: [] },
      { text: null, attachments: [{ name: 'note.ogg' }] },
    ]);
  });

  it('a quote shows what it quotes; one of another dialog is left out', async () => {
    const asked = await aMessage(api, dialog, { text: 'Is it fresh?' });
    expect((await write({ text: 'It is', quotedId: asked })).json().items[0].quoted).toEqual({
      id: asked,
      kind: 'from_client',
      text: 'Is it fresh?',
    });
    const elsewhere = await aMessage(api, await aDialog(api, companyId, channelId));
    expect((await write({ text: 'It is', quotedId: elsewhere })).json().items[0].quoted).toBeNull();
  });

  it('buttons go with the message', async () => {
    const buttons = [{ type: 'reply', text: 'Yes', payload: 'order?id=42' }];
    expect((await write({ text: 'Shall I?', buttons })).json().items[0].content).toEqual({ buttons });
  });

  it('a comment stays in the house: no status, nothing queued, what is unread stays so', async () => {
    await api.rows('update dialog set unread_count = 2 where id = $1', [dialog.dialogId]);
    const [comment] = (await write({ kind: 'comment', text: 'A difficult one' })).json().items;
    expect(comment).toMatchObject({ kind: 'comment', status: 'none' });
    expect(await queued()).toEqual([]);
    expect((await anna.get(`/api/dialogs/${dialog.dialogId}`)).json()).toMatchObject({ unreadCount: 2, lastMessage: { kind: 'comment' } });
  });

  it.each<[string, object, string, string]>([
    ['nothing', {}, 'nothing_to_send', 'text'],
    ['only spaces', { text: ' \n ' }, 'nothing_to_send', 'text'],
    ['a text of one character too many', { text: '🥐'.repeat(4097) }, 'text_too_long', 'text'],
    ['a file that is gone', { uploadIds: [1] }, 'upload_not_found', 'uploadIds'],
    [
      'more buttons than fit',
      { text: 'x', buttons: Array.from({ length: 11 }, (_, n) => ({ type: 'reply', text: String(n) })) },
      'buttons_do_not_fit',
      'buttons',
    ],
    ['an id that is none', { clientMessageId: 'mine', text: 'x' }, 'invalid_input', 'clientMessageId'],
    ['a kind that one may not write', { kind: 'system', text: 'x' }, 'invalid_input', 'kind'],
    ['the time it was sent', { text: 'x', sentAt: '2020-01-01T00:00:00Z' }, 'invalid_input', 'sentAt'],
    ['its status', { text: 'x', status: 'read' }, 'invalid_input', 'status'],
  ])('%s is refused by the name of its field, and nothing is stored', async (_what, body, code, field) => {
    const answer = await write(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code, field, detail: expect.stringMatching(/\w+ \w+/) });
    expect(await stored()).toEqual([]);
  });

  it('a text of exactly what the channel carries is taken, counted as people count', async () => {
    expect((await write({ text: '🥐'.repeat(4096) })).statusCode).toBe(201);
  });

  it('a picture with a caption that is too long keeps its upload for another try', async () => {
    const uploadId = await upload('loaf.png');
    expect((await write({ text: 'x'.repeat(1025), uploadIds: [uploadId] })).json()).toMatchObject({ code: 'text_too_long', field: 'text' });
    expect((await write({ text: 'x'.repeat(1024), uploadIds: [uploadId] })).statusCode).toBe(201);
  });

  it("another company's upload cannot be sent", async () => {
    const stranger = await api.browser().registers('Cold Bread');
    const foreign = (await stranger.upload('secret.png', PNG, 'image/png')).json().id;
    expect((await write({ uploadIds: [foreign] })).json()).toMatchObject({ code: 'upload_not_found' });
    expect(await api.rows('select 1 from upload where id = $1', [foreign])).toHaveLength(1);
  });

  it('whoever answers a new dialog has it, and a closed one opens in his hands with a new request', async () => {
    for (const state of ['open', 'closed'] as const) {
      dialog = await aDialog(api, companyId, channelId, { state, lastOperatorId: boris.id });
      await write({ text: 'At your service' });
      expect((await anna.get(`/api/dialogs/${dialog.dialogId}`)).json()).toMatchObject({ state: 'open', operator: { id: boris.id } });
      const codes = (await linesOf(api, dialog.dialogId)).map(({ code }) => code);
      expect(codes).toEqual(state === 'open' ? ['assigned'] : ['request_opened', 'assigned']);
    }
  });

  it('to a dialog that one may not know of: not found, and nothing is stored', async () => {
    const clara = await anOperator(api, companyId);
    expect((await write({ text: 'Hello?' }, clara.browser)).statusCode).toBe(404);
    expect(await stored()).toEqual([]);
  });

  describe('trying again', () => {
    const fail = async (how: { status: number; state?: string }): Promise<number> => {
      const id = (await write({ text: 'Fresh as ever' })).json().items[0].id as number;
      await api.rows(`update message set status = $2, error = '{"code":"131026","detail":null,"reason":"x"}' where id = $1`, [
        id,
        how.status,
      ]);
      if (how.state) await api.rows('update sending set state = $2 where message_id = $1', [id, how.state]);
      else await api.rows('delete from sending where message_id = $1', [id]);
      return id;
    };
    const retry = (id: number, by = boris.browser): Promise<Answer> => by.send('POST', `/api/messages/${id}/retry`);

    it.each([
      ['that failed', { status: MESSAGE_STATUS.failed }],
      ['that nobody confirmed', { status: MESSAGE_STATUS.sending, state: 'unconfirmed' }],
    ])('a message %s goes into the queue again, and its process hears of it', async (_what, how) => {
      const id = await fail(how);
      const answer = await retry(id);
      expect(answer.statusCode).toBe(200);
      expect(answer.json()).toMatchObject({ id, status: 'queued', error: null, unconfirmed: false });
      expect(await api.rows('select state, attempt from sending where message_id = $1', [id])).toMatchObject([{ state: 'queued' }]);
      expect(await api.rows('select payload from outbox where workflow_id = $1', [`message-retry:${id}`])).toMatchObject([
        { payload: { signal: 'messageSettled', args: [{ reason: 'retried' }] } },
      ]);
    });

    it('pressed twice at once it is queued once', async () => {
      const id = await fail({ status: MESSAGE_STATUS.failed });
      const answers = await Promise.all([retry(id), retry(id)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
      expect(await queued()).toEqual([id]);
    });

    it.each([
      ['was accepted', MESSAGE_STATUS.accepted],
      ['was read', MESSAGE_STATUS.read],
      ['is on its way', MESSAGE_STATUS.queued],
    ])('a message that %s is not sent again', async (_what, status) => {
      const id = await fail({ status });
      const answer = await retry(id);
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'cannot_retry']);
      expect(await queued()).toEqual([]);
    });

    it("a client's message, a colleague's dialog and a number that is none cannot be tried", async () => {
      expect((await retry(await aMessage(api, dialog))).statusCode).toBe(409);
      const id = await fail({ status: MESSAGE_STATUS.failed });
      const clara = await anOperator(api, companyId);
      expect((await retry(id, clara.browser)).statusCode).toBe(404);
      expect((await retry(1)).statusCode).toBe(404);
      expect(await queued()).toEqual([]);
    });
  });
});
