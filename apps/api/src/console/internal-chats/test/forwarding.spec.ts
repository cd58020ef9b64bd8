import { randomUUID } from 'node:crypto';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aDialog, aMessage, anAttachment, type DialogRows } from '../../../../../../test/api/rows.js';
import type { InternalMessage } from '../internal-messages.dto.js';
import { json, Person } from './staff.js';

describe('forwarding to colleagues', () => {
  let api: ApiUnderTest;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const admin = await api.browser().registers();
    const companyId = admin.me.company.id;
    anna = new Person(admin, admin.me.operator.id);
    boris = await Person.of(api, companyId, 'Boris');
    vera = await Person.of(api, companyId, 'Vera');
    dialog = await aDialog(api, companyId, (await aChannel(admin)).id, { operatorId: boris.id, name: 'Client Olga' });
    await api.rows(`update client set avatar = 'https://example.test/olga.png' where id = $1`, [dialog.clientId]);
  });
  afterAll(() => api.stop());

  const forward = (person: Person, body: object): Promise<Answer> =>
    person.post('/internal-messages/forward', { clientMessageId: randomUUID(), ...body });
  const copies = async (person: Person, body: object): Promise<InternalMessage[]> =>
    json<{ items: InternalMessage[] }>(await forward(person, body)).items;

  it('a copy keeps author, time, content and file, whatever becomes of the original', async () => {
    const { id } = await anna.chatWith(boris);
    const uploadId = (await anna.browser.upload('plan.txt', 'The plan', 'text/plain')).json().id as number;
    const original = await anna.says(id, 'Read this', { uploadIds: [uploadId] });
    const favourites = await boris.favourites();
    const [copy] = await copies(boris, { messageIds: [original.id], chatIds: [favourites.id] });
    expect(copy).toMatchObject({
      ...{ chatId: favourites.id, text: 'Read this', author: { id: boris.id }, attachments: [{ name: 'plan.txt' }] },
      forwarded: { author: { kind: 'operator', id: anna.id, name: 'Anna K.' }, sentAt: original.createdAt, channel: null },
    });
    expect(copy!.attachments[0]!.id).not.toBe(original.attachments[0]!.id);
    await anna.browser.send('PATCH', `/api/internal-messages/${original.id}`, { text: 'Something else' });
    await anna.browser.send('DELETE', `/api/internal-messages/${original.id}`);
    await api.rows(`update operator set first_name = 'Zoe' where id = $1`, [anna.id]);
    expect(await boris.sees(favourites.id)).toMatchObject([
      { text: 'Read this', forwarded: { author: { name: 'Anna K.' }, sentAt: original.createdAt } },
    ]);
    expect((await boris.browser.get(copy!.attachments[0]!.url!)).body).toBe('The plan');
    expect(await boris.row(favourites.id)).toMatchObject({ unreadCount: 0 });
    await api.rows(`update operator set first_name = 'Anna' where id = $1`, [anna.id]);
  });

  it('a copy of a copy keeps the first author; nobody changes a copy', async () => {
    const { id } = await anna.chatWith(boris);
    const original = await anna.says(id, 'From Anna');
    const team = await boris.group('Team', vera);
    const [copy] = await copies(boris, { messageIds: [original.id], chatIds: [team.id] });
    const own = await vera.favourites();
    const [second] = await copies(vera, { messageIds: [copy!.id], chatIds: [own.id] });
    expect(second!.forwarded).toEqual(copy!.forwarded);
    expect((await boris.browser.send('PATCH', `/api/internal-messages/${copy!.id}`, { text: 'Mine' })).json().code).toBe('cannot_edit');
    expect((await boris.browser.send('DELETE', `/api/internal-messages/${copy!.id}`)).statusCode).toBe(200);
    expect(await vera.reads(own.id)).toEqual(['From Anna']);
  });

  it('from a client’s chat: who the client was, the channel, the file; only of a chat that one may see', async () => {
    const messageId = await aMessage(api, dialog, { text: 'Where is my order?', kind: 'from_client' });
    const uploadId = (await boris.browser.upload('photo.txt', 'pixels', 'text/plain')).json().id as number;
    const [upload] = await api.rows<{ storage_key: string }>('select storage_key from upload where id = $1', [uploadId]);
    const attachmentId = await anAttachment(api, dialog, { storageKey: upload!.storage_key, mime: 'text/plain', name: 'photo.txt' });
    const [photo] = await api.rows<{ message_id: string }>('select message_id from attachment where id = $1', [attachmentId]);
    const { id } = await boris.chatWith(vera);
    const sent = await copies(boris, { dialogMessageIds: [messageId, Number(photo!.message_id)], chatIds: [id] });
    expect(sent.find(({ text }) => text === 'Where is my order?')?.forwarded).toMatchObject({
      ...{
        author: { kind: 'client', id: dialog.clientId, name: 'Client Olga', avatar: 'https://example.test/olga.png' },
        channel: 'Bakery',
      },
    });
    await api.rows(`update message set text = 'Changed', deleted_at = now() where id = $1`, [messageId]);
    await api.rows(`delete from attachment where id = $1`, [attachmentId]);
    expect(await vera.reads(id)).toContain('Where is my order?');
    const file = (await vera.sees(id)).flatMap(({ attachments }) => attachments)[0]!;
    expect((await vera.browser.get(file.url!)).body).toBe('pixels');

    const another = await aMessage(api, dialog, { text: 'Not for Vera', kind: 'from_client' });
    expect((await forward(vera, { dialogMessageIds: [another], chatIds: [id] })).statusCode).toBe(404);
    expect((await forward(boris, { dialogMessageIds: [messageId], chatIds: [id] })).statusCode).toBe(404);
  });

  it('several go in their own order, to several chats, once however often it is asked', async () => {
    const { id } = await anna.chatWith(boris);
    const [one, two] = [await anna.says(id, 'One'), await boris.says(id, 'Two')];
    const [first, second] = [await anna.group('First', vera), await anna.group('Second', vera)];
    const body = { clientMessageId: randomUUID(), messageIds: [two.id, one.id], chatIds: [second.id, first.id] };
    await Promise.all([forward(anna, body), forward(anna, body)]);
    expect((await forward(anna, body)).statusCode).toBe(201);
    for (const chat of [first, second]) expect(await vera.reads(chat.id)).toEqual(['group_created', 'One', 'Two']);
    expect(await vera.row(first.id)).toMatchObject({ unreadCount: 2 });
  });

  it('whoever forwards to a chat that he did not look at has not read it', async () => {
    const { id } = await anna.chatWith(boris);
    const message = await anna.says(id, 'Look');
    const team = await vera.group('Loud', boris);
    await vera.says(team.id, 'First');
    await copies(boris, { messageIds: [message.id], chatIds: [team.id] });
    await vera.says(team.id, 'Second');
    expect(await boris.row(team.id)).toMatchObject({ unreadCount: 2 });
    const [first] = (await boris.sees(team.id)).filter(({ text }) => text === 'First');
    await boris.read(team.id, first!.id);
    expect(await boris.row(team.id)).toMatchObject({ unreadCount: 1 });
    await boris.read(team.id, Number.MAX_SAFE_INTEGER);
    expect(await boris.row(team.id)).toMatchObject({ unreadCount: 0 });
  });

  it('nothing is forwarded half: to a chat that one is not in, or with a message that one may not see', async () => {
    const { id } = await anna.chatWith(boris);
    const message = await anna.says(id, 'Whole');
    const own = await anna.favourites();
    const before = await anna.reads(own.id);
    const strange = await boris.chatWith(vera);
    expect((await forward(anna, { messageIds: [message.id], chatIds: [own.id, strange.id] })).statusCode).toBe(404);
    expect((await forward(vera, { messageIds: [message.id], chatIds: [strange.id] })).statusCode).toBe(404);
    expect((await forward(anna, { chatIds: [own.id] })).json().code).toBe('nothing_to_forward');
    expect(await anna.reads(own.id)).toEqual(before);
  });
});
