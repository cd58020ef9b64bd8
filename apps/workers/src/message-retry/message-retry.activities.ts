import type { Connector } from '#connectors/connector.js';
import { POSSIBLE_DUPLICATE } from '#domain/sending/send-failure.js';
import type { FailedAttempt } from '#domain/sending/retry-plan.js';
import type { Database, Tx } from '#persistence/database.js';
import { claimRetry, returnToQueue, sendingState, storeGivenUp, type MessageOnItsWay } from '#persistence/sending/sending.store.js';
import type { Wake } from '#persistence/wake.js';
import type { MessageRetryActivities, TrySendInput, TrySendResult } from '#workflows/message-retry/message-retry.activities.js';
import type { SendMessage, SendOutcome } from '../sending/send-message.js';
import type { SendsUnderWay } from '../sending/sends-under-way.js';

type NotSent = Exclude<TrySendResult, { state: 'failed' }>['state'];
type Claim = { attempt: number; channelId: number } | NotSent;

/** What the retries are told of an attempt that left something to do. */
const REASONS: Partial<Record<SendOutcome, FailedAttempt['reason']>> = {
  retrying: 'refused',
  awaits_template: 'template',
  unconfirmed: 'answer_lost',
};

/** As the worker takes them: functions without an object. */
export function messageRetryActivities(retries: MessageRetries): MessageRetryActivities {
  return { trySend: (input) => retries.trySend(input), giveUp: (message) => retries.giveUp(message) };
}

/** The activities of the retries. The database decides whether a message may be sent, so asking twice sends once. */
export class MessageRetries implements MessageRetryActivities {
  constructor(
    private readonly database: Database,
    private readonly connectorOf: (transport: string) => Connector | undefined,
    private readonly send: Pick<SendMessage, 'run'>,
    private readonly underWay: SendsUnderWay,
    private readonly perChannel: number,
    private readonly wake: Wake,
  ) {}

  async trySend(input: TrySendInput): Promise<TrySendResult> {
    const { companyId, messageId } = input;
    const claim = await this.database.transaction(companyId, (tx) => this.claim(tx, input));
    if (typeof claim === 'string') return { state: claim };
    const { attempt, channelId } = claim;
    const sent = await this.underWay.during({ messageId, channelId }, () => this.send.run({ companyId, messageId, attempt }));
    // The messages behind this one may go now.
    this.wake.wake('sending');
    const reason = REASONS[sent.outcome];
    if (!reason) return { state: 'settled' };
    return { state: 'failed', failure: { attempt, reason, retryAfterSeconds: sent.retryAfterSeconds } };
  }

  async giveUp({ companyId, messageId }: { companyId: number; messageId: number }): Promise<void> {
    if (!(await this.database.transaction(companyId, (tx) => storeGivenUp(tx, messageId)))) return;
    this.wake.wake('event');
    this.wake.wake('sending');
  }

  private async claim(tx: Tx, { messageId, afterLostAnswer }: TrySendInput): Promise<Claim> {
    const message = await sendingState(tx, messageId);
    if (!message || message.state === 'queued') return 'settled';
    if (message.state === 'sending' || this.isChannelBusy(message)) return 'busy';
    if (message.state === 'unconfirmed' && !this.mayRepeat(message, afterLostAnswer)) return 'left_to_operator';
    if (!message.channelActive) return this.waitForChannel(tx, messageId, message);
    const attempt = await claimRetry(tx, messageId, message.state === 'unconfirmed' ? POSSIBLE_DUPLICATE : null);
    if (attempt !== null) return { attempt, channelId: message.channelId };
    return message.state === 'unconfirmed' ? 'left_to_operator' : 'busy';
  }

  /** Only where a status can tell us of the first sending, and only when we know that its answer was lost. */
  private mayRepeat({ transport }: MessageOnItsWay, afterLostAnswer: boolean): boolean {
    return afterLostAnswer && this.connectorOf(transport)?.carriesOurId === true;
  }

  /** The sender takes it from its queue when the channel works again; what may be a duplicate is asked about again later. */
  private async waitForChannel(tx: Tx, messageId: number, { state }: MessageOnItsWay): Promise<'settled' | 'busy'> {
    if (state === 'unconfirmed') return 'busy';
    await returnToQueue(tx, messageId);
    return 'settled';
  }

  private isChannelBusy({ channelId }: MessageOnItsWay): boolean {
    return (this.underWay.byChannel.get(channelId) ?? 0) >= this.perChannel;
  }
}
