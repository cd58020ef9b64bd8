import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aRequest, aTag, aTagGroup, linesOf, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('/v1/tags', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let client: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  beforeEach(async () => {
    client = await aDialog(api, world.companyId, world.channelId);
  });
  afterEach(() => api.rows('delete from tag'));
  afterAll(() => api.stop());

  const tagsOf = async (clientId: number): Promise<string[]> =>
    (await world.get(`/clients/${clientId}`)).json().data.tags.map(({ label }: { label: string }) => label);
  const events = (kind: string): Promise<{ dialog: number | null; data: object }[]> =>
    api.rows('select dialog_id::int as dialog, data from event where kind = $1 order by id', [kind]);

  describe('GET', () => {
    it('200: a page in the envelope, and one by its id', async () => {
      const group = await aTagGroup(api, world.companyId, 'Customers');
      const first = await aTag(api, world.companyId, 'VIP', { groupId: group });
      const second = await aTag(api, world.companyId, 'Late');
      const vip = {
        ...{ id: first, group_id: group, group_name: 'Customers', label: 'VIP', description: '' },
        ...{ bg_color: 'd6e4ff', text_color: '1d2939', order_show: 0 },
      };
      const page = await world.get('/tags?limit=1');
      expect(page.json()).toEqual({ status: 'success', data: [vip], meta: { total: 2, limit: 1, offset: 0 } });
      expect((await world.get('/tags/?order=desc&limit=1')).json().data).toMatchObject([{ id: second, group_id: null, group_name: null }]);
      expect((await world.get(`/tags/${first}`)).json()).toEqual({ status: 'success', data: vip });
    });

    it('404: Tag not found', async () => {
      const answer = await world.get('/tags/999999999');
      expect([answer.statusCode, answer.json().message]).toEqual([404, 'Tag not found']);
    });
  });

  describe('POST', () => {
    it('200: from the body, with colours as programs write them', async () => {
      const { data: group } = (await world.post('/tag_groups', { tag_group_name: 'Moods', order_show: 3, display: '0' })).json();
      expect(group).toEqual({ id: expect.any(Number), name: 'Moods', order_show: 3, display: false });
      const answer = await world.post('/tags', {
        ...{ tag_group_id: String(group.id), tag_label: 'Happy', tag_description: 'Smiles' },
        ...{ tag_bg_color: '#00FF00', tag_text_color: '000000', order_show: '7' },
      });
      expect(answer.json().data).toEqual({
        ...{ id: expect.any(Number), group_id: group.id, group_name: 'Moods', label: 'Happy', description: 'Smiles' },
        ...{ bg_color: '00ff00', text_color: '000000', order_show: 7 },
      });
      expect(await events('tag_added')).toContainEqual({ dialog: null, data: { tagId: answer.json().data.id } });
    });

    it('200: from the query', async () => {
      expect((await world.post('/tags?tag_label=Query&tag_group_id=', {})).json().data).toMatchObject({ label: 'Query', group_id: null });
    });

    it.each([
      ['tag_label', {}],
      ['tag_label', { tag_label: ' ' }],
      ['tag_bg_color', { tag_label: 'x', tag_bg_color: 'red' }],
      ['order_show', { tag_label: 'x', order_show: 'first' }],
      ['tag_group_id', { tag_label: 'x', tag_group_id: 'none' }],
    ])('400: %s in %j', async (field, body) => {
      const answer = await world.post('/tags', body);
      expect(answer.statusCode).toBe(400);
      expect(Object.keys(answer.json().errors)).toEqual([field]);
    });

    it('409: a name that its group has already, in any case', async () => {
      await world.post('/tags', { tag_label: 'Twice' });
      const answer = await world.post('/tags', { tag_label: 'TWICE' });
      expect(answer.statusCode).toBe(409);
      expect(answer.json().errors).toHaveProperty('tag_label');
    });

    it('404: Tag group not found', async () => {
      const answer = await world.post('/tags', { tag_label: 'x', tag_group_id: 999999999 });
      expect([answer.statusCode, answer.json().message]).toEqual([404, 'Tag group not found']);
    });
  });

  describe('POST assign_to', () => {
    it.each([
      ['with commas', (a: number, b: number) => ({ tag_ids: `${a},${b}` })],
      ['as a list', (a: number, b: number) => ({ tag_ids: [a, String(b)] })],
      ['as JSON', (a: number, b: number) => ({ tag_ids: JSON.stringify([a, b]) })],
    ])('200: ids %s', async (_, ids: (a: number, b: number) => object) => {
      const [vip, late] = [await aTag(api, world.companyId, 'VIP'), await aTag(api, world.companyId, 'Late')];
      const answer = await world.post('/tags/assign_to', { ...ids(vip, late), assignee_type: 'client', assignee_id: client.clientId });
      expect(answer.json()).toEqual({
        status: 'success',
        data: { tag_ids: [vip, late], assignee_type: 'client', assignee_id: client.clientId },
      });
      expect(await tagsOf(client.clientId)).toEqual(['VIP', 'Late']);
    });

    it.each([
      ['repeated', (a: number, b: number) => `tag_ids=${a}&tag_ids=${b}`],
      ['repeated with brackets', (a: number, b: number) => `tag_ids[]=${a}&tag_ids[]=${b}`],
    ])('200: ids in the query, %s', async (_, ids: (a: number, b: number) => string) => {
      const [vip, late] = [await aTag(api, world.companyId, 'VIP'), await aTag(api, world.companyId, 'Late')];
      await world.post(`/tags/assign_to?${ids(vip, late)}&assignee_type=client&assignee_id=${client.clientId}`, {});
      expect(await tagsOf(client.clientId)).toEqual(['VIP', 'Late']);
    });

    it('belongs to the person: another client of the same card has it too', async () => {
      const other = await aDialog(api, world.companyId, world.channelId);
      await api.rows('update client set card_id = $2 where id = $1', [other.clientId, client.cardId]);
      await world.post('/tags/assign_to', {
        tag_ids: [await aTag(api, world.companyId, 'VIP')],
        assignee_type: 'client',
        assignee_id: other.clientId,
      });
      expect(await tagsOf(client.clientId)).toEqual(['VIP']);
    });

    it('says so in the dialog and to webhooks, once', async () => {
      const tagId = await aTag(api, world.companyId, 'VIP');
      const body = { tag_ids: tagId, assignee_type: 'client', assignee_id: client.clientId };
      await world.post('/tags/assign_to', body);
      await world.post('/tags/assign_to', body);
      expect(await linesOf(api, client.dialogId)).toEqual([{ code: 'tags_assigned', params: { operator: null, tags: '"VIP"' } }]);
      const told = (await events('tag_assigned')).filter(({ dialog }) => dialog === client.dialogId);
      expect(told).toEqual([{ dialog: client.dialogId, data: { tagId, clientId: client.clientId } }]);
    });

    it('200: on a request', async () => {
      const requestId = await aRequest(api, client);
      const tagId = await aTag(api, world.companyId, 'Refund');
      const answer = await world.post('/tags/assign_to', { tag_ids: [tagId], assignee_type: 'request', assignee_id: requestId });
      expect(answer.statusCode).toBe(200);
      expect(await tagsOf(client.clientId)).toEqual([]);
      expect(await linesOf(api, client.dialogId)).toEqual([
        { code: 'request_tags_assigned', params: { operator: null, tags: '"Refund"', number: requestId } },
      ]);
      expect(await events('tag_assigned')).toContainEqual({ dialog: client.dialogId, data: { tagId, requestId } });
    });

    it('404: one tag that is not there, and none is put on', async () => {
      const tagId = await aTag(api, world.companyId, 'VIP');
      const answer = await world.post('/tags/assign_to', {
        tag_ids: [tagId, 999999999],
        assignee_type: 'client',
        assignee_id: client.clientId,
      });
      expect([answer.statusCode, answer.json().message]).toEqual([404, 'Tag not found']);
      expect(await tagsOf(client.clientId)).toEqual([]);
    });

    it.each([
      ['client', 'Client not found'],
      ['request', 'Request not found'],
    ])('404: no such %s', async (assignee_type, message) => {
      const tag_ids = [await aTag(api, world.companyId, 'VIP')];
      const answer = await world.post('/tags/assign_to', { tag_ids, assignee_type, assignee_id: 999999999 });
      expect([answer.statusCode, answer.json().message]).toEqual([404, message]);
    });

    it.each([
      ['tag_ids', { assignee_type: 'client', assignee_id: 1 }],
      ['tag_ids', { tag_ids: '', assignee_type: 'client', assignee_id: 1 }],
      ['tag_ids', { tag_ids: 'vip', assignee_type: 'client', assignee_id: 1 }],
      ['assignee_type', { tag_ids: '1', assignee_type: 'card', assignee_id: 1 }],
      ['assignee_id', { tag_ids: '1', assignee_type: 'client' }],
    ])('400: %s in %j', async (field, body) => {
      const answer = await world.post('/tags/assign_to', body);
      expect(answer.statusCode).toBe(400);
      expect(Object.keys(answer.json().errors)).toEqual([field]);
    });
  });

  describe('DELETE delete_from', () => {
    it('200: off a client, by the query or the body; twice is as good as once', async () => {
      const [vip, late] = [await aTag(api, world.companyId, 'VIP'), await aTag(api, world.companyId, 'Late')];
      await world.post('/tags/assign_to', { tag_ids: [vip, late], assignee_type: 'client', assignee_id: client.clientId });
      expect((await world.delete(`/tags/${vip}/delete_from?client_id=${client.clientId}`)).json().data).toMatchObject({ id: vip });
      expect((await world.delete(`/tags/${late}/delete_from`, { client_id: client.clientId })).statusCode).toBe(200);
      expect((await world.delete(`/tags/${late}/delete_from`, { client_id: client.clientId })).statusCode).toBe(200);
      expect(await tagsOf(client.clientId)).toEqual([]);
      expect((await linesOf(api, client.dialogId)).map(({ code }) => code)).toEqual(['tags_assigned', 'tags_taken', 'tags_taken']);
      const told = (await events('tag_taken')).filter(({ dialog }) => dialog === client.dialogId);
      expect(told.map(({ data }) => data)).toEqual([vip, late].map((tagId) => ({ tagId, clientId: client.clientId })));
    });

    it('200: off a request', async () => {
      const requestId = await aRequest(api, client);
      const tagId = await aTag(api, world.companyId, 'Refund');
      await world.post('/tags/assign_to', { tag_ids: [tagId], assignee_type: 'request', assignee_id: requestId });
      expect((await world.delete(`/tags/${tagId}/delete_from?request_id=${requestId}`)).statusCode).toBe(200);
      expect(await api.rows('select 1 from request_tag where request_id = $1', [requestId])).toEqual([]);
    });

    it.each([{}, { client_id: 1, request_id: 1 }])('400: %j', async (body) => {
      expect((await world.delete(`/tags/${await aTag(api, world.companyId, 'VIP')}/delete_from`, body)).statusCode).toBe(400);
    });
  });

  describe('GET /v1/clients?tags', () => {
    it.each([
      ['a name in any case', () => 'vip', true],
      ['an id', (id: number) => String(id), true],
      ['one of several', () => 'Nobody,VIP', true],
      ['a tag that he has not', () => 'Late', false],
    ])('finds by %s', async (_, tags: (id: number) => string, found) => {
      const tagId = await aTag(api, world.companyId, 'VIP');
      await aTag(api, world.companyId, 'Late');
      await world.post('/tags/assign_to', { tag_ids: [tagId], assignee_type: 'client', assignee_id: client.clientId });
      const answer = (await world.get(`/clients?tags=${tags(tagId)}`)).json();
      expect(answer.data.map(({ id }: { id: number }) => id)).toEqual(found ? [client.clientId] : []);
      expect(answer.meta.total).toBe(found ? 1 : 0);
    });
  });
});
