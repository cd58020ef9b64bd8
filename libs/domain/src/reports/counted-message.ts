import type { MessageKind, MessageOrigin } from '../messages/message.js';
import type { MessageStatus } from '../messages/status.js';

export interface StoredMessage {
  kind: MessageKind;
  origin: MessageOrigin;
  status: MessageStatus;
  sentAt: Date;
  /** When we stored it. */
  createdAt: Date;
  deletedAt: Date | null;
}

/**
 * Whether reports count a message: one in or out, a bot's too, seen or withheld. Not what the channel refused, and not what was taken out
 * of the queue before it left. What was sent and deleted afterwards was said.
 */
export const isCounted = ({ kind, status, deletedAt }: Pick<StoredMessage, 'kind' | 'status' | 'deletedAt'>): boolean =>
  kind === 'from_client' ||
  ((kind === 'to_client' || kind === 'autoreply') && status !== 'failed' && (status !== 'none' || deletedAt === null));

/**
 * The moment that decides on a message's day: when we got it, as with what is charged; of an imported history, when it was sent. A month
 * before the number was connected so has its dialogs, although none of them was charged then (docs/adr/0020).
 */
export const countedAt = ({ origin, sentAt, createdAt }: Pick<StoredMessage, 'origin' | 'sentAt' | 'createdAt'>): Date =>
  origin === 'history' ? sentAt : createdAt;

/** Of load: what came or went here and then. An imported history was nobody's work. */
export const isLoad = ({ kind, origin }: Pick<StoredMessage, 'kind' | 'origin'>): boolean =>
  origin !== 'history' && (kind === 'from_client' || kind === 'to_client');
