import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { Person } from '../../console/internal-chats/test/staff.js';

describe('internal chats, pushed by two processes', () => {
  let api: ApiUnderTest;
  let second: NestFastifyApplication;
  let anna: Person;
  let boris: Person;
  let vera: Person;
  let ports: [number, number];
  const windows: LiveWindow[] = [];
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    second = await api.another();
    const admin = await api.browser().registers();
    const companyId = admin.me.company.id;
    anna = new Person(admin, admin.me.operator.id);
    boris = await Person.of(api, companyId, 'Boris');
    vera = await Person.of(api, companyId, 'Vera');
    ports = [await listen(api.app), await listen(second)];
  }, 60_000);
  afterEach(() => windows.splice(0).forEach((window) => window.cut()));
  afterAll(async () => {
    await second.close();
    await api.stop();
  });

  const open = async (person: Person, process: 0 | 1, since?: number): Promise<LiveWindow> => {
    const window = await LiveWindow.open(ports[process], person.browser, since);
    windows.push(window);
    return window;
  };
  /** What it was told of internal chats, in a few words. */
  const told = (window: LiveWindow): string[] =>
    window.events.flatMap(({ kind, internalMessage: message }) =>
      kind.startsWith('internal') ? [`${kind.slice(9)}${message ? ` ${message.system?.code ?? message.text}` : ''}`] : [],
    );
  const knows = (window: LiveWindow, text: string): Promise<void> =>
    window.until(() => told(window).some((each) => each.endsWith(text)), text);

  it('a message reaches its members on both processes, each with his own view of the chat, and nobody else', async () => {
    const [hers, his, others] = [await open(anna, 0), await open(boris, 1), await open(vera, 1)];
    const { id } = await anna.chatWith(boris);
    const sent = await anna.says(id, 'Lunch?');
    for (const window of [hers, his]) await knows(window, 'Lunch?');
    const event = his.events.find(({ internalMessage }) => internalMessage?.text === 'Lunch?');
    expect(event).toMatchObject({
      internalMessage: { id: sent.id, author: { id: anna.id } },
      internalChat: { id, unreadCount: 1, peer: { id: anna.id } },
    });
    expect(hers.events.find(({ internalMessage }) => internalMessage)?.internalChat).toMatchObject({
      unreadCount: 0,
      peer: { id: boris.id },
    });

    await boris.read(id, sent.id);
    await hers.until(() => hers.events.some(({ internalRead }) => internalRead?.operatorId === boris.id));
    const read = (window: LiveWindow) => window.events.find(({ kind }) => kind === 'internal_chat_read');
    expect(read(hers)).toEqual({
      id: expect.any(Number),
      kind: 'internal_chat_read',
      internalRead: { chatId: id, operatorId: boris.id, readUpToId: sent.id },
    });
    await his.until(() => read(his) !== undefined);
    expect(read(his)?.internalChat).toMatchObject({ unreadCount: 0 });
    await anna.browser.send('PATCH', `/api/internal-messages/${sent.id}`, { text: 'Dinner?' });
    await knows(his, 'message_changed Dinner?');
    await anna.browser.send('PUT', `/api/internal-chats/${id}/mine`, { muted: true });
    await hers.until(() => hers.events.some(({ internalChat }) => internalChat?.muted === true));
    expect(his.events.some(({ internalChat }) => internalChat?.muted)).toBe(false);
    expect(told(others)).toEqual([]);
  });

  it('whoever is removed is told so and of nothing after; whoever is added, from then on', async () => {
    const { id } = await anna.group('Shift', boris);
    const [his, hers, mine] = [await open(boris, 1), await open(vera, 1), await open(anna, 0)];
    await anna.says(id, 'Before');
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] });
    await anna.browser.send('DELETE', `/api/internal-chats/${id}/members/${boris.id}`);
    await anna.says(id, 'After');
    for (const window of [hers, mine]) await knows(window, 'After');
    await his.until(() => told(his).includes('chat_left'));
    expect(told(his).slice(0, 1)).toEqual(['message_added Before']);
    expect(told(his).join()).not.toMatch(/After|member_removed/);
    expect(his.events.at(-1)).toMatchObject({ kind: 'internal_chat_left', internalChatId: id });
    expect(told(hers)).not.toContain('message_added Before');
    expect(told(hers)).toContain('message_added members_added');
    expect(hers.events.find(({ kind }) => kind === 'internal_chat_changed')?.internalChat).toMatchObject({
      id,
      name: 'Shift',
      role: 'member',
    });
  });

  it('whoever was away catches up with what he may see now: left meanwhile, come meanwhile', async () => {
    const { id } = await anna.group('Away', boris);
    const [his, hers] = [await open(boris, 0), await open(vera, 0)];
    await anna.says(id, 'Seen');
    await knows(his, 'Seen');
    const since = Math.min(his.lastEventId, hers.lastEventId);
    [his, hers].forEach((window) => window.cut());
    await anna.says(id, 'Said while both were away');
    await anna.browser.send('DELETE', `/api/internal-chats/${id}/members/${boris.id}`);
    await anna.post(`/internal-chats/${id}/members`, { operatorIds: [vera.id] });
    await anna.says(id, 'Hello Vera');
    const [hisAgain, hersAgain] = [await open(boris, 1, since), await open(vera, 1, since)];
    await knows(hersAgain, 'Hello Vera');
    await hisAgain.until(() => told(hisAgain).includes('chat_left'));
    expect(told(hisAgain)).toEqual(['chat_left']);
    expect(told(hersAgain).filter((each) => each.startsWith('message'))).toEqual([
      'message_added members_added',
      'message_added Hello Vera',
    ]);
  });

  it('who writes is shown to the others in the chat, on every process', async () => {
    const { id } = await anna.group('Typing', boris);
    const [mine, his, hers] = [await open(anna, 0), await open(boris, 1), await open(vera, 1)];
    mine.say({ type: 'internal_typing', chatId: id });
    hers.say({ type: 'internal_typing', chatId: id });
    await his.until(() => his.has('internal_typing'));
    expect(his.frames.filter(({ type }) => type === 'internal_typing')).toEqual([
      { type: 'internal_typing', chatId: id, operator: { id: anna.id, name: 'Anna K.' } },
    ]);
    expect([mine, hers].some((window) => window.has('internal_typing'))).toBe(false);
  });

  it('somebody of the platform in an operator’s name sees none of it', async () => {
    const { id } = await anna.chatWith(boris);
    await anna.says(id, 'Between us');
    const session = await api.rows<{ id: string }>('select id from session where operator_id = $1 order by id desc limit 1', [boris.id]);
    const [access] = await api.rows<{ id: string }>(
      `insert into technical_access (company_id, operator_id, who, reason, token_hash, expires_at)
       select company_id, id, 'Somebody', 'A test', '\\x01', now() + interval '1 hour' from operator where id = $1 returning id`,
      [boris.id],
    );
    await api.rows('update session set technical_access_id = $2 where id = $1', [session[0]!.id, access!.id]);
    for (const url of [
      '/api/internal-chats',
      `/api/internal-chats/${id}/messages`,
      '/api/internal-chats/search?query=between',
      '/api/me/notifications',
    ]) {
      expect((await boris.browser.get(url)).statusCode).toBe(403);
    }
    const his = await open(boris, 1);
    const mine = await open(anna, 0);
    his.say({ type: 'internal_typing', chatId: id });
    await anna.says(id, 'Nor this');
    await knows(mine, 'Nor this');
    await anna.browser.send('PATCH', '/api/company', { name: 'Told of this' });
    await his.until(() => his.events.some(({ kind }) => kind === 'company_changed'));
    expect(told(his)).toEqual([]);
    expect(mine.has('internal_typing')).toBe(false);
    await api.rows('update session set technical_access_id = null where id = $1', [session[0]!.id]);
  });
});
