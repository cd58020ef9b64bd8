import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aDialog, aMessage, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('POST /v1/messages', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let dialog: DialogRows;
  let web: Server;
  let webUrl: string;
  beforeAll(async () => {
    web = createServer((request, response) => {
      if (request.url === '/redirect') response.writeHead(302, { location: '/loaf.png' }).end();
      else if (request.url?.startsWith('/loaf')) response.writeHead(200, { 'content-type': 'text/html' }).end(PNG);
      else response.writeHead(404).end('no');
    });
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.2', resolve));
    webUrl = `http://127.0.0.2:${(web.address() as AddressInfo).port}`;
    api = await ApiUnderTest.start({ OUTBOUND_ALLOW: '127.0.0.2/32' });
    world = await V1World.of(api);
  });
  beforeEach(async () => {
    dialog = await aDialog(api, world.companyId, world.channelId, { operatorId: world.operatorId });
  });
  afterAll(async () => {
    await api.stop();
    web.close();
  });

  const send = (body: object): ReturnType<V1World['post']> =>
    world.post('/messages', { client_id: dialog.clientId, text: 'Still warm', ...body });
  const message = async (id: number): Promise<Record<string, unknown>> =>
    (
      await api.rows<Record<string, unknown>>(
        'select kind, origin, text, status, content, operator_id::int, quoted_id::int from message where id = $1',
        [id],
      )
    )[0]!;
  const queued = (id: number): Promise<unknown[]> => api.rows('select 1 from sending where message_id = $1', [id]);

  it("200: queued for the client in the name of the dialog's operator", async () => {
    const answer = await send({});
    expect(answer.statusCode).toBe(200);
    const { data, status } = answer.json();
    expect(status).toBe('success');
    expect(data).toEqual({
      ...{
        message_id: expect.any(Number),
        channel_id: world.channelId,
        operator_id: world.operatorId,
        transport: 'whatsapp',
        type: 'to_client',
      },
      ...{ client_id: dialog.clientId, dialog_id: dialog.dialogId, request_id: null },
    });
    expect(await message(data.message_id)).toMatchObject({
      kind: 'to_client',
      origin: 'api',
      text: 'Still warm',
      status: 10,
      operator_id: world.operatorId,
    });
    expect(await queued(data.message_id)).toHaveLength(1);
  });

  it('200: parameters may stand in the address, and as a form', async () => {
    const inAddress = await api.v1(world.token, 'POST', `/messages?client_id=${dialog.clientId}&text=From%20the%20address`);
    expect(inAddress.statusCode).toBe(200);
    const asForm = await api.inject({
      method: 'POST',
      url: '/v1/messages/',
      headers: { authorization: world.token, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `client_id=${dialog.clientId}&text=From+a+form`,
    });
    expect(asForm.statusCode).toBe(200);
    const texts = await api.rows<{ text: string }>('select text from message where dialog_id = $1 order by id', [dialog.dialogId]);
    expect(texts.map(({ text }) => text)).toEqual(['From the address', 'From a form']);
  });

  it.each(['comment', 'system'])('200: a %s stays with the operators', async (type) => {
    const { data } = (await send({ type })).json();
    expect(await message(data.message_id)).toMatchObject({ kind: type, status: 0 });
    expect(await queued(data.message_id)).toEqual([]);
  });

  it('200: an autoreply goes out', async () => {
    const { data } = (await send({ type: 'autoreply' })).json();
    expect(await queued(data.message_id)).toHaveLength(1);
  });

  it('200: with buttons, under either name', async () => {
    const buttons = [{ type: 'reply', text: 'Order', payload: 'order?id=1', color: 'green' }];
    for (const body of [{ inline_buttons: buttons }, { keyboard: { buttons } }]) {
      expect(await message((await send(body)).json().data.message_id)).toMatchObject({ content: { buttons } });
    }
  });

  it('200: as an answer to a message of the dialog', async () => {
    const asked = await aMessage(api, dialog);
    expect(await message((await send({ reply_message_id: asked })).json().data.message_id)).toMatchObject({ quoted_id: asked });
  });

  it('200: in the name of another operator', async () => {
    const { id } = await anOperator(api, world.companyId);
    expect((await send({ operator_id: id })).json().data).toMatchObject({ operator_id: id });
  });

  it('200: a closed dialog opens, unless the program says no', async () => {
    const state = async (): Promise<unknown> =>
      (await api.rows<{ state: string }>('select state from dialog where id = $1', [dialog.dialogId]))[0]?.state;
    dialog = await aDialog(api, world.companyId, world.channelId, { state: 'closed' });
    expect((await send({ open_dialog: 'false' })).statusCode).toBe(200);
    expect(await state()).toBe('closed');
    expect((await send({})).json().data.request_id).toEqual(expect.any(Number));
    expect(await state()).toBe('open');
  });

  it('200: the same external_id again is the same message and is not sent twice, also at the same moment', async () => {
    const answers = await Promise.all([
      send({ external_id: 'order-1' }),
      send({ external_id: 'order-1' }),
      send({ external_id: 'order-1' }),
    ]);
    const again = await send({ external_id: 'order-1' });
    const ids = new Set([...answers, again].map((answer) => answer.json().data?.message_id as number));
    expect(ids.size).toBe(1);
    expect(await api.rows('select 1 from message where dialog_id = $1', [dialog.dialogId])).toHaveLength(1);
    expect((await send({ external_id: 'order-2' })).json().data.message_id).not.toBe([...ids][0]);
  });

  it("200: the same external_id of another company is that company's own", async () => {
    const others = await V1World.of(api);
    const theirs = await aDialog(api, others.companyId, others.channelId);
    await send({ external_id: 'shared' });
    const answer = await others.post('/messages', { client_id: theirs.clientId, text: 'Ours', external_id: 'shared' });
    expect(answer.json().data).toMatchObject({ dialog_id: theirs.dialogId });
  });

  it('200: the file behind an address goes along, known by what is in it', async () => {
    const { data } = (await send({ attachment: `${webUrl}/loaf.html?x=1`, attachment_filename: 'loaf' })).json();
    const files = await api.rows('select kind, name, mime, size::int, state from attachment where message_id = $1', [data.message_id]);
    expect(files).toEqual([{ kind: 'image', name: 'loaf', mime: 'image/png', size: PNG.length, state: 'stored' }]);
  });

  it.each([
    ['a private address', 'http://127.0.0.1:5432/x', 'may not be called'],
    ['a private address in disguise', 'http://2130706433/x', 'attachment'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest', 'may not be called'],
    ['IPv6 loopback', 'http://[::1]:8080/x', 'attachment'],
    ['another scheme', 'file:///etc/passwd', 'attachment'],
    ['a user in the address', 'http://user:pw@127.0.0.2/x', 'attachment'],
  ])('400: an attachment at %s is not fetched', async (_, attachment, words) => {
    const answer = await send({ attachment });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors.attachment[0]).toContain(words);
    expect(await api.rows('select 1 from message where dialog_id = $1', [dialog.dialogId])).toEqual([]);
  });

  it('400: an attachment that is moved or missing is not fetched', async () => {
    expect((await send({ attachment: `${webUrl}/redirect` })).json().message).toContain('302');
    expect((await send({ attachment: `${webUrl}/missing` })).json().message).toContain('404');
  });

  it('200: the person is reached in the channel that the program names', async () => {
    const second = await aChannel(world.admin, { name: 'Second' });
    const there = await aDialog(api, world.companyId, second.id);
    await api.rows('update client set card_id = $2 where id = $1', [there.clientId, dialog.cardId]);
    expect((await send({ channel_id: second.id })).json().data).toMatchObject({ channel_id: second.id, client_id: there.clientId });
    expect((await send({})).json().data).toMatchObject({ channel_id: world.channelId, client_id: dialog.clientId });
  });

  it.each([
    [{ client_id: undefined }, 'client_id'],
    [{ client_id: 'x' }, 'client_id'],
    [{ text: '  ' }, 'text'],
    [{ text: 'x'.repeat(4097) }, 'text'],
    [{ text: 5 }, 'text'],
    [{ type: 'from_client' }, 'type'],
    [{ transport: 'telegram' }, 'transport'],
    [{ channel_id: 999_999 }, 'channel_id'],
    [{ open_dialog: 'perhaps' }, 'open_dialog'],
    [{ attachment: 'no address' }, 'attachment'],
    [{ inline_buttons: [{ text: 'A' }, { text: 'B' }, { text: 'C' }, { text: 'x'.repeat(25) }] }, 'buttons'],
    [{ inline_buttons: 'Order' }, 'inline_buttons'],
  ])('400: %j', async (body, field) => {
    const answer = await send(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ status: 'error', message: expect.any(String) });
    expect(Object.keys(answer.json().errors)).toEqual([field]);
  });

  it.each([
    [{ client_id: 999_999 }, 'Client not found'],
    [{ operator_id: 999_999 }, 'Operator not found'],
    [{ operator_id: 999_999, type: 'comment' }, 'Operator not found'],
  ])('404: %j', async (body, text) => {
    const answer = await send(body);
    expect([answer.statusCode, answer.json().message]).toEqual([404, text]);
  });
});
