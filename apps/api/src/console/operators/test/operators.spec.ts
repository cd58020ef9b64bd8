import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aGroup, anOperator } from '../../../../../../test/api/rows.js';

describe('operators', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
  });
  afterAll(() => api.stop());

  it('the list shows everybody who works here, with his load and limit', async () => {
    const boris = await anOperator(api, companyId);
    const gone = await anOperator(api, companyId);
    await api.rows(`update operator set state = 'deleted' where id = $1`, [gone.id]);
    await aDialog(api, companyId, (await aChannel(anna)).id, { operatorId: boris.id });
    await anna.send('PATCH', '/api/company', { maxOpenDialogs: 7 });
    const { items } = (await boris.browser.get('/api/operators')).json();
    expect(items.map(({ id }: { id: number }) => id).sort()).toEqual([anna.me.operator.id, boris.id].sort());
    expect(items.find(({ id }: { id: number }) => id === boris.id)).toEqual({
      ...{
        id: boris.id,
        name: 'Boris L.',
        firstName: 'Boris',
        lastName: 'Lem',
        role: 'operator',
        status: 'online',
        statusId: null,
        statusName: null,
      },
      ...{ connected: false, openDialogs: 1, maxOpenDialogs: 7, ownMaxOpenDialogs: null, takesPartInQueue: true },
    });
  });

  it('groups name their members', async () => {
    const boris = await anOperator(api, companyId);
    const id = await aGroup(api, companyId, [boris.id]);
    expect((await anna.get('/api/groups')).json().items).toContainEqual({
      ...{ id, name: expect.any(String), autoAssign: true, operatorIds: [boris.id], channelIds: [] },
    });
  });

  it('a change of status is stored, told once, and repeated changes are not', async () => {
    const boris = await anOperator(api, companyId);
    const told = (): Promise<unknown[]> => api.rows(`select 1 from event where kind = 'operator_changed' and operator_id = $1`, [boris.id]);
    await boris.browser.send('PATCH', '/api/me', { status: 'away' });
    expect((await boris.browser.send('PATCH', '/api/me', { status: 'away' })).json().operator).toMatchObject({ status: 'away' });
    expect(await told()).toHaveLength(1);
  });

  it('whoever comes online gets the dialogs that waited', async () => {
    const boris = await anOperator(api, companyId);
    await api.rows(`update operator_presence set status = 'away' where company_id = $1`, [companyId]);
    await api.rows(`update operator_presence set connected = true, seen_at = now() where operator_id = $1`, [boris.id]);
    const waiting = await aDialog(api, companyId, (await aChannel(anna)).id);
    await api.rows(`update dialog set waits_for = 'any', waits_since = now() where id = $1`, [waiting.dialogId]);
    await boris.browser.send('PATCH', '/api/me', { status: 'online' });
    expect(await api.rows('select operator_id::int as id from dialog where id = $1', [waiting.dialogId])).toEqual([{ id: boris.id }]);
  });

  it('one changes only oneself', async () => {
    const boris = await anOperator(api, companyId);
    const answer = await boris.browser.send('PATCH', '/api/me', { locale: 'en', colorScheme: 'dark', phone: ' +7 900 ' });
    expect(answer.json().operator).toMatchObject({ id: boris.id, locale: 'en', colorScheme: 'dark', phone: '+7 900', role: 'operator' });
    expect((await anna.get('/api/me')).json().operator).toMatchObject({ colorScheme: 'auto', phone: null });
  });
});
