import { jest } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { NO_CONTENT, type Trigger } from '#domain/scenarios/content.js';
import { JobsDatabase } from '#persistence/jobs-database.js';
import { ScenarioStore } from '#persistence/scenarios/scenario.store.js';
import { StoreUnderTest } from '#persistence/testing/store-under-test.js';
import { scenarioScheduleId } from '#workflows/scenario-schedule/scenario-schedule.contract.js';
import { TestTemporal } from '../../../testing/temporal.js';
import { eventually } from '../../../testing/rig.js';
import { ScenarioSchedules } from '../scenario-schedules.js';

jest.setTimeout(120_000);

/** Schedules at a real Temporal, as published scenarios want them. */
describe('the schedule of a scenario', () => {
  let store: StoreUnderTest;
  let jobs: JobsDatabase;
  let temporal: TestTemporal;
  let connection: Connection;
  let client: Client;
  let schedules: ScenarioSchedules;
  let scenarios: ScenarioStore;
  beforeAll(async () => {
    [store, temporal] = await Promise.all([StoreUnderTest.start(), TestTemporal.create()]);
    await temporal.start();
    jobs = new JobsDatabase({ url: store.jobsUrl, poolSize: 2, onError: () => undefined });
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection });
    const source = { client, reportUnreachable: () => undefined, onConnected: () => undefined };
    schedules = new ScenarioSchedules(jobs, source, pino({ level: 'silent' }));
    scenarios = new ScenarioStore(store.database, store.wake, { names: new Set(), limitsOf: () => null });
    await store.rows(`update company set time_zone = 'Europe/Moscow'`);
    await store.hasOperator(5);
  });
  afterAll(async () => {
    await schedules.stop();
    await connection.close();
    await jobs.close();
    await Promise.all([store.stop(), temporal.dispose()]);
  });

  const publish = (id: number, triggers: Trigger[]): Promise<void> =>
    scenarios.change(store.companyId, id, 5, async ({ scenario, addRevision, hear }) => {
      const content = { ...NO_CONTENT, triggers };
      const revisionId = await addRevision(content, { numbered: true, note: '' });
      scenario.publish(revisionId, scenario.draftVersion);
      await hear({ revisionId, content });
    });
  const at = (time: string, days = [1, 5]): Trigger => ({
    ...{ id: 't', kind: 'schedule', channelIds: null, stepId: null, tagId: 31 },
    ...{ days, time },
  });
  const triggers = async (): Promise<number[]> =>
    (await store.rows<{ id: string }>(`select id from scenario_trigger where kind = 'schedule' order by id`)).map(({ id }) => Number(id));
  const known = async (): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { scheduleId } of client.schedule.list()) ids.push(scheduleId);
    return ids.sort();
  };
  /** The list of schedules follows a moment later. */
  const settles = async (): Promise<void> => {
    await schedules.compare();
    const wanted = (await triggers()).map(scenarioScheduleId).sort();
    await eventually('the list follows', async () => JSON.stringify(await known()) === JSON.stringify(wanted));
  };
  const calendar = async (): Promise<{ timezone: string | undefined }> => {
    const [trigger = 0] = await triggers();
    const { spec, action } = await client.schedule.getHandle(scenarioScheduleId(trigger)).describe();
    const [{ dayOfWeek, hour, minute } = {}] = spec.calendars ?? [];
    const timezone = spec.timezone;
    return { ...{ dayOfWeek, hour, minute, args: action.args }, timezone };
  };

  it('is made when it is published, changed with it and with the time zone, and gone when it is switched off', async () => {
    const id = await scenarios.add(store.companyId, 'News', () => NO_CONTENT, 5);
    await publish(id, [at('09:30')]);
    await settles();
    const [first] = await triggers();
    const monday = { start: 'MONDAY', end: 'MONDAY', step: 1 };
    expect(await calendar()).toMatchObject({
      dayOfWeek: [monday, { start: 'FRIDAY' }],
      ...{ hour: [{ start: 9 }], minute: [{ start: 30 }], timezone: 'Europe/Moscow' },
      args: [{ companyId: store.companyId, triggerId: first }],
    });
    await publish(id, [at('18:00', [1])]);
    await settles();
    expect(await triggers()).not.toEqual([first]);
    expect(await calendar()).toMatchObject({ dayOfWeek: [monday], hour: [{ start: 18 }] });
    await store.rows(`update company set time_zone = 'Asia/Tokyo'`);
    await eventually('the schedule is in the new zone', async () => {
      await schedules.compare();
      return (await calendar()).timezone === 'Asia/Tokyo';
    });
    await scenarios.change(store.companyId, id, 5, async ({ scenario, hear }) => {
      scenario.switchTo(false);
      await hear(null);
    });
    await settles();
    expect(await known()).toEqual([]);
  });
});
