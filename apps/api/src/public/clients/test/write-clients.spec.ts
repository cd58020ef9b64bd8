import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aChannel, aDialog, type DialogRows, linesOf } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('clients that programs make and change', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let telegramId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    telegramId = (
      await aChannel(world.admin, { transport: 'telegram-bot', name: 'Bot', settings: {}, secrets: { bot_token: '1:planted' } })
    ).id;
  });
  afterAll(() => api.stop());

  const events = (clientId: number): Promise<{ kind: string }[]> =>
    api.rows(`select kind from event where (data ->> 'clientId')::bigint = $1 order by id`, [clientId]);

  describe('POST /v1/clients', () => {
    it('200: makes a client of a phone, whom one can write to at once', async () => {
      const form = { phone: '+7 900 555-01-01', transport: 'whatsapp', nickname: 'Vera Holm', assigned_phone: '8 800 1' };
      const { status, data } = (await world.post('/clients', form)).json();
      expect(status).toBe('success');
      expect(data).toMatchObject({
        ...{ name: 'Vera Holm', assigned_name: 'Vera Holm', phone: '79005550101', client_phone: '88001', external_id: null },
        channels: [{ id: world.channelId, transports: ['whatsapp'] }],
      });
      expect(await events(data.id)).toEqual([{ kind: 'client_added' }]);
      const sent = await world.post('/messages', { client_id: data.id, text: 'Your bread is ready' });
      expect(sent.json().data).toMatchObject({ client_id: data.id, channel_id: world.channelId });
    });

    it('200: the same phone again is the same client, also at the same moment, and stays as he is', async () => {
      const add = (nickname: string): ReturnType<V1World['post']> => world.post('/clients', { phone: '79005550202', nickname });
      const answers = await Promise.all(['One', 'Two', 'Three', 'Four'].map(add));
      const again = (await add('Five')).json().data;
      expect(new Set([...answers.map((answer) => answer.json().data.id), again.id]).size).toBe(1);
      expect(again.name).not.toBe('Five');
      expect(await api.rows(`select 1 from client where phone = '79005550202'`)).toHaveLength(1);
      expect(await events(again.id)).toHaveLength(1);
    });

    it('200: whoever wrote before is found', async () => {
      const known = await aDialog(api, world.companyId, world.channelId, { phone: '79005550303' });
      expect((await world.post('/clients', { phone: '7(900)555-03-03' })).json().data.id).toBe(known.clientId);
    });

    it('200: in the address, as some programs write it', async () => {
      const answer = await api.v1(world.token, 'POST', `/clients?phone=79005550404&transport=whatsapp&channel_id=${world.channelId}`);
      expect(answer.json().data).toMatchObject({ name: '79005550404', assigned_name: null, client_phone: '79005550404' });
    });

    it('200: the channel tells whether it can write first', async () => {
      const channels = (await world.get('/channels')).json().data;
      expect(channels.map(({ id, write_first_option: option }: Record<string, unknown>) => [id, option])).toEqual([
        [world.channelId, true],
        [telegramId, false],
      ]);
    });

    it.each([
      [{}, 400, 'phone'],
      [{ phone: 'no phone' }, 400, 'phone'],
      [{ phone: '123' }, 400, 'phone'],
      [{ phone: '79001112233', transport: 'max' }, 400, 'transport'],
      [{ phone: '79001112233', transport: 'telegram' }, 400, 'transport'],
      [{ phone: '79001112233', transport: "'" }, 400, 'transport'],
      [{ phone: '79001112233', nickname: 'x'.repeat(256) }, 400, 'nickname'],
    ])('%j: %i', async (body, status, field) => {
      const answer = await world.post('/clients', body);
      expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([status, [field]]);
    });

    it('refuses a channel that is not there, and one that cannot write first', async () => {
      const of = async (channel_id: number): Promise<unknown> =>
        (await world.post('/clients', { phone: '79001112233', channel_id })).json();
      expect(await of(999_999)).toMatchObject({ status: 'error', message: 'Channel not found' });
      expect(await of(telegramId)).toMatchObject({ errors: { channel_id: [expect.stringContaining('write_first_option')] } });
    });
  });

  describe('PUT /v1/clients/:id', () => {
    let dialog: DialogRows;
    beforeEach(async () => {
      dialog = await aDialog(api, world.companyId, world.channelId);
    });
    const change = (body: object): ReturnType<V1World['put']> => world.put(`/clients/${dialog.clientId}`, body);

    it('200: everything that a program can write', async () => {
      const body = {
        ...{ nickname: 'Vera Holm', comment: 'Rye', extra_comment_1: 'One', extra_comment_2: '2', extra_comment_3: 3 },
        ...{ custom_fields: { contract: '1042', seats: 3 }, external_id: 77, external_service: 'crm' },
      };
      expect((await change(body)).json()).toMatchObject({
        status: 'success',
        data: {
          ...{ id: dialog.clientId, assigned_name: 'Vera Holm', comment: 'Rye', custom_fields: { contract: '1042', seats: 3 } },
          ...{ extra_comment_1: 'One', extra_comment_2: '2', extra_comment_3: '3' },
          ...{ external_id: '77', client_external_id: '77', external_ids: { crm: '77' } },
        },
      });
    });

    it('200: what is not given stays, what is empty goes', async () => {
      await change({ nickname: 'Vera', comment: 'Rye', external_id: 'a', custom_fields: { contract: '1042', plan: 'gold' } });
      const { data } = (await change({ comment: '', custom_fields: { plan: null } })).json();
      expect(data).toMatchObject({ assigned_name: 'Vera', comment: null, external_id: 'a', custom_fields: { contract: '1042' } });
      expect(data.custom_fields).not.toHaveProperty('plan');
    });

    it('200: in the address, the fields as JSON, under the misspelt name too', async () => {
      const fields = encodeURIComponent(JSON.stringify({ contract: '7' }));
      const url = `/clients/${dialog.clientId}?nickname=Vera+H&custom+fields=${fields}&external_id=9&external_service=shop`;
      expect((await api.v1(world.token, 'PUT', url)).json().data).toMatchObject({
        ...{ assigned_name: 'Vera H', custom_fields: { contract: '7' }, external_ids: { shop: '9' } },
      });
    });

    it('200: the black list, there and back', async () => {
      await change({ blacklisted: 'true' });
      const dialogs = `select state from dialog where id = ${dialog.dialogId}`;
      expect(await api.rows(dialogs)).toEqual([{ state: 'closed' }]);
      expect((await events(dialog.clientId)).map(({ kind }) => kind)).toContain('client_blacklisted');
      await change({ blacklisted: 0 });
      expect((await linesOf(api, dialog.dialogId)).map(({ code }) => code)).toEqual(
        expect.arrayContaining(['client_blacklisted', 'client_unblacklisted']),
      );
      expect((await change({ blacklisted: 'perhaps' })).json().errors).toHaveProperty('blacklisted');
    });

    it("200: the dialog tells of it as of a colleague's change, the log once a client of the person", async () => {
      await change({ nickname: 'Vera', comment: 'Rye', extra_comment_1: 'Not shown' });
      expect(await linesOf(api, dialog.dialogId)).toEqual([
        { code: 'client_field_changed', params: { operator: null, field: 'name', from: null, to: 'Vera' } },
        { code: 'client_field_changed', params: { operator: null, field: 'comment', from: null, to: 'Rye' } },
      ]);
      expect((await events(dialog.clientId)).map(({ kind }) => kind)).toEqual(['client_changed']);
      await change({ nickname: 'Vera' });
      expect(await linesOf(api, dialog.dialogId)).toHaveLength(2);
    });

    it('200: two programs that change different fields at the same moment lose neither', async () => {
      await Promise.all([change({ custom_fields: { a: 1 } }), change({ custom_fields: { b: 2 } }), change({ comment: 'Rye' })]);
      expect((await world.get(`/clients/${dialog.clientId}`)).json().data).toMatchObject({ comment: 'Rye', custom_fields: { a: 1, b: 2 } });
    });

    it.each([
      [{ nickname: 'x'.repeat(256) }, 'nickname'],
      [{ comment: {} }, 'comment'],
      [{ custom_fields: 'contract' }, 'custom_fields'],
      [{ custom_fields: { contract: {} } }, 'custom_fields'],
    ])('400: %j', async (body, field) => {
      const answer = await change(body);
      expect([answer.statusCode, Object.keys(answer.json().errors)]).toEqual([400, [field]]);
    });

    it('404: in words that clients match', async () => {
      const answer = await world.put('/clients/999999', { nickname: 'Nobody' });
      expect([answer.statusCode, answer.json().message]).toEqual([404, 'Client not found']);
    });
  });
});
