import { WebSocket } from 'ws';
import { ApiUnderTest, type Answer } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import { listen } from '../../../../../test/api/live-window.js';
import { aDevice, aSiteChannel, dialogOf, signed, socketFrom, Visitor } from '../../../../../test/api/site-chat.js';
import { until } from '../../../../../test/api/until.js';

const SHOP = 'https://shop.example';

describe('the door of the visitors’ chat', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    port = await listen(api.app);
  }, 60_000);
  afterAll(() => api.stop());

  const visitors: Visitor[] = [];
  afterEach(() => visitors.splice(0).forEach(({ chat }) => chat.close()));
  function aVisitor(key: string, device = aDevice(), more: ConstructorParameters<typeof Visitor>[3] = {}): Visitor {
    const visitor = new Visitor(port, key, device, more);
    visitors.push(visitor);
    return visitor;
  }
  const ask = (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    more: { payload?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer> => api.inject({ method, url: `/widget/${url}`, payload: more.payload, headers: more.headers });
  const session = async (key: string, payload: object = {}): Promise<string> =>
    (await ask('POST', `${key}/session`, { payload })).json().token;
  const tokenOf = ({ kept }: ReturnType<typeof aDevice>): string => [...kept].find(([name]) => name.endsWith('.token'))?.[1] ?? '';
  const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
  const upload = (key: string, token: string, bytes: Buffer, name = 'file.txt'): Promise<Response> => {
    const form = new FormData();
    form.append('file', new File([new Uint8Array(bytes)], name));
    return fetch(`http://127.0.0.1:${port}/widget/${key}/uploads`, { method: 'POST', body: form, headers: bearer(token) });
  };

  describe('who the visitor is', () => {
    it('a right signature carries his conversation to another device, and what he wrote before goes along', async () => {
      const { id, key } = await aSiteChannel(anna);
      const laptop = aVisitor(key);
      await laptop.chat.connect();
      await laptop.writes('Written before the log-in');
      await laptop.chat.identify(signed('4711'), { name: 'Vera' });
      await laptop.until(({ connection, messages }) => connection === 'online' && messages.length === 1, 'the same conversation');
      const phone = aVisitor(key);
      await phone.chat.identify(signed('4711'));
      await phone.chat.connect();
      expect(phone.texts).toEqual(['Written before the log-in']);
      expect(phone.state.visitor).toMatchObject({ id: '4711', verified: true });
      await phone.writes('From the phone');
      await laptop.until(() => laptop.texts.includes('From the phone'), 'both devices hear');
      await dialogOf(api, id);
    });

    it('a wrong signature and none are refused in words, and nothing changes', async () => {
      const { key } = await aSiteChannel(anna);
      const owner = aVisitor(key);
      await owner.chat.identify(signed('4711'));
      await owner.chat.connect();
      await owner.writes('My secret order');
      const thief = aVisitor(key);
      await thief.chat.connect();
      await expect(thief.chat.identify(signed('4711', 'another secret'))).rejects.toMatchObject({ code: 'identity_wrong' });
      await expect(thief.chat.identify({ userId: '4711' } as never)).rejects.toMatchObject({ code: 'identity_unsigned' });
      expect(thief.state.visitor).toMatchObject({ verified: false });
      expect(thief.texts).toEqual([]);
    });

    it('a token of another channel is nobody’s, and one that was forgotten too', async () => {
      const [one, two] = [await aSiteChannel(anna), await aSiteChannel(anna)];
      const token = await session(one.key);
      expect((await ask('GET', `${two.key}/messages`, { headers: bearer(token) })).statusCode).toBe(401);
      expect((await ask('DELETE', `${one.key}/session`, { headers: bearer(token) })).statusCode).toBe(204);
      expect((await ask('GET', `${one.key}/messages`, { headers: bearer(token) })).json()).toMatchObject({ code: 'visitor_unknown' });
      expect(await api.rows(`select 1 from visitor where encode(token_hash, 'escape') like $1`, [`%${token}%`])).toEqual([]);
    });
  });

  describe('other people’s things', () => {
    it('their messages, files and uploads are not there', async () => {
      const { key } = await aSiteChannel(anna);
      const [vera, eve] = [aVisitor(key), aVisitor(key)];
      await vera.chat.connect();
      await eve.chat.connect();
      vera.chat.sendFile(new File(['price'], 'price.txt', { type: 'text/plain' }));
      await vera.until(({ messages }) => messages[0]?.attachments.length === 1);
      await eve.writes('Hello');
      const [hers] = vera.state.messages;
      const page = await ask('GET', `${key}/messages?before=${hers?.id}`, { headers: bearer(tokenOf(eve.device)) });
      expect(page.json()).toEqual({ messages: [], more: false });
      const url = hers!.attachments[0]!.url!;
      expect((await fetch(url)).status).toBe(200);
      expect(
        (await fetch(url.replace(/\.(\d+)\.(\d+)\.(?=[\w-]{43})/, (_all, file: string, until: string) => `.${Number(file) + 1}.${until}.`)))
          .status,
      ).toBe(404);
      const { id } = (await (await upload(key, tokenOf(vera.device), Buffer.from('mine'))).json()) as { id: string };
      const socket = new (socketFrom())(`ws://127.0.0.1:${port}/widget/ws`) as unknown as WebSocket;
      const heard: { type: string; problem?: { code: string } }[] = [];
      socket.on('message', (data) => heard.push(JSON.parse(String(data)) as (typeof heard)[number]));
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(JSON.stringify({ type: 'hello', channel: key, token: tokenOf(eve.device), cursor: null }));
      socket.send(JSON.stringify({ type: 'message', id: crypto.randomUUID(), text: null, attachments: [id] }));
      socket.send(JSON.stringify({ type: 'message', id: hers!.clientId, text: 'taken over', attachments: [] }));
      await until(() => heard.filter(({ type }) => type === 'refused').length === 2, 'two refusals');
      expect(heard.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['file_not_found', 'id_taken']);
      socket.terminate();
    });
  });

  describe('which pages', () => {
    it('a page of the list may, another is told in words, and an app only where the channel allows it', async () => {
      const { key } = await aSiteChannel(anna, { allowed_origins: SHOP, allow_apps: 'no' });
      expect((await ask('GET', `${key}/config`, { headers: { origin: SHOP } })).statusCode).toBe(200);
      const refused = await ask('GET', `${key}/config`, { headers: { origin: 'https://evil.example' } });
      expect(refused.statusCode).toBe(403);
      expect(refused.json()).toMatchObject({ code: 'origin_refused', detail: expect.stringContaining('https://evil.example') as string });
      expect((await ask('GET', `${key}/config`)).json()).toMatchObject({ code: 'origin_refused' });
      const token = (await ask('POST', `${key}/session`, { payload: {}, headers: { origin: SHOP } })).json().token as string;
      const device = aDevice();
      await device.set(`deskwire.${key}.token`, token);
      await expect(aVisitor(key, device, { webSocket: socketFrom('https://evil.example') }).chat.connect()).rejects.toMatchObject({
        code: 'origin_refused',
      });
      await aVisitor(key, device, { webSocket: socketFrom(SHOP) }).chat.connect();
    });

    it('other sites’ scripts may read the answers, and nothing secret is in them', async () => {
      const { key } = await aSiteChannel(anna, { greeting: 'Hello', color: '#aabbcc' });
      const preflight = await api.inject({
        method: 'OPTIONS',
        url: `/widget/${key}/session`,
        headers: { origin: SHOP, 'access-control-request-method': 'POST' },
      });
      expect(preflight.statusCode).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'authorization, content-type',
      });
      const config = await ask('GET', `${key}/config`);
      expect(config.json()).toMatchObject({ look: { greeting: 'Hello', color: '#aabbcc', position: 'right' }, askRating: true });
      expect(config.body).not.toContain('identity-secret');
    });

    it('an unknown chat and a paused one say so', async () => {
      expect((await ask('GET', 'no-such-key/config')).json()).toMatchObject({ code: 'chat_not_found' });
      const { id, key } = await aSiteChannel(anna);
      await anna.send('PATCH', `/api/channels/${id}`, { state: 'paused' });
      expect((await ask('GET', `${key}/config`)).json()).toMatchObject({ code: 'chat_paused' });
    });
  });

  describe('too much', () => {
    it('a file that is too large or a program is refused in words', async () => {
      const { key } = await aSiteChannel(anna);
      const token = await session(key);
      const large = await upload(key, token, Buffer.alloc(26 * 1024 * 1024, 'a'));
      expect(large.status).toBe(413);
      const program = await upload(key, token, Buffer.concat([Buffer.from('7f454c4602010100', 'hex'), Buffer.alloc(64)]), 'loaf.png');
      expect(await program.json()).toMatchObject({ code: 'file_kind_refused' });
      expect(await api.rows('select 1 from upload where visitor_hash is not null and name = $1', ['loaf.png'])).toEqual([]);
    });

    it('a flood of messages is held back, and those that were taken are there once', async () => {
      const { id, key } = await aSiteChannel(anna);
      const vera = aVisitor(key);
      await vera.chat.connect();
      for (let n = 0; n < 35; n += 1) vera.chat.send(`Message ${n}`);
      await vera.until(({ messages }) => messages.filter((message) => message.id !== null).length === 30, 'thirty are taken');
      expect(vera.state.messages.filter(({ status }) => status === 'SENDING')).toHaveLength(5);
      expect(await api.rows(`select 1 from message where channel_id = $1 and kind = 'from_client'`, [id])).toHaveLength(30);
    });

    it('a text that is too long is not delivered, and the next one goes', async () => {
      const { key } = await aSiteChannel(anna);
      const vera = aVisitor(key);
      await vera.chat.connect();
      vera.chat.send('x'.repeat(8001));
      await vera.writes('Short');
      expect(vera.state.messages.find(({ id }) => id === null)).toMatchObject({
        status: 'NOT_DELIVERED',
        problem: { code: 'text_too_long' },
      });
    });

    it('frames that are none change nothing', async () => {
      const { key } = await aSiteChannel(anna);
      const device = aDevice();
      const vera = aVisitor(key, device);
      await vera.chat.connect();
      const socket = new WebSocket(`ws://127.0.0.1:${port}/widget/ws`);
      await new Promise((resolve) => socket.once('open', resolve));
      socket.send(JSON.stringify({ type: 'hello', channel: key, token: tokenOf(device) }));
      for (const odd of ['', 'null', '[]', '{"type":"message"}', '{"type":"rate","id":1}', '{"type":"read","upTo":{}}']) socket.send(odd);
      await vera.writes('Still here');
      expect(socket.readyState).toBe(WebSocket.OPEN);
      socket.terminate();
    });
  });

  it('after a cut exactly what was missed comes, and a page of older messages when it is asked for', async () => {
    const { id, key } = await aSiteChannel(anna);
    const device = aDevice();
    const [here, there] = [aVisitor(key, device), aVisitor(key, device)];
    await here.chat.connect();
    for (let n = 0; n < 3; n += 1) await here.writes(`Early ${n}`);
    await there.chat.connect();
    expect(there.texts).toEqual(['Early 0', 'Early 1', 'Early 2']);
    there.chat.close();
    await here.writes('Missed');
    await there.chat.connect();
    // Where another transaction of the server is still open, it comes a moment after the greeting.
    await there.until(({ messages }) => messages.length > 3, '"Missed" comes');
    expect(there.texts).toEqual(['Early 0', 'Early 1', 'Early 2', 'Missed']);
    const dialogId = await dialogOf(api, id);
    await api.rows(
      `insert into message (id, company_id, dialog_id, client_id, channel_id, kind, text, sent_at)
       select n, company_id, id, client_id, channel_id, 'from_client', 'Old ' || n, now() - interval '1 day' + n * interval '1 minute'
         from dialog, generate_series(1, 60) n where dialog.id = $1`,
      [dialogId],
    );
    const fresh = aVisitor(key, device);
    await fresh.chat.connect();
    expect(fresh.state.hasOlder).toBe(true);
    expect(fresh.state.messages).toHaveLength(40);
    expect(await fresh.chat.loadOlder()).toBe(false);
    expect(fresh.state.messages).toHaveLength(64);
  });
});
