import type { SendResult } from '#connectors/connector.js';
import type { Logger } from 'pino';
import { afterFailure, messageErrorOf, type SendFailure } from '#domain/sending/send-failure.js';
import type { ChannelActivity } from '#persistence/channels/channel-activity.js';
import type { Tx } from '#persistence/database.js';
import { pauseChannel } from '#persistence/sending/sending.queue.js';
import { breakChannel, storeAccepted, storeFailed, storeStopped } from '#persistence/sending/sending.store.js';
import { stopForTemplate } from '#persistence/templates/template-retry.store.js';
import type { Wake } from '#persistence/wake.js';
import type { KeepTrying } from './keep-trying.js';
import type { SendOutcome } from './send-message.js';

interface Attempt {
  companyId: number;
  channelId: number;
  messageId: number;
  attempt: number;
}

/**
 * Stores what came of an attempt, and does not let go before it is stored: what the provider has taken must not be forgotten
 * because the database was away for a moment. A process that ends meanwhile leaves the message to be confirmed.
 */
export class SendOutcomes {
  constructor(
    private readonly database: KeepTrying,
    private readonly activity: Pick<ChannelActivity, 'spoke'>,
    private readonly wake: Wake,
    private readonly log: Logger,
  ) {}

  async store(attempt: Attempt, result: SendResult | SendFailure): Promise<SendOutcome> {
    const { companyId, channelId, messageId } = attempt;
    if ('externalId' in result) {
      await this.database.transaction(companyId, (tx) => storeAccepted(tx, messageId, result));
      this.activity.spoke({ id: channelId, companyId }, new Date());
      this.wake.wake('event');
      return 'accepted';
    }
    const outcome = await this.database.transaction(companyId, (tx) => this.storeFailure(tx, attempt, result));
    const { kind, code } = result;
    this.log.info({ companyId, messageId, channelId, attempt: attempt.attempt, kind, code, outcome }, 'a send did not succeed');
    if (kind === 'throttled') await this.pauseChannel(attempt, result);
    if (kind === 'channel_broken') await this.breakChannel(attempt, result);
    this.wake.wake('event');
    if (outcome !== 'failed' && outcome !== 'dropped') this.wake.wake('outbox');
    return outcome;
  }

  private async storeFailure(tx: Tx, { messageId, attempt }: Attempt, failure: SendFailure): Promise<SendOutcome> {
    const error = messageErrorOf(failure);
    switch (afterFailure(failure)) {
      case 'fail':
        return (await storeFailed(tx, messageId, attempt, error)) ? 'failed' : 'dropped';
      case 'retry': {
        const refused = { attempt, reason: 'refused', retryAfterSeconds: failure.retryAfterSeconds } as const;
        return (await storeStopped(tx, messageId, refused, error)) ? 'retrying' : 'dropped';
      }
      case 'refresh_templates':
        if (await stopForTemplate(tx, messageId, attempt, error)) return 'awaits_template';
        return (await storeFailed(tx, messageId, attempt, error)) ? 'failed' : 'dropped';
      case 'confirm': {
        const lost = { attempt, reason: 'answer_lost', retryAfterSeconds: null } as const;
        return (await storeStopped(tx, messageId, lost, error)) ? 'unconfirmed' : 'dropped';
      }
    }
  }

  /** The message itself is tried again by its process; those behind it wait instead of running into the same refusal. */
  private pauseChannel({ companyId, channelId }: Attempt, { retryAfterSeconds }: SendFailure): Promise<void> {
    return this.database.transaction(companyId, (tx) => pauseChannel(tx, channelId, retryAfterSeconds));
  }

  /** In a transaction of its own: webhooks lock the channel before the message. */
  private async breakChannel({ companyId, channelId }: Attempt, failure: SendFailure): Promise<void> {
    const { code, detail } = messageErrorOf(failure);
    if (!(await this.database.transaction(companyId, (tx) => breakChannel(tx, channelId, detail ? `${code}: ${detail}` : code)))) return;
    this.log.warn({ companyId, channelId, code }, 'a channel is broken: its messages wait until an admin repairs it');
    this.wake.wake('channel');
  }
}
