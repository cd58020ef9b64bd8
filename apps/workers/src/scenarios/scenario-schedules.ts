import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy, type Client, type ScheduleSpec } from '@temporalio/client';
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
import { repeat } from '../upkeep/repeat.js';

/** Schedules name minutes: nobody waits longer than this for one that he has just published. */
const CHECK_MS = 60_000;
const DEADLINE_MS = 10_000;
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
    const wanted = new Map((await scheduledTriggers(this.jobs)).map((trigger) => [trigger.id, trigger]));
    const present = await schedulesOf(client);
    for (const trigger of wanted.values()) {
      if (this.stopped) return;
      const known = present.get(trigger.id);
      if (known !== wishOf(trigger)) await within(client, () => (known === undefined ? create(client, trigger) : change(client, trigger)));
    }
    for (const triggerId of present.keys()) {
      if (!wanted.has(triggerId)) await within(client, () => client.schedule.getHandle(scenarioScheduleId(triggerId)).delete());
    }
  }
}

/** By trigger: what its schedule was made of. */
async function schedulesOf(client: Client): Promise<Map<number, string>> {
  const present = new Map<number, string>();
  for await (const { scheduleId, memo } of client.schedule.list()) {
    const triggerId = triggerIdOfSchedule(scheduleId);
    if (triggerId !== null) present.set(triggerId, String(memo?.['wish'] ?? ''));
  }
  return present;
}

/** The list follows what happens by a moment: what is there already, or gone already, is as it should be. */
async function within(client: Client, work: () => Promise<unknown>): Promise<void> {
  try {
    await client.withDeadline(Date.now() + DEADLINE_MS, work);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning || error instanceof ScheduleNotFoundError)) throw error;
  }
}

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
async function change(client: Client, trigger: ScheduledTrigger): Promise<void> {
  await client.schedule.getHandle(scenarioScheduleId(trigger.id)).delete();
  await create(client, trigger);
}
