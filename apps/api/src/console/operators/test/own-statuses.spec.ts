import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { listen, LiveWindow } from '../../../../../../test/api/live-window.js';
import { anOperator } from '../../../../../../test/api/rows.js';

interface OwnStatus {
  id: number;
  name: string;
  kind: 'away' | 'offline';
}

describe("a company's own statuses", () => {
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

  const add = (name: string, kind = 'away'): Promise<Answer> => anna.send('POST', '/api/operator-statuses', { name, kind });
  const added = async (name: string, kind?: string): Promise<OwnStatus> => (await add(name, kind)).json();
  const change = (id: number, body: object): Promise<Answer> => anna.send('PATCH', `/api/operator-statuses/${id}`, body);
  const names = async (): Promise<string[]> => (await anna.get('/api/operator-statuses')).json().items.map(({ name }: OwnStatus) => name);
  const isNow = (browser: Browser, body: object): Promise<Answer> => browser.send('PATCH', '/api/me', body);

  it('are added, renamed, put in order and deleted, each name once', async () => {
    const [lunch, training] = [await added(' Lunch '), await added('Training', 'offline')];
    expect([lunch, await names()]).toEqual([{ id: expect.any(Number), name: 'Lunch', kind: 'away' }, ['Lunch', 'Training']]);
    expect((await anna.send('PUT', '/api/operator-statuses/order', { ids: [training.id, lunch.id] })).statusCode).toBe(204);
    expect(await names()).toEqual(['Training', 'Lunch']);
    expect((await change(lunch.id, { name: 'Break' })).json()).toEqual({ id: lunch.id, name: 'Break', kind: 'away' });
    for (const answer of [await add('BREAK'), await change(training.id, { name: 'break' })]) {
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'status_name_taken']);
    }
    expect((await add('Busy', 'online')).statusCode).toBe(400);
    expect((await anna.send('DELETE', `/api/operator-statuses/${training.id}`)).statusCode).toBe(204);
    expect(await names()).toEqual(['Break']);
    const actions = await api.rows<{ action: string }>(
      `select action from audit_entry where company_id = $1 and object_kind = 'operator_status' order by id`,
      [companyId],
    );
    expect(actions.map(({ action }) => action.split('.')[1])).toEqual(['created', 'created', 'changed', 'deleted']);
  });

  it('there are twenty, also where several are made at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 23 }, (_, n) => add(`Status ${n}`)));
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(20);
    expect(answers.filter(({ body }) => body.includes('too_many_statuses'))).toHaveLength(3);
  });

  it('whoever holds one is of its kind, and his colleagues see the word', async () => {
    const { browser, id } = await anOperator(api, companyId);
    const lunch = await added('Lunch');
    const window = await LiveWindow.open(port, anna);
    expect((await isNow(browser, { statusId: lunch.id })).json().operator).toMatchObject({
      status: 'away',
      statusId: lunch.id,
      statusName: 'Lunch',
    });
    const seen = (word: string | null, status: string) => (): boolean =>
      window.events.some(({ operator }) => operator?.id === id && operator.statusName === word && operator.status === status);
    await window.until(seen('Lunch', 'away'), 'the word');
    await change(lunch.id, { name: 'Dinner' });
    await window.until(seen('Dinner', 'away'), 'the new word');
    await change(lunch.id, { kind: 'offline' });
    await window.until(seen('Dinner', 'offline'), 'the new kind');
    await isNow(browser, { statusId: lunch.id });
    expect((await isNow(browser, { status: 'online' })).json().operator).toMatchObject({
      status: 'online',
      statusId: null,
      statusName: null,
    });
    expect((await isNow(browser, { status: 'online', statusId: lunch.id })).statusCode).toBe(400);
    expect((await isNow(browser, { statusId: 1 })).json().code).toBe('unknown_status');
    window.cut();
  });

  it('deleted while somebody holds it: he keeps the kind', async () => {
    const { browser, id } = await anOperator(api, companyId);
    const lunch = await added('Lunch');
    await isNow(browser, { statusId: lunch.id });
    const window = await LiveWindow.open(port, anna);
    await anna.send('DELETE', `/api/operator-statuses/${lunch.id}`);
    await window.until(() => window.events.some(({ operator }) => operator?.id === id && operator.statusId === null), 'the word gone');
    expect((await browser.get('/api/me')).json().operator).toMatchObject({ status: 'away', statusId: null });
    window.cut();
  });

  it('/v1 names them behind the three, shows and sets them', async () => {
    const { id } = await anOperator(api, companyId);
    const token = await api.token(companyId);
    const training = await added('Training', 'offline');
    const words = (await api.v1(token, 'GET', '/operators/statuses')).json();
    expect(words.data.map((word: OwnStatus) => [word.id, word.name])).toEqual([
      ...[
        [1, 'online'],
        [2, 'away'],
        [3, 'offline'],
      ],
      [training.id, 'Training'],
    ]);
    const put = async (statusId: number): Promise<object> =>
      (await api.v1(token, 'PUT', `/operators/statuses/${id}`, { status_id: statusId })).json().data;
    expect(await put(training.id)).toMatchObject({ online: 0, offline_type: 'Training', status_id: training.id });
    const found = async (statusId: number): Promise<number[]> =>
      (await api.v1(token, 'GET', `/operators?status_id=${statusId}`)).json().data.map((one: { id: number }) => one.id);
    expect([await found(training.id), await found(3)]).toEqual([[id], []]);
    expect(await put(3)).toMatchObject({ offline_type: 'offline', status_id: 3 });
    expect((await api.v1(token, 'PUT', `/operators/statuses/${id}`, { status_id: 4 })).statusCode).toBe(400);
  });
});
