import type { Logger } from 'pino';
import type { ChannelActionQueue, ClaimedAction } from '#persistence/channel-actions/channel-action.queue.js';
import type { Wake } from '#persistence/wake.js';
import type { PerformAction } from './perform-action.js';

const POLL_MS = 2_000;

/** Carries out what is to be done at providers beside messages, several things at once and few for one channel. */
export class ChannelActions {
  private readonly running = new Map<number, { channelId: number; done: Promise<void> }>();
  private timer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly queue: ChannelActionQueue,
    private readonly perform: Pick<PerformAction, 'run'>,
    private readonly wake: Wake,
    private readonly log: Logger,
    private readonly places: number,
  ) {}

  start(): void {
    const topics = [this.wake.on('action', () => this.fill()), this.wake.on('channel', () => this.fill())];
    this.stopListening = () => topics.forEach((stop) => stop());
    this.timer = setInterval(() => this.fill(), POLL_MS);
    this.fill();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    clearInterval(this.timer);
    await this.filling;
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  /** One claim at a time; whoever asks during one is served by the next. */
  private fill(): void {
    if (this.stopped) return;
    if (this.filling) {
      this.again = true;
      return;
    }
    this.again = false;
    this.filling = this.claim()
      .catch((error: unknown) => this.log.error({ err: error }, 'no channel actions could be taken'))
      .finally(() => {
        this.filling = undefined;
        if (this.again) this.fill();
      });
  }

  private async claim(): Promise<void> {
    const free = this.places - this.running.size;
    if (free <= 0) return;
    const busy = new Map<number, number>();
    for (const { channelId } of this.running.values()) busy.set(channelId, (busy.get(channelId) ?? 0) + 1);
    for (const action of await this.queue.claim(free, busy)) {
      const done = this.run(action).finally(() => {
        this.running.delete(action.id);
        this.fill();
      });
      this.running.set(action.id, { channelId: action.channelId, done });
    }
  }

  private async run(action: ClaimedAction): Promise<void> {
    const { id, companyId, channelId, attempt } = action;
    try {
      const outcome = await this.perform.run(action);
      if (outcome === 'refused') this.log.info({ id, companyId, channelId, attempt }, 'a provider refused a channel action');
    } catch (error) {
      // The claim runs out after a while, and it is tried again.
      this.log.error({ id, companyId, channelId, attempt, err: error }, 'a channel action ended without a result');
    }
  }
}
