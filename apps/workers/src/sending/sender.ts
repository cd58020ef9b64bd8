import type { Logger } from 'pino';
import type { ClaimedMessage, SendingQueue } from '#persistence/sending/sending.queue.js';
import type { Wake } from '#persistence/wake.js';
import { Taker } from '../queues/taker.js';
import type { SendMessage } from './send-message.js';
import type { SendsUnderWay } from './sends-under-way.js';

const POLL_MS = 1_000;
/** Well below the time after which a claim counts as abandoned. */
const KEEP_MS = 15_000;

/**
 * Takes messages from the queue and sends them, many dialogs at once and the messages of one dialog one after another. The
 * share of one channel is limited, so that a provider that hangs holds up its own channel only. No Temporal on the way.
 */
export class Sender {
  private readonly taker: Taker<ClaimedMessage>;
  private keepTimer: NodeJS.Timeout | undefined;
  private paceTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly queue: SendingQueue,
    private readonly send: Pick<SendMessage, 'run'>,
    private readonly underWay: SendsUnderWay,
    wake: Wake,
    private readonly log: Logger,
    /** Sends at once, over all channels, the retries' own among them. */
    private readonly places: number,
  ) {
    const work = { places, pollMs: POLL_MS, topics: ['sending', 'channel'], trouble: 'no messages could be taken for sending' } as const;
    const laneOf = ({ channelId }: ClaimedMessage): number => channelId;
    this.taker = new Taker({ ...work, laneOf, claim: () => this.claim(), run: (message: ClaimedMessage) => this.run(message) }, wake, log);
  }

  start(): void {
    this.keepTimer = setInterval(() => this.keep(), KEEP_MS);
    this.taker.start();
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    await this.taker.stop();
    clearInterval(this.keepTimer);
    clearTimeout(this.paceTimer);
  }

  private async claim(): Promise<ClaimedMessage[]> {
    const free = this.places - this.underWay.count;
    if (free <= 0) return [];
    const { messages, againInMs } = await this.queue.claim(free, this.underWay.byChannel);
    if (againInMs !== null) this.fillIn(againInMs);
    return messages;
  }

  /** A channel waits for its pace: one look at the right moment instead of many. */
  private fillIn(delayMs: number): void {
    clearTimeout(this.paceTimer);
    this.paceTimer = setTimeout(() => this.taker.fill(), Math.min(Math.max(delayMs, 1), POLL_MS));
  }

  private async run(message: ClaimedMessage): Promise<void> {
    try {
      await this.underWay.during(message, () => this.send.run(message));
    } catch (error) {
      // The row stays "being sent"; after a minute it is treated as one whose answer was lost.
      const { companyId, messageId, attempt } = message;
      this.log.error({ companyId, messageId, attempt, err: error }, 'a send ended without a result');
    }
  }

  private keep(): void {
    this.queue
      .keep(this.underWay.messageIds)
      .catch((error: unknown) => this.log.error({ err: error }, 'the sends under way could not be kept'));
  }
}
