import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { anOperatorWho } from '../../../../../../test/api/rows.js';
import { Person } from './staff.js';

describe('groups of colleagues', () => {
  let api: ApiUnderTest;
  let companyId: number;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let gleb: Person;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    const admin = await api.browser().registers();
    companyId = admin.me.company.id;
    anna = new Person(admin, admin.me.operator.id);
    boris = await Person.of(api, companyId, 'Boris');
    vera = await Person.of(api, companyId, 'Vera');
    gleb = await Person.of(api, companyId, 'Gleb');
  });
  afterEach(() => api.rows('truncate internal_chat, internal_chat_member, internal_message, internal_attachment'));
  afterAll(() => api.stop());

  const codeOf = async (answer: ReturnType<Person['post']>): Promise<unknown> => (await answer).json().code;

  it('whoever makes one owns it; only with the right to', async () => {
    const { id } = await boris.group('Bakers', anna);
    expect(await boris.chat(id)).toMatchObject({ name: 'Bakers', role: 'owner', membersCount: 2 });
    expect(await anna.row(id)).toMatchObject({
      role: 'member',
      unreadCount: 0,
      lastMessage: { system: { code: 'group_created', params: { by: 'Boris L.', name: 'Bakers' } } },
    });
    const plain = await anOperatorWho(api, companyId, ['write_messages']);
    const who = new Person(plain.browser, plain.id);
    expect((await who.post('/internal-chats', { kind: 'group', name: 'Mine' })).statusCode).toBe(403);
    expect((await who.chatWith(anna)).kind).toBe('personal');
  });

  it('the owner alone names it, adds, removes and hands over', async () => {
    const { id } = await anna.group('Bakers', boris);
    for (const answer of [
      boris.browser.send('PATCH', `/api/internal-chats/${id}`, { name: 'Mine' }),
      boris.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] }),
      boris.browser.send('DELETE', `/api/internal-chats/${id}/members/${anna.id}`),
      boris.post(`/internal-chats/${id}/owner`, { operatorId: boris.id }),
    ]) {
      expect(await codeOf(answer)).toBe('not_group_owner');
    }
    await anna.browser.send('PATCH', `/api/internal-chats/${id}`, { name: 'Night bakers' });
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id, boris.id] });
    await anna.browser.send('DELETE', `/api/internal-chats/${id}/members/${vera.id}`);
    await anna.post(`/internal-chats/${id}/owner`, { operatorId: boris.id });
    const chat = await boris.chat(id);
    expect(chat).toMatchObject({ name: 'Night bakers', role: 'owner', membersCount: 2 });
    expect(chat.members.map((member) => [member.id, member.role])).toEqual([
      [boris.id, 'owner'],
      [anna.id, 'member'],
    ]);
    expect(await anna.reads(id)).toEqual(['group_created', 'group_renamed', 'members_added', 'member_removed', 'owner_changed']);
    expect((await anna.browser.send('PATCH', `/api/internal-chats/${id}`, { name: 'Mine' })).json().code).toBe('not_group_owner');
  });

  it('whoever comes later sees what is written from then on, and owes nothing of before', async () => {
    const { id } = await anna.group('Bakers', boris);
    const secret = await anna.says(id, 'About Vera');
    await anna.browser.send('PUT', `/api/internal-messages/${secret.id}/pin`);
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] });
    await anna.says(id, 'Welcome');
    expect(await vera.reads(id)).toEqual(['members_added', 'Welcome']);
    expect(await vera.row(id)).toMatchObject({ unreadCount: 1 });
    expect(await vera.chat(id)).toMatchObject({ pins: [] });
    expect((await vera.page(id)).before).toBeNull();
    const search = await vera.browser.get('/api/internal-chats/search?query=about');
    expect(search.json().items).toEqual([]);
    expect((await vera.say(id, 'x', { quotedId: secret.id })).statusCode).toBe(404);
    const favourites = await vera.favourites();
    const forward = { clientMessageId: '7b3cf7a6-0000-4000-8000-000000000001', messageIds: [secret.id], chatIds: [favourites.id] };
    expect((await vera.post('/internal-messages/forward', forward)).statusCode).toBe(404);
  });

  it('whoever is removed sees it no more; added again, what is written from then on', async () => {
    const { id } = await anna.group('Bakers', boris, vera);
    const said = await vera.says(id, 'Mine');
    await anna.browser.send('DELETE', `/api/internal-chats/${id}/members/${vera.id}`);
    expect(await vera.row(id)).toBeUndefined();
    expect((await vera.browser.get(`/api/internal-chats/${id}/messages`)).statusCode).toBe(404);
    expect((await vera.browser.send('DELETE', `/api/internal-messages/${said.id}`)).statusCode).toBe(404);
    expect((await anna.say(id, 'x', { mentions: [vera.id] })).json().code).toBe('not_a_member');
    await anna.says(id, 'Without her');
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] });
    expect(await vera.reads(id)).toEqual(['members_added']);
    expect(await vera.row(id)).toMatchObject({ unreadCount: 0, membersCount: 3 });
  });

  it('whoever writes while he is being removed either was in time or is refused', async () => {
    const { id } = await anna.group('Bakers', vera);
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, (_, n) => vera.say(id, `${n}`))),
      anna.browser.send('DELETE', `/api/internal-chats/${id}/members/${vera.id}`),
    ]);
    const texts = await anna.reads(id);
    const line = texts.indexOf('member_removed');
    expect(line).toBeGreaterThan(0);
    // None of hers stands behind the line that says she is gone.
    expect(texts.slice(line + 1)).toEqual([]);
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(line - 1);
    expect(answers.every(({ statusCode }) => statusCode === 201 || statusCode === 404)).toBe(true);
  });

  it('when the owner leaves, whoever has been there longest is the owner; the last one may leave too', async () => {
    const { id } = await anna.group('Bakers', boris);
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] });
    expect((await anna.post(`/internal-chats/${id}/leave`)).statusCode).toBe(204);
    expect(await boris.row(id)).toMatchObject({ role: 'owner', membersCount: 2 });
    expect((await boris.reads(id)).slice(-2)).toEqual(['member_left', 'owner_changed']);
    expect(await anna.row(id)).toBeUndefined();
    for (const person of [boris, vera]) expect((await person.post(`/internal-chats/${id}/leave`)).statusCode).toBe(204);
    expect(await vera.row(id)).toBeUndefined();
  });

  it('the owner may take back anybody’s message, the others their own', async () => {
    const { id } = await anna.group('Bakers', boris, vera);
    const [his, hers] = [await boris.says(id, 'His'), await vera.says(id, 'Hers')];
    expect((await boris.browser.send('DELETE', `/api/internal-messages/${hers.id}`)).json().code).toBe('not_own_message');
    expect((await anna.browser.send('DELETE', `/api/internal-messages/${his.id}`)).json().deletedAt).not.toBeNull();
    const line = (await anna.sees(id))[0]!;
    expect((await anna.browser.send('DELETE', `/api/internal-messages/${line.id}`)).statusCode).toBe(404);
  });

  it('a personal chat has no people who come and go', async () => {
    const { id } = await anna.chatWith(boris);
    expect(await codeOf(anna.post(`/internal-chats/${id}/leave`))).toBe('not_a_group');
    expect(await codeOf(anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] }))).toBe('not_a_group');
  });

  it('a deleted owner’s groups go to whoever works here and has been there longest', async () => {
    const { id } = await gleb.group('Bakers', boris, vera);
    await anna.browser.send('POST', `/api/operators/${boris.id}/block`);
    expect((await anna.browser.send('DELETE', `/api/operators/${gleb.id}`)).statusCode).toBeLessThan(300);
    expect(await vera.row(id)).toMatchObject({ role: 'owner' });
    const chat = await vera.chat(id);
    expect(chat.members.map(({ state, role }) => [state, role])).toContainEqual(['deleted', 'member']);
    expect((await vera.post(`/internal-chats/${id}/members`, { operatorIds: [gleb.id] })).statusCode).toBe(200);
    const other = await vera.group('Without', anna);
    expect(await codeOf(vera.post(`/internal-chats/${other.id}/members`, { operatorIds: [boris.id] }))).toBe('colleague_blocked');
    expect((await vera.post(`/internal-chats/${other.id}/members`, { operatorIds: [gleb.id] })).statusCode).toBe(404);
  });
});
