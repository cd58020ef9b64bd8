import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { aChannel, aDialog, aGroup, anOperator, aRequest } from '../../../../../../test/api/rows.js';

describe('groups of operators', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let port: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    port = await listen(api.app);
  });
  beforeEach(async () => {
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
  });
  afterAll(() => api.stop());

  const add = (body: object): Promise<Answer> => anna.send('POST', '/api/groups', body);
  const change = (id: number, body: object): Promise<Answer> => anna.send('PATCH', `/api/groups/${id}`, body);
  const remove = (id: number): Promise<Answer> => anna.send('DELETE', `/api/groups/${id}`);
  const names = async (): Promise<string[]> => (await anna.get('/api/groups')).json().items.map(({ name }: { name: string }) => name);
  /** A dialog in "New" that asks for somebody. */
  async function waiting(channelId: number): Promise<number> {
    const dialog = await aDialog(api, companyId, channelId);
    const { dialogId } = dialog;
    await aRequest(api, dialog);
    await api.rows(`update dialog set waits_for = 'any', waits_since = now() where id = $1`, [dialogId]);
    return dialogId;
  }

  it('are added with members and channels, renamed, filled anew and deleted; /v1 says the same', async () => {
    const [boris, vera] = [await anOperator(api, companyId), await anOperator(api, companyId)];
    const channel = await aChannel(anna);
    const added = await add({ name: ' Night ', operatorIds: [boris.id, boris.id], channelIds: [channel.id] });
    const group = added.json();
    expect([added.statusCode, group]).toEqual([
      201,
      { id: expect.any(Number), name: 'Night', autoAssign: true, operatorIds: [boris.id], channelIds: [channel.id] },
    ]);
    expect((await change(group.id, { name: 'Day', autoAssign: false, operatorIds: [vera.id] })).json()).toEqual({
      ...{ id: group.id, name: 'Day', autoAssign: false, operatorIds: [vera.id], channelIds: [channel.id] },
    });
    const token = await api.token(companyId);
    expect((await api.v1(token, 'GET', '/operators_groups')).json().data).toEqual([{ id: group.id, name: 'Day', operator_ids: [vera.id] }]);
    const other = await add({ name: 'Other', channelIds: [channel.id] });
    expect(other.statusCode).toBe(201);
    expect((await remove(group.id)).statusCode).toBe(204);
    expect(await names()).toEqual(['Other']);
    expect((await remove(group.id)).statusCode).toBe(404);
    const actions = await api.rows<{ action: string }>(
      `select action from audit_entry where company_id = $1 and object_kind = 'group' and object_id = $2 order by id`,
      [companyId, group.id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['group.created', 'group.changed', 'group.deleted']);
  });

  it('a name stands for one group', async () => {
    await add({ name: 'Night' });
    const day = (await add({ name: 'Day' })).json();
    for (const answer of [await add({ name: 'NIGHT' }), await change(day.id, { name: 'night' })]) {
      expect([answer.statusCode, answer.json()]).toEqual([409, expect.objectContaining({ code: 'group_name_taken', field: 'name' })]);
    }
    expect((await change(day.id, { name: 'DAY' })).statusCode).toBe(200);
    const raced = await Promise.all(Array.from({ length: 6 }, () => add({ name: 'At once' })));
    expect(raced.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
  });

  it('whoever is blocked keeps his place for when he is back', async () => {
    const [boris, vera] = [await anOperator(api, companyId), await anOperator(api, companyId)];
    const { id } = (await add({ name: 'Night', operatorIds: [boris.id, vera.id] })).json();
    await anna.send('POST', `/api/operators/${boris.id}/block`);
    expect((await change(id, { operatorIds: [] })).json()).toMatchObject({ operatorIds: [] });
    expect((await change(id, { operatorIds: [boris.id] })).json().code).toBe('unknown_operator');
    await anna.send('POST', `/api/operators/${boris.id}/unblock`);
    expect((await anna.get('/api/groups')).json().items[0]).toMatchObject({ operatorIds: [boris.id] });
  });

  it('what waits in New goes to a member who was added, and his window knows of new dialogs at once', async () => {
    const boris = await anOperator(api, companyId);
    const channel = await aChannel(anna, { groupIds: [await aGroup(api, companyId)] });
    const { id } = (await add({ name: 'Night', channelIds: [channel.id] })).json();
    const window = await LiveWindow.open(port, boris.browser);
    const dialogId = await waiting(channel.id);
    await anna.send('PATCH', '/api/company', { autoAssign: true });
    await change(id, { operatorIds: [boris.id] });
    expect(await api.rows('select operator_id::int as id from dialog where id = $1', [dialogId])).toEqual([{ id: boris.id }]);
    await window.until(
      () => window.events.some((event) => event.dialogId === dialogId && event.dialog?.operator?.id === boris.id),
      'his dialog',
    );
    window.cut();
  });

  it('deleted: its dialogs go back to the rules of their channel, and nothing names it any more', async () => {
    const boris = await anOperator(api, companyId);
    const channel = await aChannel(anna);
    const { id } = (await add({ name: 'Night' })).json();
    const dialogId = await waiting(channel.id);
    await api.rows('update dialog set group_id = $2 where id = $1', [dialogId, id]);
    await api.rows(
      `insert into invitation (company_id, email, role, locale, token_hash, expires_at, group_ids)
       values ($1, 'vera@example.test', 'operator', 'en', $2, now() + interval '1 hour', array[$3::bigint])`,
      [companyId, Buffer.from(`group ${companyId}`), id],
    );
    await api.rows(`update operator_presence set connected = operator_id = $2, seen_at = now() where company_id = $1`, [
      companyId,
      boris.id,
    ]);
    await anna.send('PATCH', '/api/company', { autoAssign: true });
    expect((await remove(id)).statusCode).toBe(204);
    expect(await api.rows('select operator_id::int as id, group_id from dialog where id = $1', [dialogId])).toEqual([
      { id: boris.id, group_id: null },
    ]);
    expect(await api.rows('select group_ids from invitation where company_id = $1', [companyId])).toEqual([{ group_ids: [] }]);
    const { dialogId: another } = await aDialog(api, companyId, channel.id);
    expect((await anna.send('POST', `/api/dialogs/${another}/transfer`, { groupId: id })).statusCode).toBe(404);
  });

  it('the only group of a channel stays: without it everybody would read what comes there', async () => {
    const channel = await aChannel(anna, { name: 'Bakery' });
    const { id } = (await add({ name: 'Night', channelIds: [channel.id] })).json();
    for (const answer of [await remove(id), await change(id, { channelIds: [] })]) {
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'only_group_of_channel']);
      expect(answer.body).toContain('Bakery');
    }
    expect((await anna.get('/api/groups')).json().items[0].channelIds).toEqual([channel.id]);
  });
});
