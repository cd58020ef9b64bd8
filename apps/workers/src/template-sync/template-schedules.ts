import { ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { TEMPLATE_REFRESH_SECONDS } from '#domain/templates/refresh-interval.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { templateChannels, type TemplateChannel } from '#persistence/templates/template-channels.queue.js';
import type { Wake } from '#persistence/wake.js';
import { channelIdOfSchedule, templateScheduleId, templateSyncProcess } from '#workflows/template-sync/template-sync.contract.js';
import type { TemporalClientSource } from '../outbox/relay.js';
import { compareSchedules, type ScheduleKind } from '../temporal/compare-schedules.js';
import { repeat } from '../upkeep/repeat.js';

/** A net under the wakes: whatever was missed is mended by then. */
const CHECK_MS = 300_000;
/** Changes of channels come in bursts; one look answers all of them. */
const GATHER_MS = 1_000;

/**
 * Keeps one schedule a channel that has templates: made when it is connected, paused with it, gone with it. What is wanted
 * stands in the database, what there is at Temporal; whoever compares them may do it twice.
 */
export class TemplateSchedules {
  private stopListening: () => void = () => undefined;
  private stopRepeating: () => Promise<void> = async () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly jobs: JobsDatabase,
    private readonly transports: string[],
    private readonly temporal: TemporalClientSource,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopListening = this.wake.on('channel', () => this.soon());
    this.temporal.onConnected(() => this.soon());
    this.stopRepeating = repeat(CHECK_MS, 'template schedules', this.log, () => this.compare());
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearTimeout(this.timer);
    await this.stopRepeating();
    await this.running;
  }

  private soon(): void {
    if (this.stopped || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.running = this.compare().catch((error: unknown) =>
        this.log.warn({ err: error }, 'the template schedules could not be compared'),
      );
    }, GATHER_MS);
  }

  /** Makes the schedules what the channels want; nothing while Temporal is away. */
  async compare(): Promise<void> {
    const { client } = this.temporal;
    if (!client || this.stopped) return;
    await compareSchedules(client, await templateChannels(this.jobs, this.transports), SCHEDULES, () => this.stopped);
  }
}

/** What is known of one: whether it is paused. */
const SCHEDULES: ScheduleKind<TemplateChannel, boolean> = {
  nameOf: templateScheduleId,
  idOf: channelIdOfSchedule,
  read: ({ state }) => state.paused,
  create,
  change: turn,
};

async function create(client: Client, { id, companyId, active }: TemplateChannel): Promise<void> {
  await client.schedule.create({
    scheduleId: templateScheduleId(id),
    // Each channel has its own moment in the ten minutes, so that they don't all come at once.
    spec: { intervals: [{ every: `${TEMPLATE_REFRESH_SECONDS}s`, offset: `${id % TEMPLATE_REFRESH_SECONDS}s` }], jitter: '30s' },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
    state: { paused: !active, triggerImmediately: active },
    action: {
      type: 'startWorkflow',
      workflowType: templateSyncProcess.workflowType,
      workflowId: templateScheduleId(id),
      taskQueue: templateSyncProcess.taskQueue,
      args: [{ companyId, channelId: id, reason: 'schedule' }],
    },
    memo: { companyId },
  });
}

async function turn(client: Client, { id, active }: TemplateChannel, paused: boolean): Promise<void> {
  if (paused !== active) return;
  const schedule = client.schedule.getHandle(templateScheduleId(id));
  if (!active) return schedule.pause('the channel is paused or broken');
  await schedule.unpause('the channel works again');
  await schedule.trigger();
}
