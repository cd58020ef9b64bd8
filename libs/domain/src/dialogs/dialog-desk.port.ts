import type { AdmittedClient } from '../clients/add-client.js';
import type { DialogScope } from '../access/dialog-scope.js';
import type { Candidates, Served } from '../assignment/candidates.js';
import type { AssignmentRules } from '../assignment/rules.js';
import type { RatingTerms } from '../ratings/ask-to-rate.js';
import type { Account } from '../packages/account.js';
import type { Whereabouts } from '../operators/absence.js';
import type { ListedTemplate } from '../templates/template.js';
import type { Dialog } from './dialog.js';
import type { DialogChanges } from './dialog-changes.js';

/** An active operator of the company, for taking and giving dialogs by hand. */
export interface DeskOperator {
  operatorId: number;
  name: string;
}

export interface DeskGroup {
  id: number;
  name: string;
}

/**
 * One piece of work on dialogs: what it looks at is locked, what it changes is gathered in `changes` and stored when the work
 * is done, in the same transaction. Dialogs are locked before operators' load, each in the order of ids: no deadlock.
 */
export interface DeskWork {
  readonly changes: DialogChanges;
  /** Null when there is none, or none that this scope may know of. */
  dialog(id: number, scope: DialogScope): Promise<Dialog | null>;
  /** The dialog of a message; null when there is no such message. */
  dialogOfMessage(messageId: number): Promise<Dialog | null>;
  /** The thread of a client; null when he has none yet. */
  dialogOfClient(clientId: number): Promise<Dialog | null>;
  /** The thread of somebody whom the channel may not know yet: he is added, or found by one of his identities. */
  dialogOfNewcomer(newcomer: Newcomer): Promise<Dialog>;
  /** New dialogs nobody else is taking at this moment, those that wait longest first. */
  newDialogs(limit: number, scope: DialogScope): Promise<Dialog[]>;
  /** Of the dialogs that wait, those that this operator could serve, in the same order and with the same courtesy. */
  waitingDialogs(limit: number, operatorId: number): Promise<Dialog[]>;
  /** Dialogs in "New" in which a client asked for something, oldest first, behind a place in that order; skips what others hold. */
  unassignedDialogs(limit: number, after: { openedAt: Date; id: number } | null): Promise<Dialog[]>;
  /** Open dialogs of an operator, oldest first. */
  dialogsOf(operatorId: number, limit: number): Promise<Dialog[]>;
  /** Where an operator is, with everybody's load locked; null when there is no such operator. */
  whereabouts(operatorId: number): Promise<Whereabouts | null>;
  /** Whom the rules may give these dialogs, with their load locked. */
  candidates(dialogs: readonly Served[]): Promise<Candidates>;
  /** Whether this operator serves such a dialog. */
  serves(operatorId: number, dialog: Served): Promise<boolean>;
  rules(): Promise<AssignmentRules>;
  /** Of these channels, those that take part in auto-assignment. */
  autoAssignChannels(channelIds: number[]): Promise<Set<number>>;
  operator(operatorId: number): Promise<DeskOperator | null>;
  group(groupId: number): Promise<DeskGroup | null>;
  /** The client's messages from this one on; for "mark unread". */
  countFromClient(dialogId: number, fromId: number): Promise<number>;
  /** Whether anybody, a bot too, has written to the client after this message of his. */
  answeredSince(dialogId: number, messageId: number): Promise<boolean>;
  /** The transport of a channel, whose limits a message must keep. */
  transport(channelId: number): Promise<string>;
  /** The channel's template of this name and language; null when it has none. */
  template(channelId: number, name: string, language: string): Promise<ListedTemplate | null>;
  /**
   * How the dialog's client is to be asked about its open request; null where the company does not ask, he was asked, can't be
   * reached or is heard by nobody, and where a bot goes on as soon as the dialog is closed: what he is asked then is the bot's affair.
   */
  ratingTerms(dialog: Dialog): Promise<RatingTerms | null>;
  /** What the company has paid for, locked until the work is done: before operators' loads, behind the dialogs. */
  account(): Promise<Account>;
  /**
   * Takes uploaded files out of the waiting room, in the order asked for; a missing one, and one that another message took, is
   * left out. One that is still being prepared stays there, named by the attachment that waits for it.
   */
  takeUploads(ids: number[]): Promise<StoredUpload[]>;
  /** Messages stored under these ids of the sender's choice. */
  sentBefore(clientMessageIds: string[]): Promise<SentMessage[]>;
  /** A message of this dialog that can be quoted. */
  quotable(dialogId: number, messageId: number): Promise<{ id: number; externalId: string | null } | null>;
}

/** Somebody to write to, in a channel, who may have no client yet. */
export interface Newcomer {
  channelId: number;
  newcomer: AdmittedClient;
}

export interface StoredUpload {
  id: number;
  name: string;
  mime: string;
  size: number;
  storageKey: string;
  state: 'ready' | 'preparing' | 'failed';
  durationMs: number | null;
  /** Of a voice note: loudness over time, 0 to 255. */
  waveform: number[] | null;
}

export interface SentMessage {
  id: number;
  dialogId: number;
  clientId: number;
  channelId: number;
  requestId: number | null;
  operatorId: number | null;
}

export interface DialogDesk {
  run<T>(companyId: number, work: (desk: DeskWork) => Promise<T>): Promise<T>;
}
