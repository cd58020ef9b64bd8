import { operatorName } from '#domain/operators/operator-name.js';
import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { Candidates, Served } from '#domain/assignment/candidates.js';
import type { AssignmentRules } from '#domain/assignment/rules.js';
import { Dialog } from '#domain/dialogs/dialog.js';
import { DialogChanges } from '#domain/dialogs/dialog-changes.js';
import type {
  DeskGroup,
  DeskOperator,
  DeskWork,
  DialogDesk,
  Newcomer,
  SentMessage,
  StoredUpload,
} from '#domain/dialogs/dialog-desk.port.js';
import type { RatingTerms } from '#domain/ratings/ask-to-rate.js';
import type { Account } from '#domain/packages/account.js';
import type { Clock } from '#domain/shared/clock.port.js';
import type { IdSource } from '#domain/shared/ids.js';
import type { Whereabouts } from '#domain/operators/absence.js';
import type { ListedTemplate } from '#domain/templates/template.js';
import { scopeParameter } from '../access/dialog-scope.sql.js';
import { candidatesFor, rulesFromRow, type RulesRow } from '../assignment/candidates.view.js';
import { findOrAddClient } from '../clients/client-registry.store.js';
import type { Database, Tx } from '../database.js';
import { whereaboutsFromRow, type WhereaboutsRow } from '../operators/whereabouts.row.js';
import { lockAccount } from '../packages/account.store.js';
import { ratingTermsOf } from '../ratings/rating-terms.view.js';
import { templateOf } from '../templates/template.view.js';
import { isRace } from '../sql-state.js';
import type { Wake } from '../wake.js';
import { saveDialogChanges } from './changes.store.js';
import { dialogFromRow, type DialogRow } from './dialog.row.js';
import * as sql from './dialog-desk.sql.js';

/** Ids that one dialog may need in one piece of work: request, lines, messages with their files. */
const IDS_PER_DIALOG = 32;

/** Two lines and one to spare; what pays for each month that it owes, an entry of its own or a package with its entry, comes on top. */
const IDS_TO_UNBLOCK = 3;

const MOST_TRIES = 3;

/** The desk on PostgreSQL. Wakes whoever must hear of the changes, after the commit. */
export class PgDialogDesk implements DialogDesk {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly clock: Clock,
  ) {}

  run<T>(companyId: number, work: (desk: DeskWork) => Promise<T>): Promise<T> {
    return againAfterRace(() => this.runOnce(companyId, work));
  }

  private async runOnce<T>(companyId: number, work: (desk: DeskWork) => Promise<T>): Promise<T> {
    const { result, changes } = await this.database.transaction(companyId, async (tx) => {
      const desk = new PgDeskWork(tx, this.clock.now());
      const result = await work(desk);
      if (desk.changes.dialogs.size > 0) saveDialogChanges(tx, desk.changes);
      return { result, changes: desk.changes };
    });
    wakeFor(this.wake, changes);
    return result;
  }
}

/** Of two pieces of work that stopped one another, or added the same, PostgreSQL gives one up; done again, it sees what the other did. */
export async function againAfterRace<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRace(error) || tries === MOST_TRIES) throw error;
    }
  }
}

/** Tells those who wait for such changes, after the commit. */
export function wakeFor(wake: Wake, { events, toSend, outbox }: DialogChanges): void {
  if (events.length > 0) wake.wake('event');
  if (toSend.length > 0) wake.wake('sending');
  if (outbox.length > 0) wake.wake('outbox');
}

/** The desk's work in a transaction of somebody else, who stores its changes. */
export class PgDeskWork implements DeskWork, IdSource {
  readonly changes: DialogChanges;
  private readonly ids: number[] = [];

  constructor(
    private readonly tx: Tx,
    now: Date,
    private readonly idsPerDialog = IDS_PER_DIALOG,
  ) {
    this.changes = new DialogChanges(tx.companyId, now, this);
  }

  next(): number {
    const id = this.ids.shift();
    if (id === undefined) throw new Error('More rows than one piece of work on dialogs may write');
    return id;
  }

  async dialog(id: number, scope: DialogScope): Promise<Dialog | null> {
    return (await this.lock(sql.lockDialog, [id, scopeParameter(scope), this.idsPerDialog]))[0] ?? null;
  }

  async dialogOfMessage(messageId: number): Promise<Dialog | null> {
    return (await this.lock(sql.lockDialogOfMessage, [messageId, this.tx.companyId, IDS_PER_DIALOG]))[0] ?? null;
  }

  async dialogOfClient(clientId: number): Promise<Dialog | null> {
    const [existing] = await this.lock(sql.lockDialogOfClient, [clientId, IDS_PER_DIALOG]);
    if (existing) return existing;
    const [client] = await this.tx.query<{ channel_id: number; ids: number[] }>(sql.clientWithoutDialog, [
      this.tx.companyId,
      clientId,
      IDS_PER_DIALOG,
    ]);
    if (!client) return null;
    const [begun] = await this.lock(sql.lockDialogOfClient, [clientId, IDS_PER_DIALOG]);
    if (begun) return begun;
    this.ids.push(...client.ids);
    return Dialog.start(this.next(), client.channel_id, clientId, this.changes.now);
  }

  async dialogOfNewcomer({ channelId, newcomer }: Newcomer): Promise<Dialog> {
    const { id } = await findOrAddClient(this.tx, channelId, newcomer);
    const dialog = await this.dialogOfClient(id);
    if (!dialog) throw new Error(`Client ${id} was found and is gone`);
    return dialog;
  }

