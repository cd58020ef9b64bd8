import { inDialogScope, type DialogScope } from '../access/dialog-scope.js';
import { Candidates, type Served } from '../assignment/candidates.js';
import { isStale, type AssignmentRules, type Candidate } from '../assignment/rules.js';
import { Dialog, type DialogState } from '../dialogs/dialog.js';
import { DialogChanges } from '../dialogs/dialog-changes.js';
import type { DeskGroup, DeskOperator, DeskWork, DialogDesk, Newcomer, SentMessage, StoredUpload } from '../dialogs/dialog-desk.port.js';
import type { NewMessage } from '../messages/message.js';
import type { Account } from '../packages/account.js';
import type { Tariff } from '../packages/tariff.js';
import type { Whereabouts } from '../operators/absence.js';
import type { RatingTerms } from '../ratings/ask-to-rate.js';
import type { ListedTemplate } from '../templates/template.js';
import { someRules } from './a-candidate.factory.js';
import { NOON } from './a-dialog.factory.js';
import { anAccount } from './an-account.factory.js';
import { linesOf, type SystemLine } from './system-lines.js';

/** The desk of one company without a database, one piece of work after another: what a piece changes is kept only if it succeeds. */
export class InMemoryDesk implements DialogDesk {
  readonly dialogs = new Map<number, DialogState>();
  readonly operators = new Map<number, string>();
  readonly clients = new Map<number, { channelId: number }>();
  readonly uploads = new Map<number, StoredUpload>();
  readonly templates: ListedTemplate[] = [];
  /** By channel: the operators of its groups. */
  readonly candidates = new Map<number, Candidate[]>();
  readonly groups = new Map<number, Candidate[]>();
  readonly events: DialogChanges['events'] = [];
  /** Channels whose dialogs the rules leave to people. */
  readonly channelsByHand = new Set<number>();
  readonly whereabouts = new Map<number, Whereabouts>();
  readonly messages: NewMessage[] = [];
  readonly attachments: DialogChanges['attachments'] = [];
  readonly outbox: DialogChanges['outbox'] = [];
  readonly askedRuns: DialogChanges['askedRuns'] = [];
  readonly servedBy = new Map<number, number>();
  /** Ids of the messages that go to a provider, in order. */
  readonly queued: number[] = [];
  /** How clients are asked to rate; null = they are not. */
  ratingTerms: RatingTerms | null = null;
  /** Null = the company is not metered. */
  tariff: Tariff | null = null;
  rules: AssignmentRules = someRules();
  now = NOON;
  private ids = 1000;
  private last: Promise<unknown> = Promise.resolve();

  /** Puts a dialog on the desk; its client exists then. */
  has(...builders: { state: DialogState }[]): this {
    for (const { state } of builders) {
      this.dialogs.set(state.id, { ...state });
      this.clients.set(state.clientId, { channelId: state.channelId });
    }
    return this;
  }

  employs(...operatorIds: number[]): this {
    for (const id of operatorIds) this.operators.set(id, `Operator ${id}`);
    return this;
  }

  dialog(id: number): DialogState {
    const state = this.dialogs.get(id);
    if (!state) throw new Error(`There is no dialog ${id}`);
    return state;
  }

  get lines(): SystemLine[] {
    return linesOf(this.messages);
  }

  run<T>(companyId: number, work: (desk: DeskWork) => Promise<T>): Promise<T> {
    const result = this.last.then(() => this.runAlone(companyId, work));
    this.last = result.catch(() => undefined);
    return result;
  }

  nextId = (): number => (this.ids += 1);

  private async runAlone<T>(companyId: number, work: (desk: DeskWork) => Promise<T>): Promise<T> {
    const desk = new InMemoryWork(this, new DialogChanges(companyId, this.now, { next: this.nextId }));
    const result = await work(desk);
    this.keep(desk);
    return result;
  }

  private keep({ changes, taken }: InMemoryWork): void {
    for (const dialog of changes.dialogs.values()) this.dialogs.set(dialog.id, { ...dialog.snapshot });
    for (const id of taken) this.uploads.delete(id);
    for (const [requestId, operatorId] of changes.servedBy) this.servedBy.set(requestId, operatorId);
    this.messages.push(...changes.messages);
    this.attachments.push(...changes.attachments);
    this.outbox.push(...changes.outbox);
    this.askedRuns.push(...changes.askedRuns);
    this.events.push(...changes.events);
    this.queued.push(...changes.toSend.map(({ id }) => id));
  }
}

class InMemoryWork implements DeskWork {
  readonly taken: number[] = [];

  constructor(
    private readonly desk: InMemoryDesk,
    readonly changes: DialogChanges,
  ) {}

  async dialog(id: number, scope: DialogScope): Promise<Dialog | null> {
    const state = this.desk.dialogs.get(id);
    return state && this.isVisible(state, scope) ? new Dialog({ ...state }) : null;
  }

  async dialogOfMessage(messageId: number): Promise<Dialog | null> {
    const message = this.desk.messages.find(({ id }) => id === messageId);
    return message ? this.dialog(message.dialogId, { all: true }) : null;
  }

  async dialogOfClient(clientId: number): Promise<Dialog | null> {
    const state = [...this.desk.dialogs.values()].find((dialog) => dialog.clientId === clientId);
    if (state) return new Dialog({ ...state });
    const client = this.desk.clients.get(clientId);
    return client ? Dialog.start(this.desk.nextId(), client.channelId, clientId, this.desk.now) : null;
  }

