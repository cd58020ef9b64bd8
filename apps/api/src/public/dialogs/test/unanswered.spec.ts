import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { aDialog, aMessage, type DialogRows } from '../../../../../../test/api/rows.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('GET /v1/dialogs/unanswered', () => {
  let api: ApiUnderTest;
  let world: V1World;
  const dialogs: Record<string, DialogRows> = {};
  const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString();

  /** What was said, by whom and how many seconds ago. */
  async function aTalk(name: string, said: [kind: string, secondsAgo: number][], state: 'open' | 'closed' = 'open'): Promise<void> {
    const dialog = await aDialog(api, world.companyId, world.channelId, { state });
    for (const [kind, secondsAgo] of said) await aMessage(api, dialog, { kind, at: at(secondsAgo) });
    await api.rows(`update dialog set last_inbound_at = now(), opened_at = $2 where id = $1`, [dialog.dialogId, at(7200)]);
    dialogs[name] = dialog;
  }

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
    await aTalk('short', [['from_client', 700]]);
    await aTalk('long', [
      ['from_client', 3600],
      ['from_client', 5],
    ]);
    await aTalk('answered', [
      ['from_client', 3600],
      ['to_client', 3000],
    ]);
    await aTalk('asked again', [
      ['from_client', 3600],
      ['to_client', 3000],
      ['from_client', 900],
    ]);
    await aTalk('only a robot answered', [
      ['from_client', 1200],
      ['autoreply', 1190],
      ['comment', 1100],
      ['system', 1000],
    ]);
    await aTalk('just now', [['from_client', 30]]);
    await aTalk('closed', [['from_client', 3600]], 'closed');
  });
  afterAll(() => api.stop());

  const names = async (query = ''): Promise<string[]> => {
    const { data } = (await world.get(`/dialogs/unanswered${query}`)).json();
    return data.map(({ id }: { id: number }) => Object.keys(dialogs).find((name) => dialogs[name]?.dialogId === id));
  };

  it('200: longer than ten minutes, the longest first', async () => {
    expect(await names()).toEqual(['long', 'only a robot answered', 'asked again', 'short']);
    expect((await world.get('/dialogs/unanswered')).json().meta).toEqual({ total: 4, limit: 200, offset: 0 });
  });

  it.each([
    ['?limit=1000', ['long', 'only a robot answered']],
    ['?limit=0', ['long', 'only a robot answered', 'asked again', 'short', 'just now']],
    ['?limit=86400', []],
    ['?order=desc&offset=1', ['asked again', 'only a robot answered', 'long']],
  ])('200: %s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it('400: no number of seconds', async () => {
    for (const limit of ['-1', 'soon', '1e99']) expect((await world.get(`/dialogs/unanswered?limit=${limit}`)).statusCode).toBe(400);
  });
});
