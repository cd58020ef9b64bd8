import type { ClientIdentity } from '#domain/clients/identity.js';
import type { AttachmentKind, MessageContent } from '#domain/messages/content.js';
import type { MessageError } from '#domain/messages/inbound-event.js';
import { MESSAGE_STATUS, statusName, type MessageStatus } from '#domain/messages/status.js';
import type { FailedAttempt } from '#domain/sending/retry-plan.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import {
  acceptStatement,
  backToQueueStatement,
  breakChannelStatement,
  claimRetryStatement,
  failStatement,
  giveUpStatement,
  hasStoppedStatement,
  loadStatement,
  stateStatement,
} from './sending.statements.js';

interface StoredSound {
  durationMs: number | null;
  waveform: number[] | null;
}

/** What the provider answered: its ids for the message, and how far it is by that answer alone. */
export interface AcceptedSend {
  externalId: string;
  alsoKnownAs?: string[];
  status?: MessageStatus;
}

/** A message with all that its connector needs. */
export interface LoadedMessage {
  messageId: number;
  dialogId: number;
  text: string | null;
  content: MessageContent | null;
  quotes: string | null;
  identities: ClientIdentity[] | null;
  attachment:
    | ({
        id: number;
        kind: AttachmentKind;
        name: string | null;
        mime: string | null;
        size: number | null;
        storageKey: string | null;
      } & StoredSound)
    | null;
  channel: {
    id: number;
    transport: string;
    key: string;
    settings: Record<string, string>;
    /** Sealed. */
    secrets: string;
    state: 'active' | 'paused' | 'broken';
  };
}

export type SendingState = 'queued' | 'sending' | 'retrying' | 'unconfirmed';

export interface MessageOnItsWay {
  state: SendingState;
  channelId: number;
  transport: string;
  channelActive: boolean;
}

/** Loads a claimed message and shows it as being sent; null when the claim no longer holds. */
export async function loadClaimed(tx: Tx, messageId: number, attempt: number): Promise<LoadedMessage | null> {
  const [loaded] = await tx.query<LoadedMessage>(loadStatement, [messageId, attempt]);
  return loaded ?? null;
}

/** Where a message stands on its way out; null when nothing is left to send. */
export async function sendingState(tx: Tx, messageId: number): Promise<MessageOnItsWay | null> {
  const [row] = await tx.query<MessageOnItsWay>(stateStatement, [messageId]);
  return row ?? null;
}

/**
 * Takes a waiting message for one more attempt and answers with its number; null when somebody else has it.
 * `duplicateNote` marks a message whose first sending may have reached the client; one that carries the mark is not taken again.
 */
export async function claimRetry(tx: Tx, messageId: number, duplicateNote: MessageError | null): Promise<number | null> {
  const [row] = await tx.query<{ attempt: number }>(claimRetryStatement, [
    messageId,
    duplicateNote ? 'unconfirmed' : 'retrying',
    duplicateNote ? JSON.stringify(duplicateNote) : null,
  ]);
  return row?.attempt ?? null;
}

/** Gives a message that waited for its next attempt back to the sender, which sends it when its channel works again. */
export async function returnToQueue(tx: Tx, messageId: number): Promise<void> {
  await tx.query(backToQueueStatement, [messageId]);
}

/** The provider took the message. Holds even if the claim was lost meanwhile: what was sent was sent. */
export async function storeAccepted(tx: Tx, messageId: number, { externalId, alsoKnownAs, status }: AcceptedSend): Promise<void> {
  const [row] = await tx.query<{ dialogId: number; status: number; before: number }>(acceptStatement, [
    messageId,
    tx.companyId,
    externalId,
    MESSAGE_STATUS[status ?? 'accepted'],
    alsoKnownAs ?? [],
  ]);
  if (!row) return;
  // A status webhook that was faster has told already.
  const data = row.status === row.before ? null : { status: statusName(row.status) };
  await recordEvents(tx, [{ kind: 'message_changed', dialogId: row.dialogId, messageId, data }]);
}

/** The provider will never take the message. False when a status that came meanwhile says otherwise. */
export async function storeFailed(tx: Tx, messageId: number, attempt: number, error: MessageError): Promise<boolean> {
  const [row] = await tx.query<{ dialogId: number }>(failStatement, [messageId, attempt, JSON.stringify(error)]);
  if (row) await recordFailure(tx, row.dialogId, messageId);
  return row !== undefined;
}

/**
 * The attempt did not succeed, but the message is not lost: the message-retry process takes over. False when it was settled
 * meanwhile (a fast status webhook, the operator).
 */
export async function storeStopped(tx: Tx, messageId: number, failed: FailedAttempt, error: MessageError): Promise<boolean> {
  const state: SendingState = failed.reason === 'answer_lost' ? 'unconfirmed' : 'retrying';
  const [row] = await tx.query<{ dialogId: number }>(hasStoppedStatement, [messageId, failed.attempt, state, JSON.stringify(error)]);
  if (!row) return false;
  await recordEvents(tx, [{ kind: 'message_changed', dialogId: row.dialogId, messageId }]);
  addToOutbox(tx, [
    {
      process: 'message-retry',
      action: 'start',
      workflowId: `message-retry:${messageId}`,
      payload: { companyId: tx.companyId, messageId, ...failed },
    },
  ]);
  return true;
}

/** All attempts are used up: the message fails with the last error it had. */
export async function storeGivenUp(tx: Tx, messageId: number): Promise<boolean> {
  const [row] = await tx.query<{ dialogId: number }>(giveUpStatement, [messageId]);
  if (row) await recordFailure(tx, row.dialogId, messageId);
  return row !== undefined;
}

/** Marks the channel as broken until its admin repairs it; its messages wait. False when it was marked already. */
export async function breakChannel(tx: Tx, channelId: number, error: string): Promise<boolean> {
  const [row] = await tx.query<{ id: number }>(breakChannelStatement, [channelId, error]);
  if (row) await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
  return row !== undefined;
}

async function recordFailure(tx: Tx, dialogId: number, messageId: number): Promise<void> {
  await recordEvents(tx, [
    { kind: 'message_changed', dialogId, messageId, data: { status: 'failed' } },
    { kind: 'dialog_changed', dialogId },
  ]);
}
