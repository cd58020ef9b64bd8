/**
 * What became of a message sent to a client. A ladder that is only climbed: providers report late, twice and out of order.
 * `played` (voice) counts as read. `failed` is final and can only follow a step below `delivered`.
 */
export const MESSAGE_STATUS = {
  none: 0,
  queued: 10,
  sending: 20,
  accepted: 30,
  sent: 40,
  delivered: 50,
  read: 60,
  failed: 90,
} as const;

export type MessageStatus = keyof typeof MESSAGE_STATUS;

const NAMES = new Map<number, MessageStatus>(Object.entries(MESSAGE_STATUS).map(([name, rank]) => [rank, name as MessageStatus]));

/** The name of a stored rank; throws on a number that was never written. */
export function statusName(rank: number): MessageStatus {
  const name = NAMES.get(rank);
  if (!name) throw new Error(`No message status has the rank ${rank}`);
  return name;
}

/** The status after `reported` arrives while `current` holds: the higher of the two, failure only from below delivered. */
export function nextStatus(current: MessageStatus, reported: MessageStatus): MessageStatus {
  if (current === 'failed') return current;
  if (reported === 'failed') return MESSAGE_STATUS[current] < MESSAGE_STATUS.delivered ? 'failed' : current;
  return MESSAGE_STATUS[reported] > MESSAGE_STATUS[current] ? reported : current;
}
