import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

describe('fields of a company on its cards', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const add = (body: object): ReturnType<Browser['send']> => anna.send('POST', '/api/custom-fields', body);

  it('are added, changed, moved and deleted', async () => {
    const contract = (await add({ name: 'Contract' })).json();
    expect(contract).toEqual({ id: expect.any(Number), name: 'Contract', kind: 'text', options: [], position: 1 });
    const size = (await add({ name: 'Size', kind: 'list', options: ['S', 'M'] })).json();
    await anna.send('PATCH', `/api/custom-fields/${size.id}`, { options: ['S', 'M', 'L'], position: 0 });
    expect((await anna.get('/api/custom-fields')).json().items).toEqual([{ ...size, options: ['S', 'M', 'L'], position: 0 }, contract]);
    expect((await anna.send('DELETE', `/api/custom-fields/${size.id}`)).statusCode).toBe(204);
    expect((await anna.get('/api/custom-fields')).json().items).toEqual([contract]);
  });

  it('409: a name that is taken', async () => {
    await add({ name: 'Twice' });
    expect((await add({ name: 'Twice' })).json()).toMatchObject({ status: 409, field: 'name' });
  });

  it.each([{ name: '' }, { name: 'x', kind: 'picture' }, { name: 'x', options: ['a', 'a'] }, { name: 'x', options: [''] }])(
    '400: %j',
    async (body) => {
      expect((await add(body)).statusCode).toBe(400);
    },
  );
});
