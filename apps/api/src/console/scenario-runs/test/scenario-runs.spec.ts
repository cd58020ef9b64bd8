import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog, anOperator, type DialogRows } from '../../../../../../test/api/rows.js';
import { aRun, aScenario } from '../../../../../../test/api/scenario-rows.js';
import type { DialogRun, RunPage, ScenarioRun } from '../scenario-runs.dto.js';

const STEPS = [
  { id: 'hello', kind: 'message', title: '', text: 'Good day! What would you like?', exits: {} },
  { id: 'order', kind: 'http', title: 'Where is it?', exits: {} },
];

describe('runs of scenarios', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let scenario: { scenarioId: number; revisionId: number };
  let dialog: DialogRows;

  beforeAll(async () => {
    api = await ApiUnderTest.start({ TEMPORAL_UI_URL: 'http://temporal.example/namespaces/default/' });
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
  });
  beforeEach(async () => {
    scenario = await aScenario(api, companyId, { steps: STEPS });
    dialog = await aDialog(api, companyId, channelId, { operatorId: anna.me.operator.id });
  });
  afterAll(() => api.stop());

  const page = async (query = ''): Promise<RunPage> => (await anna.get(`/api/scenarios/${scenario.scenarioId}/runs${query}`)).json();
  const one = async (id: number, query = ''): Promise<ScenarioRun> => (await anna.get(`/api/scenario-runs/${id}${query}`)).json();
  const ofDialog = async (): Promise<DialogRun> => (await anna.get(`/api/dialogs/${dialog.dialogId}/run`)).json();
  const outbox = (): Promise<{ workflow_id: string; payload: unknown }[]> =>
    api.rows('select workflow_id, payload from outbox where company_id = $1 and process = $2', [companyId, 'scenario-run']);

  it('are read in pages, the newest first, and by state', async () => {
    const ids: number[] = [];
    for (const state of ['ended', 'waiting', 'ended', 'paused', 'ended'])
      ids.push(await aRun(api, await aDialog(api, companyId, channelId), scenario, { state }));
    const seen: number[] = [];
    for (let next: number | null = null, first = true; first || next !== null; first = false) {
      const { items, next: after }: RunPage = await page(`?limit=2${next === null ? '' : `&before=${next}`}`);
      seen.push(...items.map(({ id }) => id));
      next = after;
    }
    expect(seen).toEqual(ids.toReversed());
    const states = async (query: string): Promise<string[]> => (await page(query)).items.map(({ state }) => state).sort();
    expect(await states('?state=open')).toEqual(['paused', 'waiting']);
    expect(await states('?state=paused')).toEqual(['paused']);
    expect(await states('?state=ended')).toEqual(['ended', 'ended', 'ended']);
    expect((await anna.get(`/api/scenarios/${scenario.scenarioId}/runs?state=lost`)).statusCode).toBe(400);
  });

  it('a list tells whose runs they are, and nothing of what was said', async () => {
    await aRun(api, dialog, scenario, { steps: [{ step: 'hello' }], variables: { phone: 'planted' } });
    const { items } = await page();
    expect(items).toEqual([
      expect.objectContaining({
        ...{ dialogId: dialog.dialogId, client: 'Vera', scenario: { id: scenario.scenarioId, name: 'Menu' }, state: 'waiting' },
        ...{ revision: { id: scenario.revisionId, number: 1 }, stepId: 'hello', steps: 1, startedBy: { trigger: 'keyword' } },
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain('planted');
  });

  it('a run shows its steps in order, named by their titles or texts, why each was left, and what it knows', async () => {
    const id = await aRun(api, dialog, scenario, {
      variables: { order: '42' },
      steps: [
        { step: 'hello', exit: 'button:where', why: { code: 'pressed', button: 'where', title: 'Where is it?' }, changed: { order: '42' } },
        { step: 'order', error: { reason: 'http', detail: 'HTTP 500' } },
      ],
    });
    const run = await one(id);
    expect(run).toMatchObject({
      ...{ variables: { order: '42' }, earlier: null },
      trace: [
        { seq: 1, stepKind: 'message', stepTitle: 'Good day! What would you like?', exit: 'button:where', changed: { order: '42' } },
        { seq: 2, stepKind: 'http', stepTitle: 'Where is it?', exit: null, error: { reason: 'http' } },
      ],
      temporalUrl: `http://temporal.example/namespaces/default/workflows/scenario-run%3A${dialog.dialogId}`,
    });
  });

  it('a long trace is read from its end', async () => {
    const id = await aRun(api, dialog, scenario, { steps: Array.from({ length: 5 }, () => ({ step: 'hello', exit: 'next' })) });
    const newest = await one(id, '?limit=2');
    expect([newest.trace.map(({ seq }) => seq), newest.earlier]).toEqual([[4, 5], 4]);
    const before = await one(id, `?limit=3&before=${newest.earlier}`);
    expect([before.trace.map(({ seq }) => seq), before.earlier]).toEqual([[1, 2, 3], null]);
  });

  it('a dialog shows what runs in it, else what ran last', async () => {
    expect(await ofDialog()).toEqual({ run: null });
    const open = await aRun(api, dialog, scenario, { state: 'waiting' });
    const ended = await aRun(api, dialog, scenario, { state: 'ended' });
    expect((await ofDialog()).run?.id).toBe(open);
    await api.rows(`update scenario_run set state = 'ended' where id = $1`, [open]);
    expect((await ofDialog()).run?.id).toBe(ended);
  });

  it('an operator sees the runs of the dialogs that he sees, without a way into Temporal', async () => {
    const boris = await anOperator(api, companyId);
    const id = await aRun(api, dialog, scenario);
    expect((await boris.browser.get(`/api/scenario-runs/${id}`)).statusCode).toBe(404);
    for (const path of ['', '/stop', '/give-back'])
      expect([
        path,
        (path
          ? await boris.browser.send('POST', `/api/dialogs/${dialog.dialogId}/run${path}`)
          : await boris.browser.get(`/api/dialogs/${dialog.dialogId}/run`)
        ).statusCode,
      ]).toEqual([path, 404]);
    await api.rows('update dialog set operator_id = $2 where id = $1', [dialog.dialogId, boris.id]);
    expect((await boris.browser.get(`/api/scenario-runs/${id}`)).json()).toMatchObject({ id, temporalUrl: null });
    expect((await boris.browser.get(`/api/scenarios/${scenario.scenarioId}/runs`)).statusCode).toBe(403);
  });

  it('stopping tells the dialog’s process, and only if something runs', async () => {
    const stop = () => anna.send('POST', `/api/dialogs/${dialog.dialogId}/run/stop`);
    expect((await stop()).json()).toMatchObject({ code: 'nothing_runs' });
    await aRun(api, dialog, scenario, { state: 'waiting' });
    expect((await stop()).statusCode).toBe(204);
    const { dialogId } = dialog;
    expect(await outbox()).toContainEqual({
      workflow_id: `scenario-run:${dialogId}`,
      payload: { companyId, dialogId, input: { kind: 'stopped', operatorId: anna.me.operator.id } },
    });
  });

  it('a dialog is given back to a bot that is paused, and to no other', async () => {
    const giveBack = () => anna.send('POST', `/api/dialogs/${dialog.dialogId}/run/give-back`);
    expect((await giveBack()).json()).toMatchObject({ code: 'nothing_runs' });
    const id = await aRun(api, dialog, scenario, { state: 'waiting' });
    const refused = await giveBack();
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([409, 'run_not_paused']);
    await api.rows(`update scenario_run set state = 'paused' where id = $1`, [id]);
    expect((await giveBack()).statusCode).toBe(204);
    const { dialogId } = dialog;
    expect(await outbox()).toContainEqual({
      workflow_id: `scenario-run:${dialogId}`,
      payload: { companyId, dialogId, input: { kind: 'given_back', operatorId: anna.me.operator.id } },
    });
  });
});
