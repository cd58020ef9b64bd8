import type { Logger } from 'pino';
import type { ChannelActionQueue, ClaimedAction } from '#persistence/channel-actions/channel-action.queue.js';
import type { Wake } from '#persistence/wake.js';
import { Taker } from '../queues/taker.js';
import type { PerformAction } from './perform-action.js';

const POLL_MS = 2_000;

/** Carries out what is to be done at providers beside messages, several things at once and few for one channel. */
export class ChannelActions {
  private readonly taker: Taker<ClaimedAction>;

  constructor(
    queue: ChannelActionQueue,
    private readonly perform: Pick<PerformAction, 'run'>,
    wake: Wake,
    private readonly log: Logger,
    places: number,
  ) {
    const work = { places, pollMs: POLL_MS, topics: ['action', 'channel'], trouble: 'no channel actions could be taken' } as const;
    const laneOf = ({ channelId }: ClaimedAction): number => channelId;
    this.taker = new Taker(
      { ...work, laneOf, claim: (free, busy) => queue.claim(free, busy), run: (action: ClaimedAction) => this.run(action) },
      wake,
      log,
    );
  }

  start(): void {
    this.taker.start();
  }

  stop(): Promise<void> {
    return this.taker.stop();
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
