/** What changed, for all who look on: screens, integrators' programs. */
export interface ChangeEvent {
  kind:
    | 'message_added'
    | 'message_changed'
    | 'dialog_changed'
    | 'dialog_blocked'
    | 'dialog_unblocked'
    | 'client_changed'
    | 'client_typing'
    | 'channel_changed'
    | 'client_added'
    | 'request_opened'
    | 'request_closed'
    | 'dialog_closed'
    | 'dialog_transferred'
    | 'run_changed';
  dialogId: number | null;
  messageId: number | null;
  data?: ChangeDetails;
}

/** What integrators hear of a change besides: ids, and what the rows do not tell. */
export interface ChangeDetails {
  /** Written outside of here, on the phone or before the number was connected. */
  imported?: true;
  /** The message that a request began with; that a client was first heard of by. */
  firstOfRequest?: true;
  firstOfClient?: true;
  clientId?: number;
  requestId?: number | null;
  operatorId?: number | null;
  groupId?: number | null;
  /** Who had a dialog that was transferred, and who gave it on; null = nobody, a program. */
  fromOperatorId?: number | null;
  byOperatorId?: number | null;
  runId?: number;
  /** A message that is stored and withheld: reports count it, and nobody is told of it. */
  counted?: number;
}

/** Something that a durable process must hear; the relay hands it on after the commit. */
export interface OutboxEntry {
  process: string;
  action: 'start' | 'signal';
  workflowId: string;
  payload: Record<string, unknown>;
}
