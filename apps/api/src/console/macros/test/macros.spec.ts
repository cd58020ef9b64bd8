import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('quick answers', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterEach(() => api.rows('delete from macro'));
  afterAll(() => api.stop());

  const add = (body: object): ReturnType<Browser['send']> => anna.send('POST', '/api/macros', body);
  const hello = { command: 'hello', name: 'Greeting', text: 'Hello!\nHow may I help?' };

  it('are added, changed, listed by command and deleted', async () => {
    const { id } = (await add(hello)).json();
    await add({ command: '/bye', name: 'Good-bye', text: 'Bye' });
    expect((await anna.send('PATCH', `/api/macros/${id}`, { name: 'Welcome' })).json()).toEqual({ id, ...hello, name: 'Welcome' });
    const commands = (await anna.get('/api/macros')).json().items.map(({ command }: { command: string }) => command);
    expect(commands).toEqual(['bye', 'hello']);
    expect((await anna.send('DELETE', `/api/macros/${id}`)).statusCode).toBe(204);
    expect((await anna.send('DELETE', `/api/macros/${id}`)).statusCode).toBe(404);
  });

  it('409: a command that is taken', async () => {
    await add(hello);
    expect((await add(hello)).json()).toMatchObject({ status: 409, field: 'command' });
  });

  it.each([
    { command: 'two words', name: 'x', text: 'x' },
    { command: '', name: 'x', text: 'x' },
    { command: 'x', name: '', text: 'x' },
    { command: 'x', name: 'x', text: '' },
    { command: 'x', name: 'x', text: 'x'.repeat(4001) },
  ])('400: %j', async (body) => {
    expect((await add(body)).statusCode).toBe(400);
  });
});
