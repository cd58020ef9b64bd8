import {
  countAssignment,
  decideAssignment,
  decideWaiting,
  type AssignmentDecision,
  type AssignmentRules,
  type Candidate,
} from '../assignment/rules.js';
import { waitingBegins, waitingEnds } from '../assignment/waiting-entry.js';
import type { Sender } from '../clients/identity.js';
import type { QueuedAction } from '../messages/channel-action.js';
import type { AnnouncedAttachment } from '../messages/content.js';
import { orderingTime, preview, type MessageDraft, type NewAttachment, type NewMessage } from '../messages/message.js';
import { doneTo, handingOver, type OperatorDeed } from '../operators/operator-event.js';
import { countInMonth, type CountedDialog } from '../packages/count-in-month.js';
import type { Account } from '../packages/account.js';
import { isActivity } from '../packages/activity.js';
import type { AskedRun, RunBeginning } from '../scenarios/start-run.js';
import type { BotInput } from '../scenarios/turn.js';
import type { IdSource } from '../shared/ids.js';
import { endSnooze } from '../snooze/snooze-changes.js';
import type { ChangeDetails, ChangeEvent, OutboxEntry } from './change-event.js';
import type { Dialog } from './dialog.js';

export interface NewClient {
  id: number;
  cardId: number;
  channelId: number;
  name: string;
  sender: Sender;
}

export interface OpenedRequest {
  id: number;
  dialogId: number;
  clientId: number;
}

/** Who caused a change: an operator by name, or nobody (the rules, the public API). */
export interface Initiator {
  operatorId: number | null;
  name: string | null;
}

export const NOBODY: Initiator = { operatorId: null, name: null };

/**
 * All that one decision changes in the dialogs of one company, gathered so that it is stored with a few statements in one
 * transaction, whether it came from a webhook with fifty updates or from one click.
 */
export class DialogChanges {
  readonly clients: NewClient[] = [];
  readonly dialogs = new Map<number, Dialog>();
  readonly requestsOpened: OpenedRequest[] = [];
  readonly requestsClosed: number[] = [];
  readonly messages: NewMessage[] = [];
  readonly attachments: NewAttachment[] = [];
  /** Messages that go to the provider, in order. */
  readonly toSend: NewMessage[] = [];
  readonly events: ChangeEvent[] = [];
  readonly outbox: OutboxEntry[] = [];
  readonly actions: QueuedAction[] = [];
  readonly askedRuns: AskedRun[] = [];
  /** Whose turn it was; the fair order of assignment follows from it. */
  readonly assignedOperators = new Set<number>();
  /** Whoever held a dialog that is taken from him: his load changes too. */
  readonly formerHolders = new Set<number>();
  /** Dialogs that an operator has closed: some scenarios begin then. */
  readonly closedByOperators: { dialogId: number; operatorId: number }[] = [];
  /** What all this is to operators: the log of their events keeps it. */
  readonly deeds: OperatorDeed[] = [];
  /** Requests whose clients are asked to rate them. */
  readonly ratingsAsked: number[] = [];
  /** Operators who wrote in a request, so that the request knows whom it was served by. */
  readonly servedBy = new Map<number, number>();
  /** What the company has paid for; read where a dialog may have its first message of a month. */
  account: Account | null = null;
  /** Dialogs that became active in a month, and what paid for them. */
  readonly counted: CountedDialog[] = [];
  /** Months in which a dialog was not active after all. */
  readonly returned: { dialogId: number; month: string }[] = [];
  /** Dialogs whose messages are withheld no longer. */
  readonly unblocked: number[] = [];
  /** Requests and clients of this decision that no message of the client has followed yet. */
  private readonly unbegun = new Set<number>();

  constructor(
    readonly companyId: number,
    readonly now: Date,
    private readonly ids: IdSource,
  ) {}

  nextId(): number {
    return this.ids.next();
  }

  touch(dialog: Dialog): void {
    this.dialogs.set(dialog.id, dialog);
  }

  addClient(client: NewClient): void {
    this.clients.push(client);
    this.unbegun.add(client.id);
    this.events.push({ kind: 'client_added', dialogId: null, messageId: null, data: { clientId: client.id } });
  }

