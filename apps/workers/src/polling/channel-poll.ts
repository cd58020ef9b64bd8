import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Connector, PolledUpdates, Polls } from '#connectors/connector.js';
import type { HttpPort } from '#connectors/http/http.port.js';
import { SendError } from '#connectors/send-error.js';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { PolledChannel, PolledChannels } from '#persistence/polling/polled-channels.js';
import type { OpenChannel } from '../sending/open-channel.js';
import type { OwnWebhook } from './own-webhook.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface PollingTools {
  channels: PolledChannels;
  connectorOf: (transport: string) => Connector | undefined;
  openChannel: OpenChannel;
  http: HttpPort;
  own: OwnWebhook;
  /** The provider will not answer this channel again until its admin does something. */
  breakChannel: (channel: PolledChannel, words: string) => Promise<void>;
  log: Logger;
}

/** Asks one channel's provider again and again, until it is told to stop or the channel is not ours any more. */
export class ChannelPoll {
  private pauseMs = FIRST_PAUSE_MS;

  constructor(
    private readonly channelId: number,
    private readonly tools: PollingTools,
    private readonly stopping: AbortSignal,
  ) {}

  async run(): Promise<void> {
    const { channels, log } = this.tools;
    try {
      while (!this.stopping.aborted && (await this.round())) continue;
    } finally {
      await channels.release(this.channelId).catch((error: unknown) => log.warn({ err: error }, 'a polled channel was not released'));
    }
  }

  /** One question and what came of it; false: no further one. */
  private async round(): Promise<boolean> {
    const channel = await this.tools.channels.keep(this.channelId);
    if (channel === null) return false;
    try {
      return await this.ask(channel);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      if (error.kind !== 'channel_broken') return this.pause(error.retryAfterSeconds);
      await this.tools.breakChannel(channel, [error.code, error.detail ?? error.reason].join(': '));
      return false;
    }
  }

  private async ask(sealed: PolledChannel): Promise<boolean> {
    const { connectorOf, openChannel, http, channels } = this.tools;
    const connector = connectorOf(sealed.transport);
    if (!connector || !('poll' in connector)) return false;
    const channel = openChannel(sealed.companyId, sealed);
    const answer = await this.unlessStopped((connector as Connector & Polls).poll(sealed.cursor, channel, http));
    if (answer === null) return false;
    if (!(await this.bringAll(answer, channel))) return false;
    this.pauseMs = FIRST_PAUSE_MS;
    return answer.cursor === sealed.cursor || channels.advance(this.channelId, answer.cursor);
  }

  /** In their order, each until it is stored: the cursor moves only behind all of them. */
  private async bringAll({ requests }: PolledUpdates, channel: ConnectedChannel): Promise<boolean> {
    for (const request of requests) {
      for (;;) {
        const stored = await this.tools.own.bring(request, channel);
        if (stored === 'stored') break;
        // A refusal is the same every time: kept back, it would hold up all that comes after it.
        if (stored === 'refused') {
          this.tools.log.error({ channelId: this.channelId }, 'our own API refused an update that a provider gave; it is left out');
          break;
        }
        if (!(await this.pause(null)) || (await this.tools.channels.keep(this.channelId)) === null) return false;
      }
    }
    return true;
  }

  /** Doubles from pause to pause; false when the waiting was cut short because everything stops. */
  private async pause(seconds: number | null): Promise<boolean> {
    const waitMs = seconds === null ? this.pauseMs : Math.min(seconds * 1000, LONGEST_PAUSE_MS * 2);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    await sleep(waitMs, undefined, { signal: this.stopping }).catch(() => undefined);
    return !this.stopping.aborted;
  }

  /** A question may hang for half a minute: whoever stops does not wait for it, what it brings is asked for again. */
  private async unlessStopped<Answer>(asking: Promise<Answer>): Promise<Answer | null> {
    let stop = (): void => undefined;
    const ended = new Promise<null>((resolve) => (stop = () => resolve(null)));
    this.stopping.addEventListener('abort', stop);
    asking.catch(() => undefined);
    try {
      return await Promise.race([asking, ended]);
    } finally {
      this.stopping.removeEventListener('abort', stop);
    }
  }
}
