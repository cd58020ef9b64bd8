import type { FailedAttempt } from '#domain/sending/retry-plan.js';

export interface TrySendInput {
  companyId: number;
  messageId: number;
  /** The answer of the last attempt was lost: send again only where the provider can tell us of the first one. */
  afterLostAnswer: boolean;
}

export type TrySendResult =
  /** Nothing is left to do here: sent, refused for good, settled by a status, or back in the sender's queue. */
  | { state: 'settled' }
  | { state: 'failed'; failure: FailedAttempt }
  /** Somebody is sending it right now. */
  | { state: 'busy' }
  | { state: 'left_to_operator' };

export interface TemplateRefreshActivities {
  /** Asks for the list of templates anew. True: the message's template is approved and filled as it must be, so it may go once more. */
  refreshTemplate(message: { companyId: number; messageId: number }): Promise<boolean>;
}

export interface MessageRetryActivities {
  /** One attempt. Safe to ask again: the database knows whether the message may be sent. */
  trySend(input: TrySendInput): Promise<TrySendResult>;
  /** Lets the message fail with the last error it had. */
  giveUp(message: { companyId: number; messageId: number }): Promise<void>;
}