  /** Adds a client's message. */
  receive(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[]): NewMessage {
    const { requestId, clientId } = dialog.snapshot;
    const first: ChangeDetails = {
      ...(requestId !== null && this.unbegun.delete(requestId) && { firstOfRequest: true }),
      ...(this.unbegun.delete(clientId) && { firstOfClient: true }),
    };
    const message = this.addMessage(dialog, draft, attachments, first);
    endSnooze(this, dialog, 'client_wrote');
    dialog.receive(this.asDialogMessage(message, attachments), this.now);
    return message;
  }

  /** Adds a message that nobody needs to look at. */
  overhear(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[]): NewMessage {
    const message = this.addMessage(dialog, draft, attachments);
    dialog.overhear(this.asDialogMessage(message, attachments));
    return message;
  }

  /** Adds a message of ours or a comment. */
  answer(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[]): NewMessage {
    const message = this.addMessage(dialog, draft, attachments);
    dialog.answer(this.asDialogMessage(message, attachments));
    if (draft.operatorId && draft.kind === 'to_client' && dialog.snapshot.requestId)
      this.servedBy.set(dialog.snapshot.requestId, draft.operatorId);
    return message;
  }

  /** Adds what a client answered to a question of ours: it asks for no attention, and hides nothing that does. */
  noteAside(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[]): NewMessage {
    const message = this.addMessage(dialog, draft, attachments);
    dialog.noteAside(this.asDialogMessage(message, attachments));
    if (draft.kind === 'from_client') dialog.wasHeard(this.now);
    else this.toSend.push(message);
    return message;
  }

  /** Puts the company's question after a request that was closed; it belongs to that request. */
  askToRate(dialog: Dialog, requestId: number, draft: MessageDraft): void {
    this.noteAside(dialog, draft, []).requestId = requestId;
    this.ratingsAsked.push(requestId);
  }

  /** Adds a message of an imported history. */
  recall(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[]): NewMessage {
    const message = this.addMessage(dialog, draft, attachments);
    dialog.recall(this.asDialogMessage(message, attachments));
    return message;
  }

  /** A file that joined a message after it was added gives the dialog list its mark. */
  showPreview(dialog: Dialog, message: NewMessage, attachments: AnnouncedAttachment[]): void {
    dialog.answer(this.asDialogMessage(message, attachments));
  }

  addAttachments(message: Pick<NewMessage, 'id'>, announced: AnnouncedAttachment[], fetch: boolean): void {
    announced.forEach((item, position) =>
      this.attachments.push({ id: this.nextId(), messageId: message.id, position, announced: item, stored: item.stored ?? null, fetch }),
    );
  }

  /** A line that the system writes into the dialog; its text is made in the reader's language. */
  line(dialog: Dialog, code: string, params: Record<string, string | number | null>, externalId: string | null = null): NewMessage {
    return this.addMessage(
      dialog,
      {
        ...{ kind: 'system', origin: 'system', text: null, content: { system: { code, params } }, status: 'none', operatorId: null },
        ...{ externalId, clientMessageId: null, quotedId: null, quotedExternalId: null, providerAt: null },
      },
      [],
    );
  }

  /** Begins a new request, and opens the dialog for it if it is closed. */
  openRequest(dialog: Dialog): void {
    const id = this.nextId();
    if (dialog.isOpen) dialog.beginRequest(id);
    else dialog.open(id, this.now);
    const { clientId } = dialog.snapshot;
    this.requestsOpened.push({ id, dialogId: dialog.id, clientId });
    this.unbegun.add(id);
    this.events.push({ kind: 'request_opened', dialogId: dialog.id, messageId: null, data: { requestId: id, clientId } });
    this.touch(dialog);
    this.line(dialog, 'request_opened', { number: id, time: this.now.toISOString() });
  }

