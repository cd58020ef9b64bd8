import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Everything that a screen or an integrator may want to hear of. */
export type EventKind =
  | 'message_added'
  | 'message_changed'
  | 'dialog_changed'
  /** Nothing pays for it, or something does again. */
  | 'dialog_blocked'
  | 'dialog_unblocked'
  | 'client_changed'
  /** Edited, or somebody came to it or left it; `cardId`. */
  | 'card_changed'
  | 'operator_changed'
  | 'channel_changed'
  /** A webhook was switched on or off; `webhookId`. */
  | 'webhook_changed'
  /** A scenario's draft, or what of it is published; `scenarioId`. */
  | 'scenario_changed'
  /** A turn was taken in a dialog's scenario; `runId`. */
  | 'run_changed'
  /** Its own settings, or a group of its operators. */
  | 'company_changed'
  /** What was typed in the onboarding (`step`, `field`), or how far it is (`step`, null = all of it). */
  | 'onboarding_changed'
  /** A client rated an operator, or thought better of it; `operatorId` beside it. */
  | 'rating_changed'
  /** How the company stands with its packages of dialogs, or that something is blocked. */
  | 'packages_notice'
  /** For the client, where his chat is ours. */
  | 'operator_typing'
  | InternalEvent
  | IntegratorsEvent;

/** Of chats among colleagues: only who is in the chat (`chatId`) is told. */
export type InternalEvent =
  /** `messageId`, of an internal message. */
  | 'internal_message_added'
  | 'internal_message_changed'
  /** `leftId`: who is in it no more; `forId`: only this operator's own view of it changed. */
  | 'internal_chat_changed'
  /** `messageId`: up to which the operator has read. */
  | 'internal_chat_read'
  /** The operator writes something. */
  | 'internal_typing';

/** What only webhooks are made from; no screen is told. The ids that each carries in `data` stand behind it. */
export type IntegratorsEvent =
  /** `clientId`. */
  | 'client_added'
  /** `clientId`. */
  | 'client_blacklisted'
  /** `requestId`, `clientId`. */
  | 'request_opened'
  /** `requestId`, `clientId`. */
  | 'request_closed'
  /** `requestId` (null: nobody had asked for anything), `clientId`. */
  | 'dialog_closed'
  /** `clientId`; who has it now (`operatorId`) and whose members serve it (`groupId`), who had it (`fromOperatorId`), who gave it on (`byOperatorId`). */
  | 'dialog_transferred'
  /** `tagId`. */
  | 'tag_added'
  /** `tagId`, and `clientId` or `requestId`. */
  | 'tag_assigned'
  | 'tag_taken'
  /** `ticketId`. */
  | 'ticket_added'
  | 'ticket_changed'
  | 'ticket_deleted';

export interface NewEvent {
  kind: EventKind;
  dialogId?: number | null;
  messageId?: number | null;
  operatorId?: number | null;
  /** Ids only; texts are read by whoever shows them, with that person's rights. */
  data?: Record<string, number | string | boolean | null> | null;
}

const recordEventsStatement = statement(
  'events.record',
  `insert into event (company_id, kind, dialog_id, message_id, operator_id, data)
   select $1, kind, dialog_id, message_id, operator_id, data
     from jsonb_to_recordset($2::jsonb) as e (kind text, dialog_id bigint, message_id bigint, operator_id bigint, data jsonb)`,
);

/** Appends to the company's event log, in the transaction of the change. After the commit: `wake.wake('event')`. */
export async function recordEvents(tx: Tx, events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    kind: event.kind,
    dialog_id: event.dialogId ?? null,
    message_id: event.messageId ?? null,
    operator_id: event.operatorId ?? null,
    data: event.data ?? null,
  }));
  await tx.query(recordEventsStatement, [tx.companyId, JSON.stringify(rows)]);
}
