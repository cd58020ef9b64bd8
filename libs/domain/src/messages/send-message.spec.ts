import { aTemplate } from '../testing/a-template.factory.js';
import { aDialog, NOON } from '../testing/a-dialog.factory.js';
import { InMemoryDesk } from '../testing/in-memory-desk.js';
import { aStoredUpload } from '../testing/a-stored-upload.factory.js';
import type { MessageFeatures, MessageLimits } from './message-limits.js';
import { kindOfFile, SendMessage, type SendMessageCommand } from './send-message.js';

const MB = 1024 * 1024;
const limits: MessageLimits = {
  ...{ textLength: 20, captionLength: 10, buttons: 3, buttonTitleLength: 20, payloadLength: 200, payloadUnit: 'characters', listRows: 10 },
  ...{ buttonKinds: ['reply', 'url'], replyWindowHours: 24 },
  captionedKinds: ['image'],
  attachmentBytes: { image: MB, video: MB, audio: MB, voice: MB, document: MB, sticker: MB },
};
const command = (more: Partial<SendMessageCommand> = {}): SendMessageCommand => ({
  ...{ companyId: 7, to: { dialogId: 100 }, scope: { all: true }, operatorId: 5, origin: 'console', kind: 'to_client' },
  ...{ text: 'Fresh as ever', uploadIds: [], quotedId: null, buttons: [], clientMessageIds: ['a'], opensDialog: true },
  ...{ location: null, contacts: [], template: null, ...more },
});
const upload = (id: number, mime = 'image/png', size = 10) => aStoredUpload(id, { mime, size });
const features: MessageFeatures = { location: true, contacts: true, templates: true, actions: [], reactions: null };

