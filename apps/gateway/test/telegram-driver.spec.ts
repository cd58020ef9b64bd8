import { Long, MtPeerNotFoundError, PeersIndex, tl } from '@mtcute/core';
import { webhook } from '#connectors/testing/connector-spec.js';
import { telegramPersonal } from '#connectors/telegram-personal/connector.js';
import { findPerson } from '../src/drivers/telegram/find-person.js';
import { TelegramDriver } from '../src/drivers/telegram/telegram-driver.js';
import { barsOf, mediaOf } from '../src/drivers/telegram/outgoing.js';
import { container, dialogsContainer, ownMessageId, plain } from '../src/drivers/telegram/plain-objects.js';
import { endOf, refusalOf } from '../src/drivers/telegram/refusals.js';
import { SessionStorage } from '../src/drivers/telegram/storage.js';

const channel = { id: 1, companyId: 1, transport: 'telegram-personal', key: 'k', settings: {}, secrets: {} };
const read = (body: unknown) => telegramPersonal.parse(webhook(Buffer.from(JSON.stringify(body))), channel).events;

const user = (id: number, more: object = {}): tl.TypeUser => ({ _: 'user', id, firstName: 'Vera', accessHash: Long.ONE, ...more });
const message = (more: Partial<tl.RawMessage> = {}): tl.RawMessage => ({
  ...{ _: 'message', id: 7, peerId: { _: 'peerUser', userId: 11 }, date: 1_700_000_000, message: 'hi', ...more },
});
const news = (more: Partial<tl.RawMessage> = {}): tl.RawUpdateNewMessage => ({
  _: 'updateNewMessage',
  message: message(more),
  pts: 1,
  ptsCount: 1,
});
const peers = PeersIndex.from({ users: [user(11), user(12), user(99, { self: true })] });

describe("Telegram's objects on their way to the product", () => {
  it('are read there as what they are, with the users whom they name', () => {
    const body = container(news(), peers);
    expect(read(body)).toMatchObject([{ type: 'message_received', externalId: '7', text: 'hi', sender: { name: 'Vera' } }]);
    expect((body.users as { id: number }[]).map(({ id }) => id)).toEqual([11, 99]);
  });

  it('carry no hash that opens anything', () => {
    const document: tl.RawDocument = {
      ...{ _: 'document', id: Long.fromString('5432109876543210987'), accessHash: Long.ONE, fileReference: new Uint8Array([1, 2]) },
      ...{ date: 1, mimeType: 'audio/ogg', size: 10, dcId: 2 },
      attributes: [{ _: 'documentAttributeAudio', voice: true, duration: 4, waveform: new Uint8Array([255, 3, 0]) }],
    };
    const body = container(news({ media: { _: 'messageMediaDocument', document } }), peers);
    expect(JSON.stringify(body)).not.toMatch(/accessHash|fileReference/);
    expect(read(body)).toMatchObject([{ attachments: [{ kind: 'voice', mediaId: '7', durationSeconds: 4, waveform: [255, 255, 0, 0] }] }]);
  });

  it('64-bit numbers stay whole', () => {
    expect(plain({ groupedId: Long.fromString('9007199254740993') })).toEqual({ groupedId: '9007199254740993' });
  });

  it('tell how far clients had read when the session began', () => {
    const dialog: tl.RawDialog = {
      ...{ _: 'dialog', peer: { _: 'peerUser', userId: 11 }, topMessage: 9, readInboxMaxId: 3, readOutboxMaxId: 8, unreadCount: 0 },
      ...{ unreadMentionsCount: 0, unreadReactionsCount: 0, unreadPollVotesCount: 0, notifySettings: { _: 'peerNotifySettings' } },
    };
    const body = dialogsContainer({ _: 'messages.dialogs', dialogs: [dialog], messages: [], chats: [], users: [user(11)] });
    expect(read(body)).toEqual([{ type: 'messages_read', client: [{ kind: 'user_id', value: '11' }], upTo: '8', at: null }]);
  });

  it('name what the account itself wrote, as the product knows messages', () => {
    expect(ownMessageId(news())).toBeNull();
    expect(ownMessageId(news({ out: true }))).toBe('7');
    expect(ownMessageId(news({ out: true, peerId: { _: 'peerChannel', channelId: 1_234_567_890 } }))).toBe('-1001234567890:7');
  });
});

describe("Telegram's refusals", () => {
  const rpc = (code: number, text: string): tl.RpcError => tl.RpcError.fromTl({ errorCode: code, errorMessage: text });

  it('keep their names, and how long to wait', () => {
    expect(refusalOf(rpc(420, 'FLOOD_WAIT_33'), 'answer_lost')).toMatchObject({
      code: 'FLOOD_WAIT',
      status: 420,
      more: { retryAfterSeconds: 33 },
    });
    expect(refusalOf(rpc(400, 'PEER_FLOOD'), 'answer_lost')).toMatchObject({ code: 'PEER_FLOOD', status: 400 });
    expect(refusalOf(rpc(400, 'USER_IS_BLOCKED'), 'answer_lost')).toMatchObject({ more: { client: 'blocked' } });
    expect(refusalOf(new MtPeerNotFoundError('x'), 'answer_lost')).toMatchObject({ code: 'PEER_UNKNOWN', status: 404 });
  });

  it('no answer to a send is no refusal: it may have gone out', () => {
    expect(refusalOf(new DOMException('late', 'TimeoutError'), 'answer_lost')).toMatchObject({ code: 'answer_lost', status: 502 });
  });

  it('some end the session', () => {
    expect(endOf(rpc(401, 'AUTH_KEY_UNREGISTERED'))).toBe('session_revoked');
    expect(endOf(rpc(401, 'USER_DEACTIVATED_BAN'))).toBe('banned');
    expect(endOf(rpc(401, 'SESSION_PASSWORD_NEEDED'))).toBeNull();
    expect(endOf(new Error('x'))).toBeNull();
  });
});