  async dialogOfNewcomer({ channelId }: Newcomer): Promise<Dialog> {
    const clientId = this.desk.nextId();
    this.desk.clients.set(clientId, { channelId });
    return Dialog.start(this.desk.nextId(), channelId, clientId, this.desk.now);
  }

  async newDialogs(limit: number, scope: DialogScope): Promise<Dialog[]> {
    return this.oldest(limit, (state) => state.waitsFor !== 'operator' && this.isVisible(state, scope));
  }

  async waitingDialogs(limit: number, operatorId: number): Promise<Dialog[]> {
    const { rules, now } = this.desk;
    return this.oldest(
      limit,
      (state) =>
        state.waitsForOperatorId === operatorId ||
        (state.waitsFor === 'any' && this.isServed(operatorId, state) && !isStale(state, rules, now)),
    );
  }

  async unassignedDialogs(limit: number, after: { openedAt: Date; id: number } | null): Promise<Dialog[]> {
    const behind = ({ openedAt, id }: DialogState): boolean =>
      after === null || openedAt > after.openedAt || (openedAt.getTime() === after.openedAt.getTime() && id > after.id);
    return this.oldest(limit, (state) => state.requestId !== null && behind(state));
  }

  async dialogsOf(operatorId: number, limit: number): Promise<Dialog[]> {
    const all = this.inOrder(Number.POSITIVE_INFINITY, (state) => state.operatorId === operatorId);
    return all.toSorted((a, b) => Number(a.isSnoozed) - Number(b.isSnoozed)).slice(0, limit);
  }

  async whereabouts(operatorId: number): Promise<Whereabouts | null> {
    return this.desk.whereabouts.get(operatorId) ?? null;
  }

  async candidates(dialogs: readonly Served[]): Promise<Candidates> {
    return dialogs.reduce((all, dialog) => all.set(dialog, this.serving(dialog)), new Candidates());
  }

  async serves(operatorId: number, dialog: Served): Promise<boolean> {
    return this.isServed(operatorId, dialog);
  }

  async rules(): Promise<AssignmentRules> {
    return this.desk.rules;
  }

  async autoAssignChannels(channelIds: number[]): Promise<Set<number>> {
    return new Set(channelIds.filter((id) => !this.desk.channelsByHand.has(id)));
  }

  async operator(operatorId: number): Promise<DeskOperator | null> {
    const name = this.desk.operators.get(operatorId);
    return name === undefined ? null : { operatorId, name };
  }

  async group(groupId: number): Promise<DeskGroup | null> {
    return this.desk.groups.has(groupId) ? { id: groupId, name: `Group ${groupId}` } : null;
  }

  async countFromClient(dialogId: number, fromId: number): Promise<number> {
    return this.desk.messages.filter((message) => message.dialogId === dialogId && message.id >= fromId && message.kind === 'from_client')
      .length;
  }

  async answeredSince(dialogId: number, messageId: number): Promise<boolean> {
    return this.desk.messages.some(
      ({ dialogId: of, id, kind }) => of === dialogId && id > messageId && (kind === 'to_client' || kind === 'autoreply'),
    );
  }

  async ratingTerms(): Promise<RatingTerms | null> {
    return this.desk.ratingTerms;
  }

  async account(): Promise<Account> {
    return anAccount({ tariff: this.desk.tariff }, { now: this.desk.now, next: this.desk.nextId });
  }

  async transport(): Promise<string> {
    return 'paper';
  }

  async template(_channelId: number, name: string, language: string): Promise<ListedTemplate | null> {
    return this.desk.templates.find((template) => template.name === name && template.language === language) ?? null;
  }

  async takeUploads(ids: number[]): Promise<StoredUpload[]> {
    const found = ids.flatMap((id) => this.desk.uploads.get(id) ?? []);
    this.taken.push(...found.filter(({ state }) => state === 'ready').map(({ id }) => id));
    return found;
  }

  async sentBefore(clientMessageIds: string[]): Promise<SentMessage[]> {
    return this.desk.messages.filter(({ clientMessageId }) => clientMessageId !== null && clientMessageIds.includes(clientMessageId));
  }

  async quotable(dialogId: number, messageId: number): Promise<{ id: number; externalId: string | null } | null> {
    const quoted = this.desk.messages.find(
      (message) => message.id === messageId && message.dialogId === dialogId && message.kind !== 'system',
    );
    return quoted ? { id: quoted.id, externalId: quoted.externalId } : null;
  }

  private oldest(limit: number, wanted: (state: DialogState) => boolean): Dialog[] {
    return this.inOrder(
      limit,
      (state) => state.operatorId === null && state.blockedAt === null && state.runState !== 'running' && wanted(state),
    );
  }

  private inOrder(limit: number, wanted: (state: DialogState) => boolean): Dialog[] {
    return [...this.desk.dialogs.values()]
      .filter((state) => state.state === 'open' && wanted(state))
      .sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || a.id - b.id)
      .slice(0, limit)
      .map((state) => new Dialog({ ...state }));
  }

  private serving({ channelId, groupId }: Served): Candidate[] {
    return (groupId === null ? this.desk.candidates.get(channelId) : this.desk.groups.get(groupId)) ?? [];
  }

  private isServed(operatorId: number, dialog: Served): boolean {
    return this.serving(dialog).some((candidate) => candidate.operatorId === operatorId);
  }

  private isVisible(state: DialogState, scope: DialogScope): boolean {
    return inDialogScope(scope, { ...state, served: scope.all || this.isServed(scope.operatorId, state) });
  }
}
