import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, aGroup, anOperator } from '../../../../../../test/api/rows.js';
import type { DialogCounters, DialogPage } from '../dialogs.dto.js';

describe('dialogs that bots serve', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  const ids: Record<'free' | 'bots' | 'paused' | 'other', number> = {} as never;

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    const channelId = (await aChannel(anna)).id;
    const inChannel = async (more: { operatorId?: number }, runState: string | null): Promise<number> => {
      const { dialogId } = await aDialog(api, companyId, channelId, more);
      await api.rows('update dialog set run_state = $2 where id = $1', [dialogId, runState]);
      return dialogId;
    };
    ids.free = await inChannel({}, null);
    ids.bots = await inChannel({}, 'running');
    ids.paused = await inChannel({ operatorId: anna.me.operator.id }, 'paused');
    const groupId = await aGroup(api, companyId, []);
    const other = await aDialog(
      api,
      companyId,
      (await aChannel(anna, { name: 'Other', groupIds: [groupId], phone: '+7 495 000-00-01' })).id,
    );
    await api.rows(`update dialog set run_state = 'running' where id = $1`, [other.dialogId]);
    ids.other = other.dialogId;
  });
  afterAll(() => api.stop());

  const listed = async (filter: string, by = anna): Promise<number[]> =>
    (await by.get(`/api/dialogs?filter=${filter}`)).json<DialogPage>().items.map(({ id }) => id);
  const counted = async (by = anna): Promise<DialogCounters> => (await by.get('/api/dialogs/counters')).json();

  it('have a list of their own and are not among the new ones', async () => {
    expect((await listed('bot')).sort()).toEqual([ids.bots, ids.other].sort());
    expect(await listed('new')).toEqual([ids.free]);
    expect(await listed('mine')).toEqual([ids.paused]);
    expect((await listed('all')).sort()).toEqual(Object.values(ids).sort());
    expect(await counted()).toEqual({ mine: 1, new: 1, unread: 0, bot: 2, snoozed: 0, blockedCount: 0 });
  });

  it('say who serves them', async () => {
    const { items } = (await anna.get('/api/dialogs?filter=all')).json<DialogPage>();
    const bots = Object.fromEntries(items.map(({ id, bot }) => [id, bot]));
    expect(bots).toEqual({ [ids.free]: null, [ids.bots]: 'running', [ids.paused]: 'paused', [ids.other]: 'running' });
  });

  it('are seen by those who serve their channels', async () => {
    const boris = await anOperator(api, companyId);
    expect(await listed('bot', boris.browser)).toEqual([ids.bots]);
    expect((await counted(boris.browser)).bot).toBe(1);
  });
});
