import { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../test/api/live-window.js';
import { linesOf } from '../../../../../test/api/rows.js';
import { aDevice, aSiteChannel, dialogOf, Visitor } from '../../../../../test/api/site-chat.js';
import { until } from '../../../../../test/api/until.js';
import { workersFor, type RunningWorkers } from '../../../../../test/api/workers-for.js';

describe('a visitor and the company talk', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  let workers: RunningWorkers;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
    workers = await workersFor(api);
  }, 60_000);
  afterAll(async () => {
    await workers.stop();
    await api.stop();
  });

  const visitors: Visitor[] = [];
  afterEach(() => visitors.splice(0).forEach(({ chat }) => chat.close()));

  async function aConversation(
    settings: Record<string, string> = {},
  ): Promise<{ vera: Visitor; channelId: number; dialogId: number; key: string }> {
    const { id, key } = await aSiteChannel(anna, settings);
    const vera = aVisitor(key);
    await vera.chat.connect();
    await vera.writes('Is the bread fresh?');
    return { vera, channelId: id, key, dialogId: await dialogOf(api, id) };
  }
  function aVisitor(key: string, device = aDevice()): Visitor {
    const visitor = new Visitor(port, key, device);
    visitors.push(visitor);
    return visitor;
  }
  const answer = (dialogId: number, text: string, more: object = {}) =>
    anna.send('POST', `/api/dialogs/${dialogId}/messages`, { clientMessageId: crypto.randomUUID(), kind: 'to_client', text, ...more });
  const statusOf = async (dialogId: number): Promise<number[]> =>
    (
      await api.rows<{ status: number }>(`select status from message where dialog_id = $1 and kind = 'to_client' order by id`, [dialogId])
    ).map(({ status }) => status);

  it('what he writes opens a dialog, and the answer comes to him with the operator’s name, delivered and read', async () => {
    const { vera, dialogId } = await aConversation();
    const window = await LiveWindow.open(port, anna);
    await answer(dialogId, 'It is still warm.');
    await vera.until(({ messages, unread }) => messages.length === 2 && unread === 1, 'the answer');
    expect(vera.state.messages[1]).toMatchObject({
      ...{ type: 'OUT', text: 'It is still warm.', read: 'UNREAD' },
      operator: { name: 'Anna', initials: 'AK' },
    });
    await until(async () => (await statusOf(dialogId)).every((status) => status === 50), 'it counts as delivered');
    vera.chat.markRead();
    await until(async () => (await statusOf(dialogId)).every((status) => status === 60), 'it counts as read');
    await vera.until(({ unread, messages }) => unread === 0 && messages[1]?.read === 'READ');
    window.cut();
  });

  it('the company’s reading shows at his message', async () => {
    const { vera, dialogId } = await aConversation();
    expect(vera.state.messages[0]).toMatchObject({ status: 'DELIVERED', read: 'UNREAD' });
    await anna.send('POST', `/api/dialogs/${dialogId}/read`, { upToId: Number(vera.state.messages[0]?.id) });
    await vera.until(({ messages }) => messages[0]?.read === 'READ', 'his message is read');
  });

  it('both see the other write', async () => {
    const { vera, dialogId } = await aConversation();
    const window = await LiveWindow.open(port, anna);
    vera.chat.setTyping();
    await window.until(() => window.events.some(({ kind, dialogId: of }) => kind === 'client_typing' && of === dialogId), 'his typing');
    window.say({ type: 'viewing', dialogId });
    // Who is viewing is settled with the database first.
    await until(async () => {
      window.say({ type: 'typing', dialogId });
      return vera.state.operatorTyping;
    }, 'her typing');
    await answer(dialogId, 'Yes.');
    await vera.until(({ operatorTyping }) => !operatorTyping, 'typing ends with the answer');
    expect(JSON.stringify(window.frames)).not.toContain('operator_typing');
    window.cut();
  });

  it('comments, system lines and other people’s dialogs never reach him', async () => {
    const { vera, key, dialogId } = await aConversation();
    const other = aVisitor(key);
    await other.chat.connect();
    await other.writes('I am somebody else');
    await answer(dialogId, 'A rude customer', { kind: 'comment' });
    await answer(dialogId, 'Fresh as ever');
    await vera.until(() => vera.texts.includes('Fresh as ever'));
    expect(vera.texts).toEqual(['Is the bread fresh?', 'Fresh as ever']);
    expect(other.texts).toEqual(['I am somebody else']);
  });

  it('a button is pressed once, however often it is tapped, and a program that sends its payload as a text presses it too', async () => {
    const { vera, dialogId } = await aConversation();
    const buttons = [
      { type: 'reply', text: 'Rye', payload: 'bread:rye' },
      { type: 'reply', text: 'Wheat' },
    ];
    const asked = await answer(dialogId, 'Which one?', { buttons });
    expect(asked.statusCode).toBe(201);
    await vera.until(({ messages }) => messages.some(({ text }) => text === 'Which one?'));
    const question = vera.state.messages.find(({ text }) => text === 'Which one?')!;
    expect(question.buttons).toMatchObject(buttons);
    const [rye, wheat] = question.buttons;
    for (let tap = 0; tap < 4; tap += 1) vera.chat.pressButton(question, rye!);
    await vera.until(({ messages }) => messages.some(({ press, id }) => press?.payload === 'bread:rye' && id !== null));
    await vera.writes(wheat!.payload ?? wheat!.text);
    const presses = await api.rows<{ text: string; press: object }>(
      `select text, content -> 'press' as press from message where dialog_id = $1 and kind = 'from_client' and content ? 'press' order by id`,
      [dialogId],
    );
    expect(presses).toEqual([
      { text: 'Rye', press: { payload: 'bread:rye', title: 'Rye', onMessage: question.id } },
      { text: 'Wheat', press: { payload: 'Wheat', title: 'Wheat', onMessage: question.id } },
    ]);
  });

  it('a payload that comes as a text counts with an older message too; one that was never given is a text', async () => {
    const { vera, dialogId } = await aConversation();
    await answer(dialogId, 'Which one?', { buttons: [{ type: 'reply', text: 'Rye', payload: 'order_bread?kind=rye' }] });
    await answer(dialogId, 'Take your time');
    await vera.until(() => vera.texts.includes('Take your time'));
    const question = vera.state.messages.find(({ text }) => text === 'Which one?')!;
    for (const text of ['order_bread?kind=rye', 'order_bread?kind=gold', 'Rye']) await vera.writes(text);
    const said = await api.rows<{ text: string; press: object | null }>(
      `select text, content -> 'press' as press from message where dialog_id = $1 and kind = 'from_client' order by id desc limit 3`,
      [dialogId],
    );
    expect(said.reverse()).toEqual([
      { text: 'Rye', press: { payload: 'order_bread?kind=rye', title: 'Rye', onMessage: question.id } },
      { text: 'order_bread?kind=gold', press: null },
      { text: 'Rye', press: null },
    ]);
  });

  it('files go both ways', async () => {
    const { vera, dialogId } = await aConversation();
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    vera.chat.sendFile(new File([png], 'loaf.png', { type: 'image/png' }), 'This one');
    await vera.until(({ messages }) => messages.some(({ attachments }) => attachments.length === 1), 'his picture is stored');
    const [file] = vera.state.messages.at(-1)!.attachments;
    expect(file).toMatchObject({ kind: 'image', name: 'loaf.png', contentType: 'image/png', size: png.length });
    expect(Buffer.from(await (await fetch(file!.url!)).arrayBuffer())).toEqual(png);
    const { id } = (await anna.upload('price.txt', 'Rye 120')).json();
    await answer(dialogId, 'Prices', { uploadIds: [id] });
    await vera.until(({ messages }) => messages.some(({ type, attachments }) => type === 'OUT' && attachments.length === 1), 'her file');
    const price = vera.state.messages.at(-1)!.attachments[0]!;
    expect(await (await fetch(price.url!)).text()).toBe('Rye 120');
    expect(await api.rows('select 1 from media_download')).toEqual([]);
  });

  it('edits and deletions show', async () => {
    const { vera, dialogId } = await aConversation();
    const { id } = (await answer(dialogId, 'It costs 120')).json().items[0];
    await vera.until(() => vera.texts.includes('It costs 120'));
    expect((await anna.send('PATCH', `/api/messages/${id}`, { text: 'It costs 130' })).body).toContain('130');
    await vera.until(({ messages }) => messages.some(({ text, edited }) => text === 'It costs 130' && edited), 'the edit');
    await anna.send('DELETE', `/api/messages/${id}`);
    await vera.until(({ messages }) => messages.some(({ text, deleted }) => text === null && deleted), 'the deletion');
  });

  it('a closed dialog is rated once, and the company sees the score', async () => {
    const { vera, dialogId } = await aConversation();
    expect(vera.state.asksRating).toBe(false);
    await anna.send('POST', `/api/dialogs/${dialogId}/claim`, {});
    await vera.until(({ operator }) => operator?.name === 'Anna', 'her name');
    await anna.send('POST', `/api/dialogs/${dialogId}/close`, {});
    await vera.until(({ dialog, asksRating }) => dialog === 'closed' && asksRating, 'the question');
    await vera.chat.rate(5, 'Warm bread');
    await vera.until(({ asksRating }) => !asksRating);
    await expect(vera.chat.rate(1)).rejects.toMatchObject({ code: 'not_rateable' });
    expect(await api.rows('select score, comment, operator_id::int from rating where dialog_id = $1', [dialogId])).toEqual([
      { score: 5, comment: 'Warm bread', operator_id: anna.me.operator.id },
    ]);
    expect((await linesOf(api, dialogId)).at(-1)).toMatchObject({ code: 'client_rated', params: { score: 5, comment: 'Warm bread' } });
  });

  it('a channel that asks for no rating takes none', async () => {
    const { vera, dialogId } = await aConversation({ ask_rating: 'no' });
    await anna.send('POST', `/api/dialogs/${dialogId}/close`, {});
    await vera.until(({ dialog }) => dialog === 'closed');
    expect(vera.state.asksRating).toBe(false);
  });

  it('somebody to answer is there or not', async () => {
    const { vera } = await aConversation();
    const window = await LiveWindow.open(port, anna);
    await anna.send('PATCH', '/api/me', { status: 'online' });
    await vera.until(({ online }) => online, 'she is there');
    await anna.send('PATCH', '/api/me', { status: 'offline' });
    await vera.until(({ online }) => !online, 'she is gone');
    window.cut();
  });

  it('his name and e-mail stand in the console', async () => {
    const { vera, dialogId } = await aConversation();
    vera.chat.setClientData({ name: 'Vera Lind', email: 'vera@example.test', custom: { order: '4711' } });
    const card = (): Promise<{ name: string; email: string | null }[]> =>
      api.rows(`select c.name, k.email from dialog d join client c on c.id = d.client_id join card k on k.id = c.card_id where d.id = $1`, [
        dialogId,
      ]);
    await until(async () => (await card())[0]?.name === 'Vera Lind', 'the name');
    expect(await card()).toEqual([{ name: 'Vera Lind', email: 'vera@example.test' }]);
  });
});