describe('writing into a dialog', () => {
  let desk: InMemoryDesk;
  const send = (more: Partial<SendMessageCommand> = {}) => new SendMessage(desk, () => ({ limits, features })).run(command(more));
  const written = () => desk.messages.filter(({ kind }) => kind !== 'system');

  beforeEach(() => {
    desk = new InMemoryDesk().has(aDialog().heldBy(5)).employs(5, 6);
    for (const id of [1, 2, 3]) desk.uploads.set(id, upload(id));
  });

  it('a message to the client is stored and queued for the provider', async () => {
    const [sent] = await send();
    expect(written()).toMatchObject([
      { id: sent?.id, text: 'Fresh as ever', status: 'queued', operatorId: 5, clientMessageId: 'a', requestId: 90 },
    ]);
    expect(desk.queued).toEqual([sent?.id]);
    expect(desk.dialog(100)).toMatchObject({ lastMessagePreview: 'Fresh as ever', lastMessageKind: 'to_client' });
    expect(desk.servedBy.get(90)).toBe(5);
  });

  it.each(['comment', 'system'] as const)('a %s stays with us: no status, no queue', async (kind) => {
    await send({ kind });
    expect(desk.messages).toMatchObject([{ kind, status: 'none' }]);
    expect(desk.queued).toEqual([]);
  });

  it('several files become several messages, the text and the quote with the first', async () => {
    const [quoted] = await send({ clientMessageIds: ['q'] });
    const sent = await send({ text: 'Two loaves', uploadIds: [2, 1], clientMessageIds: ['b', 'c'], quotedId: quoted?.id });
    expect(sent).toHaveLength(2);
    expect(written().slice(1)).toMatchObject([
      { text: 'Two loaves', clientMessageId: 'b', quotedId: quoted?.id },
      { text: null, clientMessageId: 'c', quotedId: null },
    ]);
    expect(desk.attachments).toMatchObject([
      { messageId: sent[0]?.id, stored: { key: 'key-2', size: 10 }, fetch: false, announced: { kind: 'image', name: 'file 2' } },
      { messageId: sent[1]?.id, stored: { key: 'key-1' } },
    ]);
    expect(desk.queued).toEqual([quoted?.id, ...sent.map(({ id }) => id)]);
    expect([...desk.uploads.keys()]).toEqual([3]);
  });

  it('a text that the first file cannot carry goes before it, as a message of its own', async () => {
    desk.uploads.set(4, upload(4, 'audio/ogg; codecs=opus'));
    const fitting = await send({ text: 'Listen to this', uploadIds: [4], clientMessageIds: ['b', 'c'] });
    expect(written()).toMatchObject([
      { text: 'Listen to this', clientMessageId: 'b' },
      { text: null, clientMessageId: 'c' },
    ]);
    expect(desk.attachments).toMatchObject([{ messageId: fitting[1]?.id, announced: { kind: 'voice' } }]);
    expect(desk.queued).toEqual(fitting.map(({ id }) => id));
  });

  it('the same id again changes nothing and answers the same', async () => {
    const first = await send();
    const again = await Promise.all([send(), send({ text: 'Something else' })]);
    for (const answer of again) expect(answer.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(written()).toHaveLength(1);
    expect(desk.queued).toHaveLength(1);
  });

  it('without an id of the sender each is a message of its own', async () => {
    await send({ clientMessageIds: [] });
    await send({ clientMessageIds: [] });
    expect(written()).toHaveLength(2);
  });

  it.each<[string, Partial<SendMessageCommand>, string]>([
    ['nothing', { text: null }, 'nothing_to_send'],
    ['only spaces', { text: ' \n\t' }, 'nothing_to_send'],
    ['a text that the channel does not carry', { text: 'x'.repeat(21) }, 'text_too_long'],
    ['a caption that the channel does not carry', { text: 'x'.repeat(11), uploadIds: [1] }, 'text_too_long'],
    ['a file that is gone', { uploadIds: [1, 99] }, 'upload_not_found'],
    ['a dialog that does not exist', { to: { dialogId: 101 } }, 'not_found'],
    ['a client who does not exist', { to: { clientId: 1 } }, 'not_found'],
    ['an operator who does not exist', { operatorId: 99 }, 'not_found'],
    ['a dialog of somebody else', { scope: { all: false, operatorId: 6 }, operatorId: 6 }, 'not_found'],
  ])('%s is refused, and nothing is left behind', async (_case, more, code) => {
    await expect(Promise.resolve().then(() => send(more))).rejects.toMatchObject({ code });
    expect(desk.messages).toEqual([]);
    expect(desk.queued).toEqual([]);
    expect(desk.uploads.size).toBe(3);
  });

  it('a comment may be longer than what the channel carries', async () => {
    await send({ kind: 'comment', text: 'x'.repeat(500) });
    expect(written()).toHaveLength(1);
  });

  it('a quote of another dialog is left out; the message goes', async () => {
    desk.has(aDialog({ id: 200, clientId: 51 }).heldBy(5));
    const [other] = await send({ to: { dialogId: 200 }, clientMessageIds: ['other'] });
    await send({ quotedId: other?.id });
    expect(written()[1]).toMatchObject({ quotedId: null, quotedExternalId: null });
  });
});

describe('whoever answers has the dialog', () => {
  const send = (desk: InMemoryDesk, more: Partial<SendMessageCommand>) =>
    new SendMessage(desk, () => ({ limits, features })).run(command(more));

  it('a new dialog becomes his, and its waiting ends', async () => {
    const desk = new InMemoryDesk().has(aDialog().waitingForAny()).employs(5);
    await send(desk, {});
    expect(desk.dialog(100)).toMatchObject({ operatorId: 5, waitsFor: null });
    expect(desk.lines).toMatchObject([{ code: 'assigned', params: { operator: 'Operator 5', initiator: 'Operator 5' } }]);
    expect(desk.outbox).toMatchObject([{ action: 'signal', workflowId: 'waiting-for-operator:100' }]);
  });

  it('a closed dialog opens with a new request in his hands', async () => {
    const desk = new InMemoryDesk().has(aDialog().closedBy(6)).employs(5);
    const [sent] = await send(desk, {});
    expect(desk.dialog(100)).toMatchObject({ state: 'open', operatorId: 5, lastOperatorId: 5, requestId: sent?.requestId });
    expect(desk.lines.map(({ code }) => code)).toEqual(['request_opened', 'assigned']);
  });

  it('a client who never wrote gets his thread', async () => {
    const desk = new InMemoryDesk().employs(5);
    desk.clients.set(60, { channelId: 1 });
    const [sent] = await send(desk, { to: { clientId: 60 } });
    expect(sent).toMatchObject({ clientId: 60, channelId: 1 });
    expect([...desk.dialogs.values()]).toMatchObject([{ clientId: 60, state: 'open', operatorId: 5 }]);
  });

  it.each<[string, Partial<SendMessageCommand>, number | null]>([
    ['a supervisor who helps out leaves it with its operator', { operatorId: 6 }, 5],
    ['the API without an operator leaves it with its operator', { operatorId: null, origin: 'api' }, 5],
  ])('%s', async (_case, more, operatorId) => {
    const desk = new InMemoryDesk().has(aDialog().heldBy(5)).employs(5, 6);
    await send(desk, more);
    expect(desk.dialog(100).operatorId).toBe(operatorId);
    expect(desk.lines).toEqual([]);
  });

  it('a comment takes nothing, opens nothing and keeps what is unread', async () => {
    const desk = new InMemoryDesk().has(aDialog().unread(2, 42), aDialog({ id: 101, clientId: 51 }).closedBy(6)).employs(5);
    await send(desk, { kind: 'comment' });
    await send(desk, { kind: 'comment', to: { dialogId: 101 }, clientMessageIds: ['b'] });
    expect(desk.dialog(100)).toMatchObject({ operatorId: null, unreadCount: 2 });
    expect(desk.dialog(101)).toMatchObject({ state: 'closed', operatorId: null });
  });

  it('a caller that may not open dialogs writes into the closed one', async () => {
    const desk = new InMemoryDesk().has(aDialog().closedBy(6)).employs(5);
    await send(desk, { opensDialog: false, operatorId: null, origin: 'api' });
    expect(desk.dialog(100).state).toBe('closed');
    expect(desk.queued).toHaveLength(1);
  });
});

describe('what is more than a text', () => {
  const late = { lastInboundAt: new Date(NOON.getTime() - 24 * 3_600_000) };
  const template = { name: 'order_ready', language: 'en', header: [], body: [{ name: null, value: '42' }], buttons: [] };
  const location = { latitude: 59.9, longitude: 30.3 };
  const contacts = [{ name: 'Anna', phones: [{ phone: '+79990001122' }] }];
  const deskWith = (dialog = aDialog()): InMemoryDesk => {
    const desk = new InMemoryDesk().has(dialog).employs(5);
    desk.templates.push(aTemplate({ name: 'order_ready', language: 'en', body: 'Order {{1}} is ready' }));
    return desk;
  };
  const send = (desk: InMemoryDesk, more: Partial<SendMessageCommand>, features_: Partial<MessageFeatures> = {}) =>
    new SendMessage(desk, () => ({ limits, features: { ...features, ...features_ } })).run(command({ text: null, ...more }));
  const lastOf = (desk: InMemoryDesk) => desk.messages.at(-1);

  it('a location and contacts go as they are', async () => {
    const desk = deskWith(aDialog().heldBy(5));
    await send(desk, { location });
    expect(lastOf(desk)).toMatchObject({ text: null, content: { location } });
    await send(desk, { contacts, clientMessageIds: ['b'] });
    expect(lastOf(desk)).toMatchObject({ text: null, content: { contacts } });
    expect(desk.queued).toHaveLength(2);
  });

  it('a template shows what the client reads, and goes also after the reply window', async () => {
    const desk = deskWith(aDialog(late).heldBy(5));
    await send(desk, { template });
    expect(lastOf(desk)).toMatchObject({
      text: expect.stringContaining('Order 42 is ready'),
      content: { template: { name: 'order_ready', body: template.body } },
    });
  });

  it('a recording that is still being prepared keeps its place in the queue', async () => {
    const desk = deskWith(aDialog().heldBy(5));
    desk.uploads.set(9, { ...upload(9, 'audio/webm'), state: 'preparing' });
    const [sent] = await send(desk, { uploadIds: [9] });
    expect(desk.attachments).toMatchObject([
      { messageId: sent?.id, stored: null, preparing: { uploadId: 9 }, fetch: false, announced: { kind: 'voice' } },
    ]);
  });

  it.each<[string, Partial<SendMessageCommand>, Partial<MessageFeatures>, string]>([
    ['a free text after the reply window', { text: 'Hello' }, {}, 'reply_window_closed'],
    ['a location after the reply window', { location }, {}, 'reply_window_closed'],
    ['a location where there are none', { location }, { location: false }, 'channel_cannot_carry'],
    ['contacts where there are none', { contacts }, { contacts: false }, 'channel_cannot_carry'],
    ['a template where there are none', { template }, { templates: false }, 'channel_cannot_carry'],
    ['a template that is not there', { template: { ...template, name: 'lost' } }, {}, 'unknown_template'],
    ['a template with a value missing', { template: { ...template, body: [] } }, {}, 'template_value'],
    ['a template with a text', { template, text: 'Hello' }, {}, 'parts_do_not_mix'],
    ['a location with a text', { location, text: 'Hello' }, {}, 'parts_do_not_mix'],
    ['a location with contacts', { location, contacts }, {}, 'parts_do_not_mix'],
  ])('%s is refused', async (_what, more, features_, code) => {
    const desk = deskWith(aDialog(late).heldBy(5));
    await expect(Promise.resolve().then(() => send(desk, more, features_))).rejects.toMatchObject({ code });
    expect(desk.messages).toEqual([]);
  });

  it('a recording that failed is refused', async () => {
    const desk = deskWith(aDialog().heldBy(5));
    desk.uploads.set(9, { ...upload(9, 'audio/webm'), state: 'failed' });
    await expect(send(desk, { uploadIds: [9] })).rejects.toMatchObject({ code: 'upload_failed' });
  });
});

describe('how a file of ours is sent', () => {
  it.each([
    ['image/png', 'image'],
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['audio/ogg', 'audio'],
    ['audio/ogg; codecs=opus', 'voice'],
    ['AUDIO/OGG;codecs=OPUS', 'voice'],
    ['application/pdf', 'document'],
    ['text/plain', 'document'],
    ['', 'document'],
  ])('%s is sent as %s', (mime, kind) => {
    expect(kindOfFile(mime)).toBe(kind);
  });
});