  newDialogs(limit: number, scope: DialogScope): Promise<Dialog[]> {
    return this.lock(sql.lockNew, [this.tx.companyId, scopeParameter(scope), limit, IDS_PER_DIALOG]);
  }

  waitingDialogs(limit: number, operatorId: number): Promise<Dialog[]> {
    this.tx.write(sql.handOutAlone, [this.tx.companyId]);
    return this.lock(sql.lockWaiting, [this.tx.companyId, operatorId, limit, IDS_PER_DIALOG]);
  }

  unassignedDialogs(limit: number, after: { openedAt: Date; id: number } | null): Promise<Dialog[]> {
    this.tx.write(sql.handOutAlone, [this.tx.companyId]);
    return this.lock(sql.lockUnassigned, [this.tx.companyId, after?.openedAt ?? '-infinity', after?.id ?? 0, limit, IDS_PER_DIALOG]);
  }

  dialogsOf(operatorId: number, limit: number): Promise<Dialog[]> {
    return this.lock(sql.lockHeld, [operatorId, limit, IDS_PER_DIALOG]);
  }

  /** Those that were blocked first, in the order of their ids. */
  blockedDialogs(most: number): Promise<Dialog[]> {
    return this.lock(sql.lockBlocked, [this.tx.companyId, IDS_TO_UNBLOCK, most]);
  }

  /** In the order of their ids; what is given back needs an entry each. */
  dialogsOfMessages(messageIds: readonly number[]): Promise<Dialog[]> {
    return this.lock(sql.lockDialogsOfMessages, [messageIds, this.tx.companyId, messageIds.length]);
  }

  async whereabouts(operatorId: number): Promise<Whereabouts | null> {
    // He may be none of the candidates, and his load changes too: all in one order, or two who release would wait for each other.
    await this.tx.query(sql.lockLoads, [this.tx.companyId]);
    const [row] = await this.tx.query<WhereaboutsRow>(sql.whereabouts, [this.tx.companyId, operatorId]);
    return row ? whereaboutsFromRow(row) : null;
  }

  candidates(dialogs: readonly Served[]): Promise<Candidates> {
    return candidatesFor(this.tx, dialogs);
  }

  async serves(operatorId: number, { channelId, groupId }: Served): Promise<boolean> {
    return (await this.tx.query(sql.servesDialog, [channelId, groupId, operatorId])).length > 0;
  }

  async rules(): Promise<AssignmentRules> {
    const [row] = await this.tx.query<RulesRow>(sql.companyRules, [this.tx.companyId]);
    if (!row) throw new Error(`Company ${this.tx.companyId} does not exist`);
    return rulesFromRow(row);
  }

  async autoAssignChannels(channelIds: number[]): Promise<Set<number>> {
    return new Set((await this.tx.query<{ id: number }>(sql.autoAssignChannels, [channelIds])).map(({ id }) => id));
  }

  async operator(operatorId: number): Promise<DeskOperator | null> {
    const [row] = await this.tx.query<{ first_name: string; last_name: string }>(sql.activeOperator, [this.tx.companyId, operatorId]);
    return row ? { operatorId, name: operatorName(row.first_name, row.last_name) } : null;
  }

  async group(groupId: number): Promise<DeskGroup | null> {
    return (await this.tx.query<DeskGroup>(sql.operatorGroup, [this.tx.companyId, groupId]))[0] ?? null;
  }

  async countFromClient(dialogId: number, fromId: number): Promise<number> {
    const [row] = await this.tx.query<{ count: number }>(sql.countFromClient, [dialogId, fromId]);
    return row?.count ?? 0;
  }

  async answeredSince(dialogId: number, messageId: number): Promise<boolean> {
    return (await this.tx.query(sql.answeredSince, [dialogId, messageId])).length > 0;
  }

  account(): Promise<Account> {
    return lockAccount(this.tx, this.changes.now, this);
  }

  ratingTerms(dialog: Dialog): Promise<RatingTerms | null> {
    return ratingTermsOf(this.tx, dialog);
  }

  async transport(channelId: number): Promise<string> {
    const [row] = await this.tx.query<{ transport: string }>(sql.channelTransport, [channelId]);
    if (!row) throw new Error(`Channel ${channelId} does not exist`);
    return row.transport;
  }

  template(channelId: number, name: string, language: string): Promise<ListedTemplate | null> {
    return templateOf(this.tx, channelId, name, language);
  }

  takeUploads(ids: number[]): Promise<StoredUpload[]> {
    return this.tx.query<StoredUpload>(sql.takeUploads, [this.tx.companyId, ids]);
  }

  sentBefore(clientMessageIds: string[]): Promise<SentMessage[]> {
    if (clientMessageIds.length === 0) return Promise.resolve([]);
    return this.tx.query<SentMessage>(sql.sentBefore, [this.tx.companyId, clientMessageIds]);
  }

  async quotable(dialogId: number, messageId: number): Promise<{ id: number; externalId: string | null } | null> {
    return (await this.tx.query<{ id: number; externalId: string | null }>(sql.quotable, [messageId, dialogId]))[0] ?? null;
  }

  private async lock(statement: typeof sql.lockDialog, values: unknown[]): Promise<Dialog[]> {
    const rows = await this.tx.query<{ dialog: DialogRow; ids: number[] }>(statement, values);
    return rows.map(({ dialog, ids }) => {
      this.ids.push(...ids);
      return dialogFromRow(dialog);
    });
  }
}
