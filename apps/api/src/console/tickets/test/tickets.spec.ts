import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';

describe('/api/tickets', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let boris: Awaited<ReturnType<typeof anOperator>>;
  let dialog: DialogRows;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    boris = await anOperator(api, anna.me.company.id);
    dialog = await aDialog(api, anna.me.company.id, (await aChannel(anna)).id, { operatorId: anna.me.operator.id });
  });
  afterEach(() => api.rows('delete from ticket'));
  afterAll(() => api.stop());

  const add = async (body: object = {}, who: Browser = anna) =>
    (await who.send('POST', '/api/tickets', { title: 'Call back', ...body })).json();
  const titles = async (query: string, who: Browser = anna): Promise<string[]> =>
    (await who.get(`/api/tickets?${query}`)).json().items.map(({ title }: { title: string }) => title);

  it('a ticket of a dialog names its client; state, priority and assignee change, and closing is timed', async () => {
    const ticket = await add({ dialogId: dialog.dialogId, description: 'Two loaves', priority: 'high', operatorId: boris.id });
    expect(ticket).toMatchObject({
      ...{ number: expect.stringMatching(/^TICK-\d+$/), title: 'Call back', description: 'Two loaves', state: 'open', priority: 'high' },
      ...{ client: { id: dialog.clientId, name: 'Vera' }, dialogId: dialog.dialogId, operator: { id: boris.id }, closedAt: null },
    });
    const changed = await anna.send('PATCH', `/api/tickets/${ticket.id}`, { state: 'closed', operatorId: null });
    expect(changed.json()).toMatchObject({ state: 'closed', operator: null, closedAt: expect.any(String), description: 'Two loaves' });
    const kinds = await api.rows<{ kind: string }>(`select kind from event where data ->> 'ticketId' = $1 order by id`, [
      String(ticket.id),
    ]);
    expect(kinds.map(({ kind }) => kind)).toEqual(['ticket_added', 'ticket_changed']);
    expect((await anna.send('DELETE', `/api/tickets/${ticket.id}`)).statusCode).toBe(204);
    expect((await anna.get(`/api/tickets/${ticket.id}`)).statusCode).toBe(404);
  });

  it('are found by state, by whose they are, by client, by number and by a piece of the title', async () => {
    const first = await add({ title: 'Return 100%', dialogId: dialog.dialogId });
    await add({ title: 'Invoice', operatorId: anna.me.operator.id });
    const third = await add({ title: 'Courier' });
    await anna.send('PATCH', `/api/tickets/${third.id}`, { state: 'closed' });
    expect(await titles('')).toEqual(['Courier', 'Invoice', 'Return 100%']);
    expect(await titles('state=active')).toEqual(['Invoice', 'Return 100%']);
    expect(await titles('state=closed')).toEqual(['Courier']);
    expect(await titles('mine=true')).toEqual(['Invoice']);
    expect(await titles(`clientId=${dialog.clientId}`)).toEqual(['Return 100%']);
    expect(await titles(`query=${first.number.toLowerCase()}`)).toEqual(['Return 100%']);
    expect(await titles(`query=${encodeURIComponent('0%')}`)).toEqual(['Return 100%']);
    expect(await titles('query=inv')).toEqual(['Invoice']);
  });

  it('come page by page, newest first', async () => {
    for (let n = 1; n <= 5; n += 1) await add({ title: `No. ${n}` });
    const page = (await anna.get('/api/tickets?limit=2')).json();
    expect(page.items.map(({ title }: { title: string }) => title)).toEqual(['No. 5', 'No. 4']);
    expect(await titles(`limit=2&before=${page.next}`)).toEqual(['No. 3', 'No. 2']);
  });

  it('of a dialog that one may not know of one does not know either, unless one has to do it', async () => {
    const hidden = await add({ dialogId: dialog.dialogId });
    expect(await titles('', boris.browser)).toEqual([]);
    expect((await boris.browser.get(`/api/tickets/${hidden.id}`)).statusCode).toBe(404);
    expect((await boris.browser.send('PATCH', `/api/tickets/${hidden.id}`, { title: 'Mine' })).statusCode).toBe(404);
    expect((await boris.browser.send('POST', '/api/tickets', { title: 'Look', dialogId: dialog.dialogId })).statusCode).toBe(404);
    await anna.send('PATCH', `/api/tickets/${hidden.id}`, { operatorId: boris.id });
    expect((await boris.browser.get(`/api/tickets/${hidden.id}`)).json()).toMatchObject({ client: null, dialogId: null });
    // Whoever gives it away has just held it.
    const given = await boris.browser.send('PATCH', `/api/tickets/${hidden.id}`, { operatorId: null });
    expect(given.statusCode).toBe(200);
    expect(await titles('', boris.browser)).toEqual([]);
  });
});
