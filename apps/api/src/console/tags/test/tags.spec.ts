import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('the tags of a company', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterEach(() => api.rows('delete from tag_group'));
  afterEach(() => api.rows('delete from tag'));
  afterAll(() => api.stop());

  const add = async (label: string, more: object = {}): Promise<number> =>
    (await anna.send('POST', '/api/tags', { label, ...more })).json().id as number;
  const addGroup = async (name: string): Promise<number> => (await anna.send('POST', '/api/tag-groups', { name })).json().id as number;
  const list = async (): Promise<{ groups: { id: number }[]; items: { id: number; label: string; groupId: number | null }[] }> =>
    (await anna.get('/api/tags')).json();

  it('are listed by group and by their own order', async () => {
    const [moods, people] = [await addGroup('Moods'), await addGroup('People')];
    const [vip, sad, glad] = [
      await add('VIP', { groupId: people }),
      await add('Sad', { groupId: moods }),
      await add('Glad', { groupId: moods }),
    ];
    const free = await add('Free');
    await anna.send('PUT', '/api/tags/order', { tagIds: [glad, sad] });
    expect((await list()).items.map(({ id }) => id)).toEqual([free, glad, sad, vip]);
    await anna.send('PUT', '/api/tag-groups/order', { tagGroupIds: [people, moods] });
    expect((await list()).groups.map(({ id }) => id)).toEqual([people, moods]);
  });

  it('keep what a change does not name', async () => {
    const id = await add('VIP', { backgroundColor: 'ff0000', description: 'Pays' });
    const answer = await anna.send('PATCH', `/api/tags/${id}`, { textColor: 'ffffff' });
    expect(answer.json()).toEqual({
      ...{ id, groupId: null, label: 'VIP', description: 'Pays', backgroundColor: 'ff0000', textColor: 'ffffff' },
    });
  });

  it('move between groups, also out of all', async () => {
    const group = await addGroup('Moods');
    const id = await add('Sad', { groupId: group });
    expect((await anna.send('PATCH', `/api/tags/${id}`, { groupId: null })).json().groupId).toBeNull();
  });

  it('go with their group', async () => {
    const group = await addGroup('Moods');
    await add('Sad', { groupId: group });
    expect((await anna.send('DELETE', `/api/tag-groups/${group}`)).statusCode).toBe(204);
    expect(await list()).toEqual({ groups: [], items: [] });
  });

  it('409: one name twice', async () => {
    await add('VIP');
    expect((await anna.send('POST', '/api/tags', { label: 'vip' })).json()).toMatchObject({ status: 409, field: 'label' });
    await addGroup('Moods');
    expect((await anna.send('POST', '/api/tag-groups', { name: 'Moods' })).json()).toMatchObject({ status: 409, field: 'name' });
  });

  it.each([{ label: '' }, { label: 'x'.repeat(61) }, { label: 'x', backgroundColor: 'blue' }, { label: 'x', textColor: '#ffffff' }, {}])(
    '400: %j',
    async (body) => {
      expect((await anna.send('POST', '/api/tags', body)).statusCode).toBe(400);
    },
  );
});