  close(dialog: Dialog, by: Initiator): void {
    const { requestId, clientId } = dialog.snapshot;
    const data = { requestId, clientId };
    if (requestId !== null) {
      this.requestsClosed.push(requestId);
      this.events.push({ kind: 'request_closed', dialogId: dialog.id, messageId: null, data });
    }
    this.events.push({ kind: 'dialog_closed', dialogId: dialog.id, messageId: null, data });
    this.endWaiting(dialog, 'closed');
    endSnooze(this, dialog, 'closed');
    this.closeForBot(dialog, by);
    if (by.operatorId !== null) this.closedByOperators.push({ dialogId: dialog.id, operatorId: by.operatorId });
    this.deeds.push(...doneTo(dialog, 'dialog_closed', by.operatorId));
    this.line(dialog, 'request_closed', { number: requestId, operator: by.name });
    dialog.close(this.now);
    this.touch(dialog);
  }

  /** Lets the rules place a dialog that has no operator; `candidates` are those whom they may give it. */
  place(dialog: Dialog, candidates: readonly Candidate[], rules: AssignmentRules): AssignmentDecision {
    const decide = dialog.isWaiting ? decideWaiting : decideAssignment;
    const decision = decide(dialog.snapshot, candidates, rules, this.now);
    if (decision.kind === 'assign') this.assignByRules(dialog, decision.operator);
    else if (decision.kind === 'leave_new') this.leaveToPeople(dialog);
    else this.wait(dialog, decision, rules.lastOperatorWaitSeconds);
    return decision;
  }

  /** Gives the dialog to whom the rules chose, and counts it for the next choice. */
  assignByRules(dialog: Dialog, operator: Candidate): void {
    countAssignment(operator, this.now);
    this.assign(dialog, operator, NOBODY);
  }

  /** Says that the dialog changed where no message does. */
  dialogChanged(dialog: Dialog, data?: ChangeDetails): void {
    this.touch(dialog);
    this.events.push({ kind: 'dialog_changed', dialogId: dialog.id, messageId: null, ...(data && { data }) });
  }

  /** `comment`: why, as whoever gives it away says. */
  assign(dialog: Dialog, operator: { operatorId: number; name: string }, initiator: Initiator, comment: string | null = null): void {
    this.endWaiting(dialog, 'assigned');
    this.takeFromBot(dialog, operator.operatorId);
    endSnooze(this, dialog, 'transferred');
    this.loadChanges(dialog);
    this.deeds.push(...handingOver(dialog, operator.operatorId, initiator.operatorId));
    dialog.assignTo(operator.operatorId);
    this.assignedOperators.add(operator.operatorId);
    this.touch(dialog);
    const who = { operator: operator.name, initiator: initiator.name };
    if (comment === null) this.line(dialog, 'assigned', who);
    else this.line(dialog, 'transferred', { ...who, comment });
  }

  /** Takes the dialog from whoever has it and puts it back into New. */
  release(dialog: Dialog): void {
    this.loadChanges(dialog);
    this.deeds.push(...handingOver(dialog, null, null));
    endSnooze(this, dialog, 'transferred');
    dialog.release();
    this.touch(dialog);
  }

  /** The dialog waits, visibly, for whoever serves it to become free. */
  waitForAny(dialog: Dialog): void {
    this.wait(dialog, { kind: 'wait_for_any' }, null);
  }

  /** One that waits for the operator hears it and may go on; one that served the dialog ends. */
  private closeForBot(dialog: Dialog, { operatorId }: Initiator): void {
    if (dialog.snapshot.runState === null) return;
    if (dialog.isHeldByBot) dialog.leaveBot();
    this.tellBot(dialog, { kind: 'closed', operatorId });
  }

  /** Whoever has it has another load now. */
  loadChanges(dialog: Dialog): void {
    const holder = dialog.snapshot.operatorId;
    if (holder !== null) this.formerHolders.add(holder);
  }

  /** The rules don't place it any more: it stays in "New", waiting for nothing. */
  private leaveToPeople(dialog: Dialog): void {
    if (!dialog.isWaiting) return;
    this.endWaiting(dialog, 'left_to_people');
    this.dialogChanged(dialog);
  }

