import type { Logger } from 'pino';
import { ANSWER_LOST, messageErrorOf } from '#domain/sending/send-failure.js';
import type { Database } from '#persistence/database.js';
import type { SendingQueue } from '#persistence/sending/sending.queue.js';
import { storeStopped } from '#persistence/sending/sending.store.js';
import type { Wake } from '#persistence/wake.js';
import type { SendsUnderWay } from './sends-under-way.js';

/**
 * Messages whose sender died in the middle: the provider may have taken them, so they are not sent again but left to be
 * confirmed, as after a lost answer.
 */
export class StuckSends {
  constructor(
    private readonly queue: Pick<SendingQueue, 'stuck'>,
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly underWay: SendsUnderWay,
    private readonly log: Logger,
    private readonly afterSeconds?: number,
  ) {}

  async run(): Promise<void> {
    const own = new Set(this.underWay.messageIds);
    for (const { companyId, messageId, attempt } of await this.queue.stuck(this.afterSeconds)) {
      if (own.has(messageId)) continue;
      const lost = { attempt, reason: 'answer_lost', retryAfterSeconds: null } as const;
      const stored = await this.database.transaction(companyId, (tx) => storeStopped(tx, messageId, lost, messageErrorOf(ANSWER_LOST)));
      if (!stored) continue;
      this.log.warn({ companyId, messageId, attempt }, 'a send was interrupted: it waits to be confirmed');
      this.wake.wake('event');
      this.wake.wake('outbox');
    }
  }
}
