import { randomUUID } from 'node:crypto';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { InternalMessage } from '../internal-messages.dto.js';
import { json, Person } from './staff.js';

describe('messages among colleagues', () => {
  let api: ApiUnderTest;
  let companyId: number;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const admin = await api.browser().registers();
    companyId = admin.me.company.id;
    anna = new Person(admin, admin.me.operator.id);
    boris = await Person.of(api, companyId, 'Boris');
    vera = await Person.of(api, companyId, 'Vera');
  });
  afterEach(() => api.rows('truncate internal_chat, internal_chat_member, internal_message, internal_attachment'));
  afterAll(() => api.stop());

  it('two have one chat, whoever opens it; nobody else knows of it', async () => {
    const chat = await anna.chatWith(boris);
    expect(chat).toMatchObject({ kind: 'personal', peer: { id: boris.id, name: 'Boris L.', state: 'active' }, membersCount: 2 });
    expect((await boris.chatWith(anna)).id).toBe(chat.id);
    const [both, same] = await Promise.all([anna.chatWith(vera), vera.chatWith(anna)]);
    expect(same.id).toBe(both.id);
    await anna.says(chat.id, 'For Boris alone');
    for (const path of ['', '/messages', '/read', '/mine']) {
      const url = `/api/internal-chats/${chat.id}${path}`;
      const answer =
        path === '/read'
          ? await vera.browser.send('POST', url, { upToId: 1 })
          : path === '/mine'
            ? await vera.browser.send('PUT', url, {})
            : await vera.browser.get(url);
      expect(answer.statusCode).toBe(404);
    }
    expect((await vera.say(chat.id, 'Me too')).statusCode).toBe(404);
  });

  it('an empty chat is listed for nobody, until it is pinned or something stands in it', async () => {
    const { id } = await anna.chatWith(boris);
    expect(await anna.row(id)).toBeUndefined();
    await anna.browser.send('PUT', `/api/internal-chats/${id}/mine`, { pinned: true });
    expect(await anna.row(id)).toMatchObject({ pinned: true, lastMessage: null });
    expect(await boris.row(id)).toBeUndefined();
    await anna.says(id, 'Hello');
    expect(await boris.row(id)).toMatchObject({ lastMessage: { text: 'Hello', author: { id: anna.id } }, unreadCount: 1, pinned: false });
  });

  it('Favourites are one’s own: pinned by choice, never unread', async () => {
    const { id, kind } = await anna.favourites();
    expect((await anna.favourites()).id).toBe(id);
    expect((await anna.post('/internal-chats', { kind: 'personal', operatorId: anna.id })).json().id).toBe(id);
    expect(kind).toBe('favourites');
    expect(await anna.row(id)).toBeUndefined();
    await anna.says(id, 'Buy flour');
    expect(await anna.row(id)).toMatchObject({ unreadCount: 0, lastMessage: { text: 'Buy flour' } });
    expect((await boris.favourites()).id).not.toBe(id);
  });

  it('sent twice, also at once, it is stored once; another’s id is refused', async () => {
    const { id } = await anna.chatWith(boris);
    const clientMessageId = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => anna.says(id, 'Once', { clientMessageId })));
    expect(new Set(sent.map((message) => message.id)).size).toBe(1);
    expect(await boris.reads(id)).toEqual(['Once']);
    const other = await boris.say(id, 'Mine', { clientMessageId });
    expect(other.json()).toMatchObject({ status: 409, code: 'client_message_id_taken' });
    const elsewhere = await anna.chatWith(vera);
    expect((await anna.say(elsewhere.id, 'Once', { clientMessageId })).statusCode).toBe(409);
  });

  it('one edits and deletes one’s own; what is deleted says nothing any more', async () => {
    const { id } = await anna.chatWith(boris);
    const first = await anna.says(id, 'Helo');
    const edited = json<InternalMessage>(await anna.browser.send('PATCH', `/api/internal-messages/${first.id}`, { text: 'Hello' }));
    expect(edited).toMatchObject({ text: 'Hello', editedAt: expect.any(String) });
    for (const [method, body] of [
      ['PATCH', { text: 'Mine now' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await boris.browser.send(method, `/api/internal-messages/${first.id}`, body);
      expect(answer.json()).toMatchObject({ status: 403, code: 'not_own_message' });
    }
    const answered = await boris.says(id, 'Hi', { quotedId: first.id });
    expect(answered.quoted).toMatchObject({ id: first.id, text: 'Hello', author: { id: anna.id }, deleted: false });
    await anna.browser.send('DELETE', `/api/internal-messages/${first.id}`);
    expect(await boris.sees(id)).toMatchObject([
      { text: null, deletedAt: expect.any(String) },
      { text: 'Hi', quoted: { text: null, deleted: true } },
    ]);
    expect((await anna.browser.send('PATCH', `/api/internal-messages/${first.id}`, { text: 'Back' })).json().code).toBe('cannot_edit');
    expect(await api.rows('select 1 from internal_message where text like $1', ['Hello%'])).toEqual([]);
  });

  it('quotes stay within the chat, names within its members', async () => {
    const { id } = await anna.chatWith(boris);
    const elsewhere = await anna.says((await anna.chatWith(vera)).id, 'Elsewhere');
    expect((await anna.say(id, 'x', { quotedId: elsewhere.id })).statusCode).toBe(404);
    expect((await anna.say(id, 'x', { mentions: [vera.id] })).json()).toMatchObject({ status: 422, code: 'not_a_member' });
    expect((await anna.say(id, '  ')).json()).toMatchObject({ status: 400, code: 'nothing_to_send' });
  });

  it('any member pins and takes down; what is pinned stands with the chat', async () => {
    const { id } = await anna.chatWith(boris);
    const [one, two] = [await anna.says(id, 'One'), await anna.says(id, 'Two')];
    await boris.browser.send('PUT', `/api/internal-messages/${one.id}/pin`);
    await anna.browser.send('PUT', `/api/internal-messages/${two.id}/pin`);
    expect((await anna.chat(id)).pins.map(({ text }) => text)).toEqual(['Two', 'One']);
    await anna.browser.send('DELETE', `/api/internal-messages/${one.id}/pin`);
    await anna.browser.send('DELETE', `/api/internal-messages/${two.id}`);
    expect((await anna.chat(id)).pins).toEqual([]);
    expect((await vera.browser.send('PUT', `/api/internal-messages/${one.id}/pin`)).statusCode).toBe(404);
  });

  it('unread and called by name: kept exactly, whatever is read in whatever order', async () => {
    const { id } = await anna.group('Night shift', boris, vera);
    const said: InternalMessage[] = [];
    for (const n of [1, 2, 3, 4]) said.push(await boris.says(id, `${n}`, { mentions: n % 2 ? [anna.id] : [] }));
    expect(await anna.row(id)).toMatchObject({ unreadCount: 4, mentionsCount: 2 });
    expect(await boris.row(id)).toMatchObject({ unreadCount: 0, mentionsCount: 0 });
    await anna.read(id, said[1]!.id);
    expect(await anna.row(id)).toMatchObject({ unreadCount: 2, mentionsCount: 1, readUpToId: said[1]!.id });
    await anna.read(id, said[0]!.id);
    expect(await anna.row(id)).toMatchObject({ unreadCount: 2, readUpToId: said[1]!.id });
    await boris.browser.send('DELETE', `/api/internal-messages/${said[2]!.id}`);
    expect(await anna.row(id)).toMatchObject({ mentionsCount: 0 });
    await boris.browser.send('PATCH', `/api/internal-messages/${said[3]!.id}`, { text: '@Anna', mentions: [anna.id] });
    expect(await anna.row(id)).toMatchObject({ mentionsCount: 1 });
    await anna.read(id, Number.MAX_SAFE_INTEGER);
    expect(await anna.row(id)).toMatchObject({ unreadCount: 0, mentionsCount: 0, readUpToId: said[3]!.id });
    expect((await boris.chat(id)).members.map(({ name, readUpToId }) => [name, readUpToId])).toContainEqual(['Anna K.', said[3]!.id]);
    expect(await boris.row(id)).toMatchObject({ othersReadUpToId: said[3]!.id });
    await anna.says(id, 'Whoever writes has read');
    await vera.says(id, 'Who did?');
    expect(await vera.row(id)).toMatchObject({ unreadCount: 0 });
    expect(await anna.row(id)).toMatchObject({ unreadCount: 1 });
  });

  it('many who write at once leave a count that is right, and ids that go as the pages do', async () => {
    const { id } = await anna.group('Rush', boris, vera);
    await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? boris : vera).says(id, `${n}`)));
    expect(await anna.row(id)).toMatchObject({ unreadCount: 40 });
    const seen: string[] = [];
    for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null;) {
      const page = await anna.page(id, `?before=${before}&limit=7`);
      seen.unshift(...page.items.flatMap(({ text }) => text ?? []));
      before = page.before;
    }
    expect(seen).toHaveLength(40);
    expect(new Set(seen).size).toBe(40);
    const middle = (await anna.sees(id, '?limit=20'))[3]!;
    const around = await anna.page(id, `?around=${middle.id}&limit=6`);
    expect(around.items.map((message) => message.id)[2]).toBe(middle.id);
    expect(around.items).toHaveLength(6);
    const newer = await anna.page(id, `?after=${around.after}&limit=100`);
    expect(newer.items.at(-1)!.id).toBe((await anna.sees(id)).at(-1)!.id);
  });

  it('files go with a message, only one’s own, and only members open them', async () => {
    const { id } = await anna.chatWith(boris);
    const uploadId = (await anna.browser.upload('rota.txt', 'Monday: Boris', 'text/plain')).json().id as number;
    expect((await boris.say(id, 'Stolen', { uploadIds: [uploadId] })).json().code).toBe('upload_not_found');
    const sent = await anna.says(id, '', { uploadIds: [uploadId] });
    expect(sent).toMatchObject({ text: null, attachments: [{ name: 'rota.txt', kind: 'document', state: 'stored' }] });
    const url = sent.attachments[0]!.url!;
    expect((await boris.browser.get(url)).body).toBe('Monday: Boris');
    expect((await boris.browser.get(url, { range: 'bytes=0-5' })).body).toBe('Monday');
    expect((await vera.browser.get(url)).statusCode).toBe(404);
    await anna.browser.send('DELETE', `/api/internal-messages/${sent.id}`);
    expect((await boris.browser.get(url)).statusCode).toBe(404);
  });

  it('is found by whole and begun words, Russian and English, by members alone', async () => {
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'Заказы привезут во вторник');
    await boris.says(id, 'The deliveries are late');
    const find = async (person: Person, query: string): Promise<unknown[]> =>
      json<{ items: { message: InternalMessage }[] }>(
        await person.browser.get(`/api/internal-chats/search?query=${encodeURIComponent(query)}`),
      ).items.map(({ message }) => message.text);
    expect(await find(boris, 'заказ')).toEqual(['Заказы привезут во вторник']);
    expect(await find(anna, 'привез вторник')).toEqual(['Заказы привезут во вторник']);
    expect(await find(anna, 'delivery')).toEqual(['The deliveries are late']);
    expect(await find(vera, 'deliveries')).toEqual([]);
    expect(await find(anna, '!!')).toEqual([]);
    const found = json<{ items: { chatName: string; excerpt: unknown }[] }>(
      await anna.browser.get('/api/internal-chats/search?query=late'),
    );
    expect(found.items).toMatchObject([
      {
        chatName: 'Boris L.',
        excerpt: [
          { text: 'The deliveries are ', hit: false },
          { text: 'late', hit: true },
        ],
      },
    ]);
  });

  it('with a deleted colleague it can be read and no more; a blocked one may come back', async () => {
    const { id } = await anna.chatWith(vera);
    await anna.says(id, 'Still here?');
    await api.rows(`update operator set state = 'blocked' where id = $1`, [vera.id]);
    await anna.says(id, 'See you');
    await api.rows(`update operator set state = 'deleted' where id = $1`, [vera.id]);
    expect((await anna.say(id, 'Gone')).json()).toMatchObject({ status: 409, code: 'colleague_gone' });
    expect(await anna.reads(id)).toEqual(['Still here?', 'See you']);
    expect(await anna.chat(id)).toMatchObject({ peer: { state: 'deleted' } });
    expect((await boris.post('/internal-chats', { kind: 'personal', operatorId: vera.id })).json().code).toBe('colleague_gone');
    await api.rows(`update operator set state = 'active' where id = $1`, [vera.id]);
  });
});
