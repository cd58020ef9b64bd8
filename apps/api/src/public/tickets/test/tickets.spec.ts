import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('/v1/tickets', () => {
  let api: ApiUnderTest;
  let world: V1World;
  let client: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    client = await aDialog(api, world.companyId, world.channelId);
  });
  afterEach(() => api.rows('delete from ticket'));
  afterAll(() => api.stop());

  const add = async (body: object = {}): Promise<{ id: number; number: string }> =>
    (await world.post('/tickets', { title: 'Call back', ...body })).json().data;
  const told = async (kind: string): Promise<object[]> =>
    (await api.rows<{ data: object }>('select data from event where kind = $1 order by id', [kind])).map(({ data }) => data);

  it('are numbered one after the other, and a number is never given again', async () => {
    const first = await add();
    await world.delete(`/tickets/${first.id}`);
    const [, one] = /^TICK-(\d+)$/.exec(first.number)!;
    expect((await add()).number).toBe(`TICK-${Number(one) + 1}`);
  });

  it('many at once: no number twice', async () => {
    const numbers = (await Promise.all(Array.from({ length: 12 }, () => add()))).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(12);
  });

  it('POST: all fields; a dialog names its client', async () => {
    const answer = await world.post(`/tickets?dialog_id=${client.dialogId}&operator_id=${world.operatorId}`, {
      ...{ title: 'Refund', description: 'Two loaves', state: 'in_progress', priority: 'high' },
    });
    expect(answer.json()).toEqual({
      status: 'success',
      data: {
        ...{ id: expect.any(Number), number: expect.stringMatching(/^TICK-\d+$/), title: 'Refund', description: 'Two loaves' },
        ...{ state: 'in_progress', priority: 'high', client_id: client.clientId, dialog_id: client.dialogId },
        ...{ operator_id: world.operatorId, created: expect.stringMatching(/ UTC$/), updated: expect.any(String), closed: null },
      },
    });
    const { id, number } = answer.json().data;
    expect(await told('ticket_added')).toContainEqual({ ticketId: id, number: Number(number.slice(5)), clientId: client.clientId });
  });

  it('PUT: what is not given stays, a link may be emptied, closing is timed', async () => {
    const { id } = await add({ client_id: client.clientId, description: 'Two loaves' });
    const changed = (await world.put(`/tickets/${id}`, { state: 'closed', client_id: null })).json().data;
    expect(changed).toMatchObject({
      title: 'Call back',
      description: 'Two loaves',
      client_id: null,
      closed: expect.stringMatching(/ UTC$/),
    });
    expect((await world.put(`/tickets/${id}`, { state: 'open' })).json().data.closed).toBeNull();
    expect(await told('ticket_changed')).toHaveLength(2);
  });

  it('GET: by state, client and order, in pages', async () => {
    const [open, closed] = [await add({ client_id: client.clientId }), await add({ state: 'closed' })];
    const ids = async (query: string): Promise<number[]> =>
      (await world.get(`/tickets?${query}`)).json().data.map(({ id }: { id: number }) => id);
    expect(await ids('state=closed')).toEqual([closed.id]);
    expect(await ids(`client_id=${client.clientId}`)).toEqual([open.id]);
    expect(await ids('order=desc')).toEqual([closed.id, open.id]);
    expect((await world.get('/tickets?limit=1&offset=1')).json().meta).toEqual({ total: 2, limit: 1, offset: 1 });
    expect((await world.get(`/tickets/${open.id}`)).json().data).toMatchObject(open);
  });

  it('DELETE: answers with the ticket as it was, then it is gone', async () => {
    const ticket = await add();
    expect((await world.delete(`/tickets/${ticket.id}`)).json().data).toMatchObject(ticket);
    expect((await world.get(`/tickets/${ticket.id}`)).json().message).toBe('Ticket not found');
    expect(await told('ticket_deleted')).toContainEqual(expect.objectContaining({ ticketId: ticket.id }));
  });

  it.each([
    ['title', {}],
    ['title', { title: '' }],
    ['state', { title: 'x', state: 'lost' }],
    ['priority', { title: 'x', priority: 'urgent' }],
    ['client_id', { title: 'x', client_id: 'Vera' }],
  ])('400: %s in %j', async (field, body) => {
    const answer = await world.post('/tickets', body);
    expect(answer.statusCode).toBe(400);
    expect(Object.keys(answer.json().errors)).toEqual([field]);
  });
});
