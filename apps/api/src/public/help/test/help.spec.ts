import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import { V1World } from '../../../../../../test/api/v1-world.js';

describe('the words of /v1', () => {
  let api: ApiUnderTest;
  let world: V1World;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    world = await V1World.of(api);
  });
  afterAll(() => api.stop());

  it.each([
    ['api_modes', ['default']],
    ['dialog_states', ['open', 'closed']],
    ['message_types', ['from_client', 'to_client', 'autoreply', 'system', 'comment']],
    ['roles', ['unconfirmed', 'admin', 'supervisor', 'operator', 'disabled', 'deleted']],
    ['transports', ['whatsapp', 'telegram', 'max', 'tamtam', 'external', 'widget']],
  ])('200: help/%s', async (list, names) => {
    const { status, data, meta } = (await world.get(`/help/${list}`)).json();
    expect([status, meta.total]).toEqual(['success', names.length]);
    expect(data.map(({ name }: { name: string }) => name)).toEqual(names);
    for (const { name, description } of data) expect(description).not.toBe(name);
  });

  it('200: help/tickets', async () => {
    const { data } = (await world.get('/help/tickets')).json();
    expect(data.states.map(({ name }: { name: string }) => name)).toEqual(['open', 'in_progress', 'closed']);
    expect(data.priorities.map(({ name }: { name: string }) => name)).toEqual(['low', 'normal', 'high']);
  });

  it('a channel is of a transport that the list names, and is found by that name', async () => {
    const answer = await world.admin.send('POST', '/api/channels', {
      ...{ unchecked: true, transport: 'site-widget', name: 'Site', settings: {}, secrets: {} },
    });
    expect(answer.statusCode).toBe(201);
    const channel = (await world.get(`/channels/${answer.json().id}`)).json().data;
    expect(channel.transports).toEqual(['widget']);
  });
});