  /** The bot serves the dialog: it waits for no operator. */
  giveToBot(dialog: Dialog): void {
    this.endWaiting(dialog, 'transferred');
    dialog.holdByBot();
    this.touch(dialog);
  }

  /** Somebody else has the dialog now: its bot is silent from this moment, and hears why. `operatorId` null = a program did it. */
  takeFromBot(dialog: Dialog, operatorId: number | null): void {
    if (!dialog.isHeldByBot) return;
    dialog.pauseBot();
    this.tellBot(dialog, { kind: 'taken', operatorId });
  }

  /** Lets the dialog's bot hear something, in the order in which it happened. */
  tellBot(dialog: Dialog, input: BotInput): void {
    this.outbox.push({
      process: 'scenario-run',
      action: 'start',
      workflowId: `scenario-run:${dialog.id}`,
      payload: { companyId: this.companyId, dialogId: dialog.id, input },
    });
  }

  /** Ends the waiting process of a dialog, if there is one. */
  endWaiting(dialog: Dialog, reason: 'assigned' | 'closed' | 'transferred' | 'left_to_people'): void {
    if (!dialog.isWaiting) return;
    dialog.stopWaiting();
    this.outbox.push(waitingEnds(dialog.id, reason));
  }

  private wait(dialog: Dialog, decision: Exclude<AssignmentDecision, { kind: 'assign' | 'leave_new' }>, limitSeconds: number | null): void {
    const operator = decision.kind === 'wait_for_operator' ? decision.operator : null;
    // It waits for just that already.
    if (dialog.isWaiting && dialog.snapshot.waitsForOperatorId === (operator?.operatorId ?? null)) return;
    if (operator) dialog.waitForOperator(operator.operatorId, this.now);
    else dialog.waitForAny(this.now);
    this.touch(dialog);
    this.line(dialog, operator ? 'waits_for_operator' : 'waits_for_any', operator ? { operator: operator.name } : {});
    this.outbox.push(waitingBegins({ companyId: this.companyId, dialogId: dialog.id }, operator?.operatorId ?? null, limitSeconds));
  }

  /** Asks the dialog's bot to begin a run; resolves with its id. */
  queueRun(dialog: Dialog, beginning: RunBeginning): number {
    const runId = this.nextId();
    this.askedRuns.push({ id: runId, dialogId: dialog.id, ...beginning });
    this.tellBot(dialog, { kind: 'start', runId });
    this.touch(dialog);
    return runId;
  }

  private addMessage(dialog: Dialog, draft: MessageDraft, attachments: AnnouncedAttachment[], first: ChangeDetails = {}): NewMessage {
    const { clientId, channelId, requestId } = dialog.snapshot;
    const sentAt = draft.origin === 'history' ? (draft.providerAt ?? this.now) : orderingTime(draft.providerAt, this.now);
    const activity = isActivity(draft);
    if (activity) countInMonth(this, dialog);
    const withheld = activity && dialog.isBlocked;
    const message: NewMessage = { ...draft, id: this.nextId(), dialogId: dialog.id, clientId, channelId, requestId, sentAt, withheld };
    this.messages.push(message);
    this.addAttachments(message, attachments, true);
    if (withheld) this.dialogChanged(dialog.withhold(), { counted: message.id });
    else this.tellOf(dialog, message, first);
    return message;
  }

  /** Says that a message is there: a new one, or one that was withheld until now. */
  tellOf(dialog: Dialog, message: Pick<NewMessage, 'id' | 'origin'>, first: ChangeDetails = {}): void {
    const data: ChangeDetails = message.origin === 'phone' || message.origin === 'history' ? { imported: true } : first;
    this.events.push({ kind: 'message_added', dialogId: dialog.id, messageId: message.id, ...(Object.keys(data).length > 0 && { data }) });
    this.touch(dialog);
  }

  private asDialogMessage(
    message: NewMessage,
    attachments: AnnouncedAttachment[],
  ): { id: number; kind: MessageDraft['kind']; preview: string; at: Date } {
    const at = message.origin === 'history' ? message.sentAt : this.now;
    return { id: message.id, kind: message.kind, preview: message.withheld ? '' : preview(message, attachments), at };
  }
}