describe('a Telegram session', () => {
  it('is taken out and put back whole', () => {
    const before = new SessionStorage(null);
    before.authKeys.set(2, new Uint8Array([1, 2, 3]));
    before.kv.set('updates_pts', new Uint8Array([9]));
    before.peers.store({ id: 11, accessHash: '5', isMin: false, usernames: ['vera'], updated: 1, complete: new Uint8Array([7]) });
    const after = new SessionStorage(before.snapshot());
    expect(after.authKeys.get(2)).toEqual(new Uint8Array([1, 2, 3]));
    expect(after.kv.get('updates_pts')).toEqual(new Uint8Array([9]));
    expect(after.peers.getByUsername('vera')).toMatchObject({ accessHash: '5' });
  });

  it('is not begun with numbers that cannot be a program’s', async () => {
    const parts = { state: null, post: () => undefined, changed: () => undefined, keep: () => undefined, trouble: () => undefined };
    const create = new TelegramDriver().create({ ...parts, credentials: { apiId: 'x', apiHash: '' } });
    await expect(create).rejects.toMatchObject({ code: 'API_ID_INVALID' });
  });
});

describe('whom Telegram knows', () => {
  const asked: object[] = [];
  /** Telegram's side of the one call. */
  const answering = (answer: tl.contacts.TypeResolvedPeer | tl.RpcError): Parameters<typeof findPerson>[0] => ({
    call: ((request: object) => {
      asked.push(request);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }) as Parameters<typeof findPerson>[0]['call'],
  });
  const resolved = (...users: tl.TypeUser[]): tl.contacts.TypeResolvedPeer => ({
    ...{ _: 'contacts.resolvedPeer', peer: { _: 'peerUser', userId: 11 }, chats: [], users },
  });

  it('is asked by number or by name, and the chat is the one that messages go to', async () => {
    const vera = resolved(user(12), user(11, { lastName: 'Orlova', username: 'vera' }));
    expect(await findPerson(answering(vera), { phone: '79001112233' })).toEqual({
      ...{ chat: '11', name: 'Vera Orlova', username: 'vera', phone: null },
    });
    expect(await findPerson(answering(vera), { username: 'vera' })).toMatchObject({ chat: '11' });
    expect(asked).toEqual([
      { _: 'contacts.resolvePhone', phone: '79001112233' },
      { _: 'contacts.resolveUsername', username: 'vera' },
    ]);
  });

  it.each([
    ['a number that nobody has, or hides', new tl.RpcError(400, 'PHONE_NOT_OCCUPIED')],
    ['a name of nobody', new tl.RpcError(400, 'USERNAME_NOT_OCCUPIED')],
    ['a bot', resolved(user(11, { bot: true }))],
    ['a deleted account', resolved(user(11, { deleted: true }))],
    ['the account itself', resolved(user(11, { self: true }))],
    ['somebody without a key to write to him', resolved(user(11, { accessHash: undefined }))],
  ])('%s is nobody', async (_, answer) => {
    expect(await findPerson(answering(answer), { username: 'vera' })).toBeNull();
  });

  it('a wait is told as it is', async () => {
    await expect(findPerson(answering(new tl.RpcError(420, 'FLOOD_WAIT_30')), { phone: '7' })).rejects.toMatchObject({ code: 420 });
  });
});

describe('what goes to Telegram', () => {
  const bare = { id: '1', to: '11', text: null, file: null, location: null, contacts: [], quotes: null };

  it('a place, with its name or without; a contact by his name in two parts', async () => {
    expect(await mediaOf({ ...bare, location: { latitude: 1, longitude: 2 } })).toMatchObject([{ type: 'geo' }]);
    expect(await mediaOf({ ...bare, location: { latitude: 1, longitude: 2, name: 'Office' } })).toMatchObject([{ type: 'venue' }]);
    const contacts = [{ name: 'Ann Lee', phones: [{ phone: '+1' }] }];
    expect(await mediaOf({ ...bare, contacts })).toMatchObject([{ type: 'contact', firstName: 'Ann', lastName: 'Lee', phone: '+1' }]);
  });

  it('a voice note with a hundred bars, each the loudest of its stretch', async () => {
    const file = {
      kind: 'voice' as const,
      name: 'a.ogg',
      mime: 'audio/ogg',
      durationSeconds: 3.6,
      waveform: [0, 255],
      path: import.meta.filename,
    };
    const [voice] = await mediaOf({ ...bare, file });
    expect(voice).toMatchObject({ type: 'voice', duration: 4, fileMime: 'audio/ogg' });
    expect(barsOf([0, 255])).toEqual([...Array<number>(50).fill(0), ...Array<number>(50).fill(31)]);
    expect(barsOf(Array.from({ length: 1000 }, (_, bar) => (bar === 505 ? 255 : 0))).indexOf(31)).toBe(50);
  });
});
