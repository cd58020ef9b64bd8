import { ScheduleOverlapPolicy, type Client, type ScheduleSpec } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { askForScheduledRuns, scheduledTriggers, type ScheduledTrigger } from '#persistence/scenarios/scheduled-runs.store.js';
import type { Wake } from '#persistence/wake.js';
import type { ScenarioScheduleActivities } from '#workflows/scenario-schedule/scenario-schedule.activities.js';
import {
  scenarioScheduleId,
  scenarioScheduleProcess,
  triggerIdOfSchedule,
} from '#workflows/scenario-schedule/scenario-schedule.contract.js';
import type { TemporalClientSource } from '../outbox/relay.js';
import { compareSchedules, type ScheduleKind } from '../temporal/compare-schedules.js';
import { repeat } from '../upkeep/repeat.js';

/** Schedules name minutes: nobody waits longer than this for one that he has just published. */
const CHECK_MS = 60_000;
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** The occurrences' own work. */
export function scenarioScheduleActivities(database: Database, wake: Wake): ScenarioScheduleActivities {
  return {
    startPage: async ({ companyId, triggerId, occurrence, after }) => {
      const page = await database.transaction(companyId, (tx) => askForScheduledRuns(tx, triggerId, occurrence, after));
      if (page.runs > 0) wake.wake('outbox');
      return page;
    },
  };
}

/**
 * Keeps one schedule a trigger: made when a scenario is published, changed with the company's time zone, gone with its trigger.
 * What is wanted stands in the database, what there is at Temporal; whoever compares them may do it twice.
 */
export class ScenarioSchedules {
  private stopRepeating: () => Promise<void> = async () => undefined;
  private stopped = false;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly temporal: TemporalClientSource,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopRepeating = repeat(CHECK_MS, 'scenario schedules', this.log, () => this.compare());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.stopRepeating();
  }

  /** Makes the schedules what the triggers want; nothing while Temporal is away. */
  async compare(): Promise<void> {
    const { client } = this.temporal;
    if (!client || this.stopped) return;
    await compareSchedules(client, await scheduledTriggers(this.jobs), SCHEDULES, () => this.stopped);
  }
}

/** What is known of one: what it was made of. */
const SCHEDULES: ScheduleKind<ScheduledTrigger, string> = {
  nameOf: scenarioScheduleId,
  idOf: triggerIdOfSchedule,
  read: ({ memo }) => String(memo?.['wish'] ?? ''),
  create,
  change,
};

const wishOf = ({ days, time, timeZone }: ScheduledTrigger): string => `${[...days].sort().join('')} ${time} ${timeZone}`;

function specOf({ days, time, timeZone }: ScheduledTrigger): ScheduleSpec {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const dayOfWeek = days.flatMap((day) => DAYS[day - 1] ?? []);
  return { calendars: [{ dayOfWeek, hour, minute }], timezone: timeZone };
}

async function create(client: Client, trigger: ScheduledTrigger): Promise<void> {
  const { id, companyId } = trigger;
  await client.schedule.create({
    scheduleId: scenarioScheduleId(id),
    spec: specOf(trigger),
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
    action: {
      type: 'startWorkflow',
      workflowType: scenarioScheduleProcess.workflowType,
      workflowId: scenarioScheduleId(id),
      taskQueue: scenarioScheduleProcess.taskQueue,
      args: [{ companyId, triggerId: id }],
    },
    memo: { companyId, wish: wishOf(trigger) },
  });
}

/** Made anew: the list tells what a schedule was made of by its memo, which can't be changed. */
async function change(client: Client, trigger: ScheduledTrigger, wish: string): Promise<void> {
  if (wish === wishOf(trigger)) return;
  await client.schedule.getHandle(scenarioScheduleId(trigger.id)).delete();
  await create(client, trigger);
}
