import { ProcessRig } from '../../testing/process-rig.js';
import type { SchedulePage } from './scenario-schedule.activities.js';
import { scenarioScheduleId, scenarioScheduleProcess } from './scenario-schedule.contract.js';

let rig: ProcessRig;
beforeAll(async () => (rig = await ProcessRig.create(scenarioScheduleProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

/** An audience in pages of two. */
function anAudience(clients: number[]): {
  pages: SchedulePage[];
  startPage: (page: SchedulePage) => Promise<{ runs: number; last: number | null }>;
} {
  const pages: SchedulePage[] = [];
  return {
    pages,
    startPage: async (page) => {
      pages.push(page);
      const next = clients.filter((id) => id > page.after).slice(0, 2);
      return { runs: next.length, last: next.length < 2 ? null : (next[1] ?? null) };
    },
  };
}

it('goes through the whole audience, page by page, under the name of its occurrence', async () => {
  const { pages, startPage } = anAudience([3, 5, 8, 9, 12]);
  const workflowId = `${scenarioScheduleId(7)}-2026-11-27T09:00:00Z`;
  await rig.run(workflowId, { companyId: 1, triggerId: 7 }, { startPage }, async (handle) => {
    expect(await handle.result()).toEqual({ runs: 5 });
    rig.record(handle, 'three-pages');
  });
  expect(pages.map(({ after }) => after)).toEqual([0, 5, 9]);
  expect(new Set(pages.map(({ occurrence }) => occurrence))).toEqual(new Set([workflowId]));
});

it('is repeated where the database was away, and leaves nobody out', async () => {
  const { pages, startPage } = anAudience([3, 5, 8]);
  let failures = 3;
  const flaky: typeof startPage = async (page) => {
    if (page.after > 0 && failures-- > 0) throw new Error('connect ECONNREFUSED');
    return startPage(page);
  };
  await rig.run(`${scenarioScheduleId(8)}-2026-11-27T09:00:00Z`, { companyId: 1, triggerId: 8 }, { startPage: flaky }, async (handle) => {
    expect(await handle.result()).toEqual({ runs: 3 });
    rig.record(handle, 'database-away');
  });
  expect(pages.map(({ after }) => after)).toEqual([0, 5]);
});

it('nobody to write to', async () => {
  const { startPage } = anAudience([]);
  await rig.run(`${scenarioScheduleId(9)}-2026-11-27T09:00:00Z`, { companyId: 1, triggerId: 9 }, { startPage }, async (handle) => {
    expect(await handle.result()).toEqual({ runs: 0 });
  });
});
