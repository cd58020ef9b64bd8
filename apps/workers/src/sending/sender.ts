import type { Logger } from 'pino';
import type { ClaimedMessage, SendingQueue } from '#persistence/sending/sending.queue.js';
import type { Wake } from '#persistence/wake.js';
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
  private readonly running = new Set<Promise<void>>();
  private readonly timers: NodeJS.Timeout[] = [];
  private paceTimer: NodeJS.Timeout | undefined;
  private stopListening: () => void = () => undefined;
  private filling: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly queue: SendingQueue,
    private readonly send: Pick<SendMessage, 'run'>,
    private readonly underWay: SendsUnderWay,
    private readonly wake: Wake,
    private readonly log: Logger,
    /** Sends at once, over all channels. */
    private readonly places: number,
  ) {}

  start(): void {
    const topics = [this.wake.on('sending', () => this.fill()), this.wake.on('channel', () => this.fill())];
    this.stopListening = () => topics.forEach((stop) => stop());
    this.timers.push(
      setInterval(() => this.fill(), POLL_MS),
      setInterval(() => this.keep(), KEEP_MS),
    );
    this.fill();
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    await this.filling;
    await Promise.all(this.running);
    this.timers.forEach(clearInterval);
    clearTimeout(this.paceTimer);
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
      .catch((error: unknown) => this.log.error({ err: error }, 'no messages could be taken for sending'))
      .finally(() => {
        this.filling = undefined;
        if (this.again) this.fill();
      });
  }

  private async claim(): Promise<void> {
    const free = this.places - this.underWay.count;
    if (free <= 0) return;
    const { messages, againInMs } = await this.queue.claim(free, this.underWay.byChannel);
    if (againInMs !== null) this.fillIn(againInMs);
    for (const message of messages) {
      const done: Promise<void> = this.run(message).finally(() => {
        this.running.delete(done);
        // The next message of this dialog may go now.
        this.fill();
      });
      this.running.add(done);
    }
  }

  /** A channel waits for its pace: one look at the right moment instead of many. */
  private fillIn(delayMs: number): void {
    clearTimeout(this.paceTimer);
    this.paceTimer = setTimeout(() => this.fill(), Math.min(Math.max(delayMs, 1), POLL_MS));
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
