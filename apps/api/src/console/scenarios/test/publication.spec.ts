import { NO_CONTENT, type ScenarioContent } from '#domain/scenarios/content.js';
import { ApiUnderTest, type Answer } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';

const at = { title: '', at: { x: 0, y: 0 } };
const hello = (text: string, word = 'hello'): ScenarioContent => ({
  ...NO_CONTENT,
  start: 'a',
  steps: [
    { id: 'a', kind: 'message', ...at, exits: { next: 'b' }, text, file: null, buttons: [], list: null, wait: null },
    { id: 'b', kind: 'end', ...at, exits: {} },
  ],
  triggers: [{ id: 't', kind: 'keyword', channelIds: null, stepId: null, words: [word], match: 'is' }],
});

describe('scenarios, from the draft to the clients', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
  });
  afterEach(() => api.rows('update scenario set deleted_at = now()').then(() => api.rows('delete from scenario_trigger')));
  afterAll(() => api.stop());

  const post = (id: number, path: string, body: object = {}): Promise<Answer> => anna.send('POST', `/api/scenarios/${id}/${path}`, body);
  const draw = async (content: ScenarioContent, name = 'Hello'): Promise<number> => {
    const { id } = (await anna.send('POST', '/api/scenarios', { name })).json();
    await anna.send('PUT', `/api/scenarios/${id}/draft`, { draftVersion: 1, content });
    return id;
  };
  const redraw = (id: number, draftVersion: number, content: ScenarioContent): Promise<Answer> =>
    anna.send('PUT', `/api/scenarios/${id}/draft`, { draftVersion, content });
  const heard = (): Promise<object[]> =>
    api.rows(`select kind, name, detail, revision_id::int as revision from scenario_trigger order by id`);
  const texts = async (id: number): Promise<string> => {
    const { revisionId } = (await anna.get(`/api/scenarios/${id}`)).json();
    return (await anna.get(`/api/scenarios/${id}/revisions/${revisionId}`)).json().content.steps[0].text;
  };

  it('what is published is heard; drawing on changes nothing for clients until it is published again', async () => {
    const id = await draw(hello('One'));
    const { revisionId, ...first } = (await post(id, 'publish', { draftVersion: 2, note: 'The first' })).json();
    expect(first).toMatchObject({ state: 'published', revision: 1, changed: false });
    expect(await heard()).toEqual([{ kind: 'keyword', name: 't', detail: { words: ['hello'], match: 'is' }, revision: revisionId }]);
    expect((await redraw(id, 2, hello('Two', 'hi'))).json()).toMatchObject({ changed: true, revision: 1 });
    expect(await texts(id)).toBe('One');
    await post(id, 'publish', { draftVersion: 3 });
    expect(await heard()).toMatchObject([{ detail: { words: ['hi'] } }]);
    const { items } = (await anna.get(`/api/scenarios/${id}/revisions`)).json();
    expect(items.map(({ number, note }: { number: number; note: string }) => [number, note])).toEqual([
      [2, ''],
      [1, 'The first'],
    ]);
    expect(items[0].createdBy.id).toBe(anna.me.operator.id);
    expect(
      await api.rows(`select 1 from event where kind = 'scenario_changed' and (data ->> 'scenarioId')::bigint = $1`, [id]),
    ).toHaveLength(5);
  });

  it('422: what is broken is not published, and each complaint names its step', async () => {
    const content = hello('{{ client.name');
    const id = await draw({ ...content, steps: content.steps.map((step) => ({ ...step, exits: {} })) });
    const refused = await post(id, 'publish', { draftVersion: 2 });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ code: 'scenario_broken', about: { complaints: expect.any(Array) } });
    const { complaints } = (await post(id, 'check')).json();
    expect(complaints).toEqual(refused.json().about.complaints);
    expect(complaints).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'exit_leads_nowhere', stepId: 'a', exit: 'next', severity: 'error' }),
        expect.objectContaining({ code: 'template_invalid', stepId: 'a', field: 'text' }),
      ]),
    );
    expect(await heard()).toEqual([]);
  });

  it('409: nothing is published that its designer has not seen', async () => {
    const id = await draw(hello('One'));
    expect((await post(id, 'publish', { draftVersion: 1 })).json()).toMatchObject({ status: 409, code: 'draft_changed' });
  });

  it('rolling back publishes the older one as the newest, and leaves the draft', async () => {
    const id = await draw(hello('One'));
    const { revisionId } = (await post(id, 'publish', { draftVersion: 2 })).json();
    await redraw(id, 2, hello('Two', 'hi'));
    await post(id, 'publish', { draftVersion: 3 });
    const back = (await post(id, `revisions/${revisionId}/publish`)).json();
    expect(back).toMatchObject({ revision: 3, changed: true, draft: hello('Two', 'hi') });
    expect(await texts(id)).toBe('One');
    expect(await heard()).toMatchObject([{ detail: { words: ['hello'] }, revision: back.revisionId }]);
  });

  it('switched off it hears nothing, also when it is published anew; switched on it hears again', async () => {
    const id = await draw(hello('One'));
    const enable = (enabled: boolean): Promise<Answer> => anna.send('PATCH', `/api/scenarios/${id}`, { enabled });
    expect((await enable(true)).json()).toMatchObject({ status: 409, code: 'never_published' });
    await post(id, 'publish', { draftVersion: 2 });
    expect((await enable(false)).json().state).toBe('disabled');
    await redraw(id, 2, hello('Two'));
    expect((await post(id, 'publish', { draftVersion: 3 })).json().state).toBe('disabled');
    expect(await heard()).toEqual([]);
    expect((await enable(true)).json().state).toBe('published');
    expect(await heard()).toHaveLength(1);
  });

  it('two scenarios do not answer one word: the second is not published, nor switched on', async () => {
    await post(await draw(hello('One')), 'publish', { draftVersion: 2 });
    const second = await draw(hello('Two'), 'Rival');
    const refused = await post(second, 'publish', { draftVersion: 2 });
    expect(refused.json().about.complaints).toEqual([
      expect.objectContaining({ code: 'trigger_collides', triggerId: 't', params: { scenario: 'Hello', kind: 'keyword' } }),
    ]);
  });

  it('deleted it is gone from the list and hears nothing; its revisions stay for runs that go by them', async () => {
    const id = await draw(hello('One'));
    const { revisionId } = (await post(id, 'publish', { draftVersion: 2 })).json();
    await post(id, 'trials');
    expect((await anna.send('DELETE', `/api/scenarios/${id}`)).statusCode).toBe(204);
    expect((await anna.get('/api/scenarios')).json().items).toEqual([]);
    expect(await heard()).toEqual([]);
    expect((await anna.get(`/api/scenarios/${id}`)).statusCode).toBe(404);
    expect((await anna.get(`/api/scenarios/${id}/revisions/${revisionId}`)).json().content.steps[0].text).toBe('One');
  });

  it('a copy leads to itself where the original did, under a name of its own', async () => {
    const id = await draw(NO_CONTENT, 'Round');
    const again = { id: 'go', kind: 'go' as const, ...at, exits: {}, scenarioId: id, stepId: 'a' };
    await redraw(id, 1, { ...hello('One'), steps: [...hello('One').steps, again] });
    const copy = (await post(id, 'duplicate')).json();
    expect(copy).toMatchObject({ name: 'Round (2)', state: 'draft', draftVersion: 1 });
    expect(copy.draft.steps[2]).toMatchObject({ scenarioId: copy.id });
    expect((await post(id, 'duplicate')).json().name).toBe('Round (3)');
  });

  it('a trial is the draft of this moment, by a code, for an hour; tried again without a change it is the same revision', async () => {
    const id = await draw(hello('One'));
    const trial = (await post(id, 'trials')).json();
    expect(trial.message).toBe(`/try ${trial.code}`);
    expect(await heard()).toEqual([{ kind: 'trial', name: 'trial', detail: { code: trial.code }, revision: trial.revisionId }]);
    expect((await post(id, 'trials')).json().revisionId).toBe(trial.revisionId);
    await redraw(id, 2, hello('Two'));
    const other = (await post(id, 'trials')).json();
    expect(other.revisionId).not.toBe(trial.revisionId);
    expect((await anna.get(`/api/scenarios/${id}/revisions/${other.revisionId}`)).json()).toMatchObject({ number: null });
    expect((await post(await draw(NO_CONTENT), 'trials')).json().code).toBe('nothing_to_try');
  });

  it('secrets are written, listed by name and deleted, and never told', async () => {
    const url = '/api/scenario-secrets/SHOP_KEY';
    expect((await anna.send('PUT', url, { value: 'hush-hush' })).statusCode).toBe(200);
    const list = await anna.get('/api/scenario-secrets');
    expect(list.json().items).toEqual([{ name: 'SHOP_KEY', updatedAt: expect.any(String) }]);
    expect(list.body).not.toContain('hush');
    expect(JSON.stringify(await api.rows('select * from scenario_secret'))).not.toContain('hush');
    expect((await anna.send('PUT', '/api/scenario-secrets/1%20x', { value: 'x' })).json()).toMatchObject({ status: 400, field: 'name' });
    expect((await anna.send('DELETE', url)).statusCode).toBe(204);
    expect((await anna.send('DELETE', url)).statusCode).toBe(404);
  });

  it('files are judged by what is inside, and boxed in when they are looked at', async () => {
    const page = '<!doctype html><script>alert(1)</script>';
    const file = (await anna.upload('cat.png', page, 'image/png', 'file', '', '/api/scenario-files')).json();
    expect(file).toMatchObject({ name: 'cat.png', mime: 'text/plain', kind: 'document', size: page.length });
    const read = await anna.get(`/api/scenario-files/${file.fileId}`);
    expect(read.body).toBe(page);
    expect(read.headers).toMatchObject({
      'content-disposition': expect.stringContaining('attachment'),
      'content-security-policy': expect.stringContaining('sandbox'),
    });
  });
});
