import { randomUUID } from 'node:crypto';
import { ProviderStub } from '#connectors/testing/provider-stub.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, anOperatorWho, anOperator, linesOf } from '../../../../../../test/api/rows.js';
import { says, WhatsAppLine } from '../../../../../../test/api/whatsapp.js';

type Colleague = Awaited<ReturnType<typeof anOperator>>;

describe('writing first', () => {
  let gateway: ProviderStub;
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: Colleague;
  let clara: Colleague;
  let external: number;
  let personal: number;
  let line: WhatsAppLine;
  let number = 79003330000;
  let phone: string;
  beforeAll(async () => {
    gateway = await ProviderStub.start();
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: `127.0.0.1/32:${new URL(gateway.origin).port}` });
    anna = await api.browser().registers();
    const mayBegin = ['write_messages', 'write_first', 'close_chats', 'take_new_chats'] as const;
    boris = await anOperatorWho(api, anna.me.company.id, [...mayBegin]);
    clara = await anOperatorWho(api, anna.me.company.id, [...mayBegin]);
    const form = { transport: 'external', name: 'My app', phone: null, settings: {}, secrets: {} };
    external = (await aChannel(anna, form)).id;
    const gatewayForm = { settings: { base_url: gateway.origin, api_id: '1' }, secrets: { api_hash: 'hash', gateway_secret: 'secret' } };
    personal = (await aChannel(anna, { ...form, ...gatewayForm, transport: 'telegram-personal' })).id;
    line = await WhatsAppLine.connect(api, anna);
  }, 60_000);
  afterAll(async () => {
    await api.stop();
    await gateway.stop();
  });
  beforeEach(() => (phone = String((number += 1))));

  const check = (by: Browser, body: object): Promise<Answer> =>
    by.send('POST', '/api/dialogs/start/check', { channelId: external, ...body });
  const start = (by: Browser, body: object = {}): Promise<Answer> =>
    by.send('POST', '/api/dialogs/start', { channelId: external, phone, text: 'Good day', clientMessageId: randomUUID(), ...body });
  const dialogsAt = (): Promise<{ id: number; operatorId: number | null }[]> =>
    api.rows(
      `select d.id::int as id, d.operator_id::int as "operatorId" from dialog d join client_identity i on i.client_id = d.client_id where i.value = $1`,
      [phone],
    );

  it('a number nobody knows becomes a client and a dialog, in the hands of whoever wrote; the message is on its way', async () => {
    const asked = await check(boris.browser, { phone: `+${phone.slice(0, 1)} (${phone.slice(1, 4)}) ${phone.slice(4)}` });
    expect([asked.statusCode, asked.json()]).toEqual([
      200,
      { known: null, dialogId: null, operator: null, exists: null, needsTemplate: false, name: null },
    ]);
    const answer = await start(boris.browser, { name: 'Vera' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      201,
      { state: 'open', operator: { id: boris.id }, client: { name: 'Vera' }, lastMessage: { kind: 'to_client', preview: 'Good day' } },
    ]);
    const { id } = answer.json();
    expect((await linesOf(api, id)).map(({ code }) => code)).toEqual(['request_opened', 'assigned']);
    expect(await api.rows('select 1 from sending where dialog_id = $1', [id])).toHaveLength(1);
  });

  it('the same words sent twice are one message', async () => {
    const clientMessageId = randomUUID();
    const answers = [await start(boris.browser, { clientMessageId }), await start(boris.browser, { clientMessageId })];
    expect(answers.map((answer) => answer.json().id)).toEqual([answers[0]?.json().id, answers[0]?.json().id]);
    expect(await api.rows(`select 1 from message where client_message_id = $1`, [clientMessageId])).toHaveLength(1);
  });

  it('two who begin at the same moment: one has the dialog, the other learns who, and there is one dialog with one message', async () => {
    for (let round = 0; round < 6; round += 1) {
      phone = String((number += 1));
      const answers = await Promise.all([start(boris.browser), start(clara.browser)]);
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
      const loser = answers.find(({ statusCode }) => statusCode === 409);
      expect(loser?.json()).toMatchObject({ code: 'already_taken' });
      expect(loser?.body).toContain('Boris L.');
      const dialogs = await dialogsAt();
      expect(dialogs).toHaveLength(1);
      expect(await api.rows(`select 1 from message where dialog_id = $1 and kind = 'to_client'`, [dialogs[0]?.id])).toHaveLength(1);
    }
  });

  it('a client who is known is told of, with his dialog for whoever sees it, and who serves it for the others', async () => {
    const { id, client } = (await start(boris.browser)).json();
    expect((await check(boris.browser, { phone })).json()).toMatchObject({
      known: { id: client.id },
      dialogId: id,
      operator: { id: boris.id },
      exists: true,
    });
    expect((await check(clara.browser, { phone })).json()).toMatchObject({
      known: { id: client.id },
      dialogId: null,
      operator: { id: boris.id },
    });
    expect((await start(clara.browser)).json()).toMatchObject({ code: 'already_taken' });
    await boris.browser.send('POST', `/api/dialogs/${id}/close`);
    expect((await start(clara.browser)).json()).toMatchObject({ id, operator: { id: clara.id }, state: 'open' });
  });

  it('where the messenger wants a template the first message is one; who has written gets words', async () => {
    const at = { channelId: line.channelId };
    expect((await check(boris.browser, { ...at, phone })).json()).toMatchObject({ exists: null, needsTemplate: true });
    expect((await start(boris.browser, at)).json()).toMatchObject({ code: 'template_needed', field: 'template' });
    const template = { name: 'order_ready', language: 'en' };
    await api.rows(
      `insert into template (company_id, channel_id, name, language, status, category, body) values ($1, $2, $3, 'en', 'approved', 'utility', 'Your order is ready')`,
      [anna.me.company.id, line.channelId, template.name],
    );
    const answer = await start(boris.browser, { ...at, text: undefined, template });
    expect([answer.statusCode, answer.json()]).toMatchObject([201, { lastMessage: { preview: 'Your order is ready' } }]);
    await line.write(says.text(phone, 'Thanks'));
    expect((await start(boris.browser, at)).statusCode).toBe(201);
  });

  it('the messenger is asked who is there: his name, or that nobody is', async () => {
    const at = { channelId: personal };
    const person = { chat: '5001', name: 'Vera Lem', username: 'vera_lem', phone: null };
    gateway.answers({ status: 200, json: { person } }, { status: 200, json: { person } });
    expect((await check(boris.browser, { ...at, username: '@vera_lem' })).json()).toMatchObject({
      exists: true,
      name: 'Vera Lem',
      known: null,
    });
    expect(JSON.parse(gateway.taken[0]?.body.toString() ?? '')).toEqual({ username: 'vera_lem' });
    expect((await start(boris.browser, { ...at, phone: undefined, username: 'vera_lem' })).json()).toMatchObject({
      client: { name: 'Vera Lem' },
    });
    gateway.answers({ status: 200, json: { person: null } }, { status: 200, json: { person: null } });
    expect((await check(boris.browser, { ...at, phone })).json()).toMatchObject({ exists: false });
    expect((await start(boris.browser, at)).json()).toMatchObject({ code: 'nobody_there', field: 'phone' });
    gateway.answers({ status: 503, json: { error: { code: 'connecting' } } });
    expect((await start(boris.browser, at)).json()).toMatchObject({ code: 'messenger_silent' });
  });

  it('a client of another channel is written to by his phone', async () => {
    const { client } = (await start(boris.browser)).json();
    const other = (await aChannel(anna, { transport: 'external', name: 'Other app', phone: null, settings: {}, secrets: {} })).id;
    expect((await start(boris.browser, { channelId: other, phone: undefined, clientId: client.id })).statusCode).toBe(201);
    expect(await dialogsAt()).toHaveLength(2);
    expect((await start(clara.browser, { phone: undefined, clientId: client.id })).statusCode).toBe(404);
  });

  it.each([
    ['neither a number nor a login', { phone: undefined }, 'phone'],
    ['two at once', { username: 'anna_lem' }, 'phone'],
    ['a login where nobody is found by one', { phone: undefined, username: 'anna_lem' }, 'username'],
    ['too few digits', { phone: '123' }, 'phone'],
    ['a word', { phone: 'my mother' }, 'phone'],
  ])('%s is refused by its field', async (_name, body, field) => {
    expect((await start(boris.browser, body)).json()).toMatchObject({ field });
  });

  it('only with the right, and only in a channel that works and can begin', async () => {
    expect((await start((await anOperatorWho(api, anna.me.company.id, ['write_messages'])).browser)).statusCode).toBe(403);
    const site = (await aChannel(anna, { transport: 'site-widget', name: 'Site', phone: null, settings: {}, secrets: {} })).id;
    expect((await start(boris.browser, { channelId: site })).json()).toMatchObject({ code: 'channel_cannot_begin' });
    await anna.send('PATCH', `/api/channels/${site}`, { state: 'paused' });
    expect((await start(boris.browser, { channelId: site })).statusCode).toBe(404);
  });
});
