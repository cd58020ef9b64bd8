import { NO_CONTENT, type ScenarioContent } from '#domain/scenarios/content.js';
import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { anOperator } from '../../../../../../test/api/rows.js';

const hello: ScenarioContent = {
  ...NO_CONTENT,
  start: 'a',
  steps: [
    {
      ...{ id: 'a', kind: 'message', title: '', at: { x: 0, y: 0.5 }, exits: { next: 'b' } },
      ...{ text: 'Hello, {{ client.name }}', file: null, buttons: [], list: null, wait: null },
    },
    { id: 'b', kind: 'end', title: '', at: { x: 0, y: 100 }, exits: {} },
  ],
};

describe('drafts of scenarios', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterAll(() => api.stop());

  const begin = async (name = 'Menu'): Promise<number> => (await anna.send('POST', '/api/scenarios', { name })).json().id;
  const save = (id: number, body: object, by = anna): ReturnType<Browser['send']> => by.send('PUT', `/api/scenarios/${id}/draft`, body);

  it('begin empty, and are kept as they are drawn', async () => {
    const id = await begin('Orders');
    expect((await anna.get(`/api/scenarios/${id}`)).json()).toMatchObject({
      name: 'Orders',
      state: 'draft',
      draftVersion: 1,
      draft: NO_CONTENT,
    });
    const saved = (await save(id, { draftVersion: 1, content: hello, name: 'All orders' })).json();
    expect(saved).toMatchObject({ name: 'All orders', draftVersion: 2, draft: hello, steps: 2, changed: false });
    const { items } = (await anna.get('/api/scenarios')).json();
    expect(items[0]).toMatchObject({ id, name: 'All orders', steps: 2, runs: 0, updatedBy: { id: anna.me.operator.id } });
    expect(items[0]).not.toHaveProperty('draft');
  });

  it('409: whoever drew on top of an older draft is told who was faster', async () => {
    const id = await begin();
    const { browser: boris } = await anOperator(api, anna.me.company.id, 'supervisor');
    await save(id, { draftVersion: 1, content: hello }, boris);
    const late = await save(id, { draftVersion: 1, content: { ...hello, start: 'b' } });
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ code: 'draft_changed', about: { draftVersion: 2, changedBy: 'Boris L.' } });
    expect((await anna.get(`/api/scenarios/${id}`)).json().draft.start).toBe('a');
  });

  it('the same draft once more, as after an answer that got lost, is no change', async () => {
    const id = await begin();
    await save(id, { draftVersion: 1, content: hello });
    const again = await save(id, { draftVersion: 1, content: hello });
    expect([again.statusCode, again.json().draftVersion]).toEqual([200, 2]);
  });

  it.each([
    ['another format', { ...hello, format: 2 }, 'content.format'],
    ['a kind that there is not', { ...hello, steps: [{ ...hello.steps[1], kind: 'dance' }] }, 'content.steps.0.kind'],
    ['a field that there is not', { ...hello, steps: [{ ...hello.steps[1], colour: 'red' }] }, 'content.steps.0'],
    ['an id that no button could carry', { ...hello, start: 'a b' }, 'content.start'],
    ['a text beyond measure', { ...hello, steps: [{ ...hello.steps[0], text: 'x'.repeat(8_001) }] }, 'content.steps.0.text'],
  ])('400: %s', async (_, content, field) => {
    const answer = await save(await begin(), { draftVersion: 1, content });
    expect([answer.statusCode, answer.json().field]).toEqual([400, field]);
  });

  it('400: more than a scenario may hold; 413: more than any could', async () => {
    const id = await begin();
    const of = (steps: number): ScenarioContent => ({
      ...hello,
      steps: Array.from({ length: steps }, (_, n) => ({ ...hello.steps[0]!, id: `s${n}`, text: 'ж'.repeat(4_000) }) as never),
    });
    const large = await save(id, { draftVersion: 1, content: of(140) });
    expect([large.statusCode, large.json().code]).toEqual([400, 'content_too_large']);
    expect((await save(id, { draftVersion: 1, content: of(300) })).statusCode).toBe(413);
    expect((await save(id, { draftVersion: 1, content: of(100) })).statusCode).toBe(200);
  });
});
