import { ApiUnderTest } from '../../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../../test/api/browser.js';
import { aChannel, aDialog } from '../../../../../../test/api/rows.js';
import { aRun, aScenario, type StepRow } from '../../../../../../test/api/scenario-rows.js';
import type { Funnel, RunErrorList, StepFigures } from '../scenario-runs.dto.js';

const hello = (exit?: string): StepRow => ({ step: 'hello', ...(exit && { exit }) });
const order = (exit?: string): StepRow => ({ step: 'order', ...(exit && { exit }) });
const bye: StepRow = { step: 'bye' };

/** Runs, each as the steps it took and what state it is in now; and what the funnel says of them all. */
const TABLE: { name: string; runs: { state?: string; steps: StepRow[] }[]; expected: StepFigures[] }[] = [
  { name: 'nothing ran', runs: [], expected: [] },
  {
    name: 'one waits at its first step',
    runs: [{ steps: [hello()] }],
    expected: [{ stepId: 'hello', reached: 1, exits: {}, standing: 1, ended: 0 }],
  },
  {
    name: 'one went through, one stopped on the way, one still stands there',
    runs: [
      { state: 'ended', steps: [hello('button:yes'), order('next'), bye] },
      { state: 'ended', steps: [hello('button:yes'), order()] },
      { state: 'paused', steps: [hello('button:yes'), order()] },
      { state: 'ended', steps: [hello('timeout'), bye] },
    ],
    expected: [
      { stepId: 'hello', reached: 4, exits: { 'button:yes': 3, timeout: 1 }, standing: 0, ended: 0 },
      { stepId: 'order', reached: 3, exits: { next: 1 }, standing: 1, ended: 1 },
      { stepId: 'bye', reached: 2, exits: {}, standing: 0, ended: 2 },
    ],
  },
  {
    name: 'a run that comes by twice is one run, and has left by each of its exits once',
    runs: [{ steps: [hello('button:yes'), order('next'), hello('button:yes'), order('next'), hello('button:no'), order()] }],
    expected: [
      { stepId: 'hello', reached: 1, exits: { 'button:yes': 1, 'button:no': 1 }, standing: 0, ended: 0 },
      { stepId: 'order', reached: 1, exits: { next: 1 }, standing: 1, ended: 0 },
    ],
  },
  {
    name: 'a step that was left for an older button is not where the run ended',
    runs: [{ state: 'ended', steps: [hello('button:yes'), order(), hello('button:no'), bye] }],
    expected: [
      { stepId: 'bye', reached: 1, exits: {}, standing: 0, ended: 1 },
      { stepId: 'hello', reached: 1, exits: { 'button:no': 1, 'button:yes': 1 }, standing: 0, ended: 0 },
      { stepId: 'order', reached: 1, exits: {}, standing: 0, ended: 0 },
    ],
  },
];

describe('figures of a scenario', () => {
  let api: ApiUnderTest;
  let anna: Browser;
  let companyId: number;
  let channelId: number;
  let scenario: { scenarioId: number; revisionId: number };

  beforeAll(async () => {
    api = await ApiUnderTest.start();
    anna = await api.browser().registers();
    companyId = anna.me.company.id;
    channelId = (await aChannel(anna)).id;
    await anna.send('PATCH', '/api/company', { timeZone: 'Asia/Vladivostok' });
  });
  beforeEach(async () => {
    scenario = await aScenario(api, companyId);
  });
  afterAll(() => api.stop());

  const ran = async (run: { state?: string; steps: StepRow[] }, of = scenario): Promise<number> =>
    aRun(api, await aDialog(api, companyId, channelId), of, run);
  const funnel = async (query = ''): Promise<Funnel> => (await anna.get(`/api/scenarios/${scenario.scenarioId}/funnel${query}`)).json();
  const errors = async (query = ''): Promise<RunErrorList> =>
    (await anna.get(`/api/scenarios/${scenario.scenarioId}/errors${query}`)).json();

  it.each(TABLE)('$name', async ({ runs, expected }) => {
    for (const run of runs) await ran(run);
    expect((await funnel()).steps).toEqual(expected);
  });

  it('cuts days by the clock of the company, both ends included, and shows seven where none are asked for', async () => {
    await ran({ steps: [{ step: 'hello', at: '2026-03-01T13:59:00Z' }] });
    await ran({ steps: [{ step: 'hello', at: '2026-03-01T14:01:00Z' }] });
    await ran({ steps: [{ step: 'hello', at: '2026-03-02T14:01:00Z' }] });
    const reached = async (query: string): Promise<number> => (await funnel(query)).steps[0]?.reached ?? 0;
    expect(await reached('?from=2026-03-01&to=2026-03-01')).toBe(1);
    expect(await reached('?from=2026-03-02&to=2026-03-02')).toBe(1);
    expect(await reached('?from=2026-03-01&to=2026-03-03')).toBe(3);
    const week = await funnel();
    expect(week).toMatchObject({ steps: [], timeZone: 'Asia/Vladivostok' });
    expect(Date.parse(week.to) - Date.parse(week.from)).toBe(6 * 86_400_000);
  });

  it('tells the revisions apart', async () => {
    const [older] = await api.rows<{ id: string }>(
      `insert into scenario_revision (company_id, scenario_id, number, content) values ($1, $2, 2, '{}') returning id`,
      [companyId, scenario.scenarioId],
    );
    await ran({ steps: [hello()] });
    await ran({ steps: [hello()] }, { ...scenario, revisionId: Number(older!.id) });
    expect((await funnel()).steps).toMatchObject([{ reached: 2 }]);
    expect((await funnel(`?revision=${scenario.revisionId}`)).steps).toMatchObject([{ reached: 1 }]);
    expect((await funnel('?revision=1')).steps).toEqual([]);
  });

  it.each(['?from=yesterday', '?from=2026-02-30', '?from=2026-03-02&to=2026-03-01', '?from=2020-01-01&to=2026-01-01', '?revision=x'])(
    'refuses a period that is none: %s',
    async (query) => {
      expect((await anna.get(`/api/scenarios/${scenario.scenarioId}/funnel${query}`)).statusCode).toBe(400);
    },
  );

  it('groups errors by step and reason, the newest first, and names the runs', async () => {
    const failed = (reason: string, at: string, detail = ''): StepRow => ({ step: 'ask', at, error: { reason, detail } });
    const first = await ran({ state: 'ended', steps: [failed('http', '2026-03-02T01:00:00Z', 'old')] });
    const second = await ran({ state: 'ended', steps: [failed('http', '2026-03-02T02:00:00Z', 'new')] });
    await ran({ state: 'ended', steps: [failed('template', '2026-03-02T03:00:00Z'), hello()] });
    await ran({ state: 'ended', steps: [failed('http', '2026-02-01T03:00:00Z')] });
    const { items } = await errors('?from=2026-03-01&to=2026-03-03');
    expect(items).toEqual([
      expect.objectContaining({ stepId: 'ask', code: 'template', count: 1, runs: 1 }),
      {
        ...{ stepId: 'ask', code: 'http', count: 2, runs: 2, runIds: [second, first], revisionId: scenario.revisionId },
        ...{ firstAt: '2026-03-02T01:00:00.000Z', lastAt: '2026-03-02T02:00:00.000Z', error: { reason: 'http', detail: 'new' } },
      },
    ]);
    expect((await errors()).items).toEqual([]);
  });
});
