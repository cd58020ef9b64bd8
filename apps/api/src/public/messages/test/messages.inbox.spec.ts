import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aDialog } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

const form = { transport: 'external', name: 'My app', phone: null, settings: {}, secrets: {} };

describe('POST /v1/messages/inbox', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let channelId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
  }, 60_000);
  beforeEach(async () => {
    world = await V1World.of(api);
    channelId = (await aChannel(world.admin, form)).id;
  });
  afterAll(() => api.stop());

  const bring = (body: object): ReturnType<V1World['post']> => world.post('/messages/inbox', body);
  const hello = { body: 'Hello', from_client: { id: 'customer-77', nickname: 'Anna' }, external_id: 'm-1' };
  const messages = () =>
    api.rows<{ text: string | null; content: object | null; name: string; phone: string | null; identities: string[]; kinds: string[] }>(
      `select m.text, m.content, c.name, c.phone, m.external_id,
              array(select i.kind || ':' || i.value from client_identity i where i.client_id = c.id order by 1) as identities,
              array(select a.kind || ' ' || a.provider_url from attachment a where a.message_id = m.id order by a.position) as kinds
         from message m join client c on c.id = m.client_id where m.company_id = $1 and m.kind = 'from_client' order by m.id`,
      [world.companyId],
    );

  it("200: the message is in its client's dialog, in a request that somebody must answer", async () => {
    const answer = await bring({ channel_id: channelId, ...hello });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'success',
      data: {
        ...{ message_id: expect.any(Number), channel_id: channelId, operator_id: null, transport: 'external', type: 'from_client' },
        ...{ client_id: expect.any(Number), dialog_id: expect.any(Number), request_id: expect.any(Number), external_id: 'm-1' },
      },
    });
    expect(await messages()).toMatchObject([{ text: 'Hello', name: 'Anna', phone: null, identities: ['external_id:customer-77'] }]);
    const { data } = (await world.get(`/messages/${answer.json().data.message_id}`)).json();
    expect(data).toMatchObject({
      type: 'from_client',
      text: 'Hello',
      transport: 'external',
      remote_id: null,
      extra_data: { external_id: 'm-1' },
    });
  });

  it('200: the same external_id again is the same message', async () => {
    const first = (await bring(hello)).json();
    expect((await bring({ ...hello, body: 'Hello once more' })).json()).toEqual(first);
    expect(await messages()).toMatchObject([{ text: 'Hello' }]);
  });

  it('200: without an external_id every call is a message', async () => {
    const { external_id: _none, ...nameless } = hello;
    const ids = [await bring(nameless), await bring(nameless)].map((answer) => answer.json().data.external_id as string);
    expect(new Set(ids).size).toBe(2);
    expect(await messages()).toHaveLength(2);
  });

  it('200: files by their addresses, a place, a client by his phone', async () => {
    await bring({
      image: 'https://shop.example.com/a.png',
      video: 'https://shop.example.com/b.mp4',
      from_client: { phone: '+7 900 000-00-01' },
    });
    await bring({ location: { lat: '52.52', lon: 13.405 }, from_client: { phone: 79_000_000_001 } });
    expect(await messages()).toMatchObject([
      {
        ...{ text: null, phone: '79000000001', identities: ['phone:79000000001'] },
        kinds: ['image https://shop.example.com/a.png', 'video https://shop.example.com/b.mp4'],
      },
      { content: { location: { latitude: 52.52, longitude: 13.405 } }, identities: ['phone:79000000001'] },
    ]);
  });

  it.each<[string, object, string]>([
    ['neither id nor phone', { from_client: { nickname: 'Anna' } }, 'from_client'],
    ['both id and phone', { from_client: { id: '1', phone: '79000000000' } }, 'from_client'],
    ['no client', { from_client: undefined }, 'from_client'],
    ['a client that is no object', { from_client: 'Anna' }, 'from_client'],
    ['no number as the phone', { from_client: { phone: 'my phone' } }, 'from_client.phone'],
    ['nothing said', { body: '' }, 'body'],
    ['a text that is none', { body: { a: 1 } }, 'body'],
    ['a text that is too long', { body: 'x'.repeat(10_001) }, 'body'],
    ['an image that is no address', { image: 'a.png' }, 'image'],
    ['a video that is no address', { video: 'file:///b.mp4' }, 'video'],
    ['a place beyond the pole', { location: { lat: 91, lon: 0 } }, 'location.lat'],
    ['a channel that is no number', { channel_id: 'first' }, 'channel_id'],
    ['a channel that is not there', { channel_id: 9_007_199_254_740_000 }, 'channel_id'],
  ])('400 with the field: %s', async (_name, wrong, field) => {
    const answer = await bring({ ...hello, ...wrong });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ status: 'error', message: expect.any(String), errors: { [field]: [expect.any(String)] } });
    expect(await messages()).toEqual([]);
  });

  it("400: a channel of another kind, another company's channel, and no channel named where there are two", async () => {
    const other = await V1World.of(api);
    const theirs = (await aChannel(other.admin, form)).id;
    for (const channel_id of [world.channelId, theirs]) {
      const answer = await bring({ ...hello, channel_id });
      expect([answer.statusCode, answer.json().errors]).toEqual([400, { channel_id: [expect.any(String)] }]);
    }
    await aChannel(world.admin, form);
    expect((await bring(hello)).json().errors).toEqual({ channel_id: [expect.stringContaining('several')] });
    expect(await messages()).toEqual([]);
  });

  it('400: an external_id that one of our own messages has', async () => {
    const dialog = await aDialog(api, world.companyId, channelId);
    const [sent] = await api.rows<{ id: string }>(
      `with m as (insert into message (company_id, channel_id, client_id, dialog_id, kind, origin, text, status, external_id)
         values ($1, $2, $3, $4, 'to_client', 'console', 'ours', 40, 'out:1') returning id)
       insert into message_external_id (company_id, channel_id, external_id, message_id) select $1, $2, 'out:1', id from m returning message_id as id`,
      [world.companyId, channelId, dialog.clientId, dialog.dialogId],
    );
    expect(sent).toBeDefined();
    expect((await bring({ ...hello, external_id: 'out:1' })).json().errors).toEqual({ external_id: [expect.any(String)] });
  });

  it('401 without a token', async () => {
    const answer = await api.inject({ method: 'POST', url: '/v1/messages/inbox', payload: hello });
    expect(answer.statusCode).toBe(401);
  });
});
