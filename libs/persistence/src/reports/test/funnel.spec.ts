import type { FunnelReport } from '#domain/reports/answers.js';
import type { ReportQuestion } from '#domain/reports/report-question.js';
import { JobsDatabase } from '../../jobs-database.js';
import { countEndedRuns } from '../../scenarios/count-runs.store.js';
import { readFunnel } from '../funnel.view.js';
import { LEAFLET, NOVEMBER, PAPER, PeopleUnderTest } from './people-under-test.js';

const ORDERS = 400;
const STEPS = JSON.stringify({
  steps: [
    { id: 'hello', kind: 'message', title: 'Greeting' },
    { id: 'ask', kind: 'reply', title: '' },
    { id: 'bye', kind: 'close', title: '' },
  ],
});

describe('the funnel of scenarios', () => {
  let people: PeopleUnderTest;
  let jobs: JobsDatabase;
  let number = 500;
  beforeAll(async () => {
    people = await PeopleUnderTest.start();
    jobs = new JobsDatabase({ url: people.store.jobsUrl, poolSize: 1, onError: () => undefined });
    const company = people.companyId;
    await people.rows(`insert into scenario (id, company_id, name, draft) values ($1, $2, 'Orders', '{}')`, [ORDERS, company]);
    for (const [id, revision] of [
      [401, 1],
      [402, null],
    ]) {
      await people.rows(`insert into scenario_revision (id, company_id, scenario_id, number, content) values ($1, $2, $3, $4, $5)`, [
        ...[id, company, ORDERS, revision, STEPS],
      ]);
    }
    await run(['hello', 'ask'], { at: '2026-10-31T14:00:00Z' });
    await run(['hello', 'ask', 'hello'], { channelId: LEAFLET });
    await run(['hello'], { reason: 'taken' });
    await run(['hello'], { state: 'waiting' });
    await run(['hello', 'ask'], { revision: 402 });
    await run([], { state: 'queued' });
    await run(['hello'], { at: '2026-10-31T13:59:59Z' });
    await run(['hello'], { at: '2026-11-30T14:00:00Z' });
  });
  afterAll(async () => {
    await jobs.close();
    await people.stop();
  });

  interface Run {
    at?: string;
    channelId?: number;
    state?: string;
    revision?: number;
    reason?: string;
  }
  const run = async (
    steps: string[],
    { at = '2026-11-10T10:07:00Z', channelId = PAPER, state = 'ended', revision = 401, reason }: Run,
  ): Promise<void> => {
    const id = (number += 1);
    await people.rows(
      `insert into scenario_run (id, company_id, dialog_id, scenario_id, revision_id, state, steps, started_at, ended_reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, people.companyId, 100 + channelId, ORDERS, revision, state, steps.length, at, state === 'ended' ? (reason ?? 'finished') : null],
    );
    for (const [n, step] of steps.entries()) {
      await people.rows(
        `insert into scenario_run_step (run_id, seq, company_id, scenario_id, revision_id, step_id, at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, n + 1, people.companyId, ORDERS, revision, step, at],
      );
    }
  };
  const report = (question: Partial<ReportQuestion> = {}): Promise<FunnelReport> =>
    people.read((tx) => readFunnel(tx, { ...NOVEMBER, ...question }, { scenarioId: ORDERS }));

  const WHOLE = {
    scenarios: [{ scenarioId: ORDERS, scenario: 'Orders', runs: 4, ended: 2 }],
    steps: [
      { stepId: 'hello', step: 'Greeting', kind: 'message', runs: 4, share: 1 },
      { stepId: 'ask', step: 'ask', kind: 'reply', runs: 2, share: 0.5 },
    ],
  };

  it('counts runs that began in the period, each once a step, and no trials', async () => {
    expect(await report()).toEqual(WHOLE);
  });

  it('says the same after what ended was counted, which happens once', async () => {
    expect(await countEndedRuns(jobs, people.store.database)).toBe(6);
    expect(await report()).toEqual(WHOLE);
    expect(await countEndedRuns(jobs, people.store.database)).toBe(0);
    await people.rows(`update scenario_run set state = 'ended', ended_reason = 'finished' where state = 'waiting'`);
    expect(await countEndedRuns(jobs, people.store.database)).toBe(1);
    expect(await report()).toEqual({ ...WHOLE, scenarios: [{ ...WHOLE.scenarios[0], ended: 3 }] });
  });

  it('a dialog that the last step closed came to its end, one that was closed from outside did not', async () => {
    const september = { from: '2026-09-01', to: '2026-09-30' };
    await run(['hello', 'bye'], { at: '2026-09-10T00:00:00Z', reason: 'closed' });
    await run(['hello'], { at: '2026-09-10T00:00:00Z', reason: 'closed' });
    expect((await report(september)).scenarios[0]).toMatchObject({ runs: 2, ended: 1 });
    await countEndedRuns(jobs, people.store.database);
    expect((await report(september)).scenarios[0]).toMatchObject({ runs: 2, ended: 1 });
  });

  it('of a channel', async () => {
    const { scenarios, steps } = await report({ channelIds: [LEAFLET] });
    expect(scenarios[0]).toMatchObject({ runs: 1, ended: 1 });
    expect(steps.map(({ stepId, runs }) => [stepId, runs])).toEqual([
      ['ask', 1],
      ['hello', 1],
    ]);
  });

  it('a period without runs is empty', async () => {
    expect(await report({ from: '2026-08-01', to: '2026-08-31' })).toEqual({ scenarios: [], steps: [] });
  });
});
