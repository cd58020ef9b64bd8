import type { Logger } from 'pino';
import type { Wake } from '#persistence/wake.js';
import { repeat } from '../upkeep/repeat.js';
import { ChannelPoll, type PollingTools } from './channel-poll.js';

const LOOK_EVERY_MS = 5_000;
/** Questions under way at once; each holds a connection to its provider and nothing else. */
const MOST_CHANNELS = 500;

/** Asks the providers that cannot reach us, one question a channel at a time, over all processes. No channel waits for another. */
export class Polling {
  private readonly running = new Map<number, Promise<void>>();
  private readonly stopping = new AbortController();
  private stopLooking: (() => Promise<void>) | undefined;
  private deaf: (() => void) | undefined;

  constructor(
    private readonly tools: PollingTools,
    private readonly transports: readonly string[],
    private readonly wake: Wake,
    private readonly log: Logger,
    private readonly close: () => Promise<void>,
  ) {}

  start(): void {
    if (this.transports.length === 0) return;
    this.stopLooking = repeat(LOOK_EVERY_MS, 'polling', this.log, () => this.look());
    this.deaf = this.wake.on('channel', () => void this.look().catch((error: unknown) => this.log.warn({ err: error }, 'polling')));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.deaf?.();
    await this.stopLooking?.();
    await Promise.allSettled(this.running.values());
    await this.close();
  }

  private async look(): Promise<void> {
    const room = MOST_CHANNELS - this.running.size;
    if (room <= 0 || this.stopping.signal.aborted) return;
    for (const channelId of await this.tools.channels.claim(this.transports, room)) this.begin(channelId);
  }

  private begin(channelId: number): void {
    const poll = new ChannelPoll(channelId, this.tools, this.stopping.signal)
      .run()
      .catch((error: unknown) => this.log.error({ err: error, channelId }, 'a channel is not polled for now'))
      .finally(() => this.running.delete(channelId));
    this.running.set(channelId, poll);
  }
}
