import { continueAsNew, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { ScenarioScheduleActivities } from './scenario-schedule.activities.js';
import type { ScenarioScheduleInput, ScenarioScheduleResult } from './scenario-schedule.contract.js';

/** Only our own database: repeated until it answers, without a storm while it is away. */
const { startPage } = proxyActivities<ScenarioScheduleActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { maximumInterval: '1 minute' },
});

/** The clients who write in the meantime are answered in the meantime. */
const BETWEEN_PAGES = '2 seconds';

/** Begins a scenario with everybody whom one occurrence of its schedule is for, a page of them after the other. */
export async function scenarioSchedule({ companyId, triggerId, ...carried }: ScenarioScheduleInput): Promise<ScenarioScheduleResult> {
  let { after = 0, runs = 0 } = carried;
  for (;;) {
    const page = await startPage({ companyId, triggerId, occurrence: workflowInfo().workflowId, after });
    runs += page.runs;
    if (page.last === null) return { runs };
    after = page.last;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof scenarioSchedule>({ companyId, triggerId, after, runs });
    await sleep(BETWEEN_PAGES);
  }
}
