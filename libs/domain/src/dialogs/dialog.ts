import type { Referral } from '../messages/content.js';
import type { MessageKind } from '../messages/message.js';

export interface DialogState {
  id: number;
  channelId: number;
  clientId: number;
  state: 'open' | 'closed';
  operatorId: number | null;
  /** The group that it was transferred to: its members serve it instead of those of the channel's groups. */
  groupId: number | null;
  lastOperatorId: number | null;
  requestId: number | null;
  waitsFor: 'any' | 'operator' | null;
  waitsForOperatorId: number | null;
  waitsSince: Date | null;
  /** A scenario's run: `running` = the bot serves the dialog, `paused` = an operator has taken it from the bot. */
  runState: 'running' | 'paused' | null;
  /** Put off until then, and by whom: it stands in no list of what is to be done now. */
  snoozedUntil: Date | null;
  snoozedBy: number | null;
  /** It is counted among the active dialogs of the month that ends then; null = it never was. */
  countedUntil: Date | null;
  /** Nothing paid for its month: since then nobody reads what comes, or answers. */
  blockedAt: Date | null;
  /** So many messages came since, and are shown to nobody. */
  withheldCount: number;
  unreadCount: number;
  readUpToId: number;
  lastMessageId: number;
  lastMessageKind: MessageKind | null;
  lastMessagePreview: string | null;
  lastMessageAt: Date;
  lastInboundAt: Date | null;
  referral: Referral | null;
  openedAt: Date;
  closedAt: Date | null;
}

/** What the dialog keeps of a message that was added to it. */
export interface DialogMessage {
  id: number;
  kind: MessageKind;
  preview: string;
  at: Date;
}

/**
 * The thread of one client in one channel: open or closed, with one operator, with nobody ("new"), or waiting for one.
 * It knows its own rules only; who is free to take it is decided in assignment/.
 */
export class Dialog {
  constructor(
    private readonly value: DialogState,
    /** Not stored yet. */
    readonly isNew = false,
  ) {}

  /** The thread of a client who has none. It starts closed; the first message opens it. */
  static start(id: number, channelId: number, clientId: number, now: Date): Dialog {
    return new Dialog(
      {
        ...{ id, channelId, clientId, state: 'closed', operatorId: null, groupId: null, lastOperatorId: null },
        ...{ requestId: null, waitsFor: null, waitsForOperatorId: null, waitsSince: null, runState: null, unreadCount: 0, readUpToId: 0 },
        ...{ snoozedUntil: null, snoozedBy: null, countedUntil: null, blockedAt: null, withheldCount: 0 },
        ...{ lastMessageId: 0, lastMessageKind: null, lastMessagePreview: null, lastMessageAt: now, lastInboundAt: null },
        ...{ referral: null, openedAt: now, closedAt: now },
      },
      true,
    );
  }

  get id(): number {
    return this.value.id;
  }

  get snapshot(): Readonly<DialogState> {
    return this.value;
  }

  get isOpen(): boolean {
    return this.value.state === 'open';
  }

  /** In the list "New": open, and nobody's. */
  get isUnassigned(): boolean {
    return this.isOpen && this.value.operatorId === null;
  }

  /** Closed, or opened by a message of ours that nobody had asked for: the client's next message begins a request. */
  get needsRequest(): boolean {
    // What a bot asks after the end of a request, or wrote first, is between it and the client until people are needed.
    return this.isOpen ? this.value.requestId === null : !this.isHeldByBot;
  }

  get isWaiting(): boolean {
    return this.value.waitsFor !== null;
  }

  /** Put off: it comes back by itself. */
  get isSnoozed(): boolean {
    return this.value.snoozedUntil !== null;
  }

  /** A bot serves it: it is not in "New", and no rule gives it to anybody. */
  get isHeldByBot(): boolean {
    return this.value.runState === 'running';
  }

  get isBlocked(): boolean {
    return this.value.blockedAt !== null;
  }

  isCountedAt(now: Date): boolean {
    return this.value.countedUntil !== null && now < this.value.countedUntil;
  }

  countUntil(endOfMonth: Date): void {
    this.value.countedUntil = endOfMonth;
  }

  /** It was not active in the month for which it was counted: its next message counts it anew. */
  uncount(): void {
    this.value.countedUntil = null;
  }

  block(now: Date): void {
    this.value.blockedAt = now;
  }

  /** One message more that is shown to nobody. */
  withhold(): this {
    this.value.withheldCount += 1;
    return this;
  }

  /** `preview`: of its newest message, if that was withheld. */
  unblock(preview: string | null): void {
    Object.assign(this.value, { blockedAt: null, withheldCount: 0 });
    if (preview !== null) this.value.lastMessagePreview = preview;
  }

  /** Opens the dialog for a new request; `requestId` is null when nobody asked for anything (we wrote first from the phone). */
  open(requestId: number | null, now: Date): void {
    if (this.isOpen) throw new Error(`Dialog ${this.id} is open already`);
    Object.assign(this.value, { state: 'open', requestId, operatorId: null, openedAt: now, closedAt: null });
  }

  /** The client answers where we wrote first: a request begins in the open dialog, in the hands of whoever has it. */
  beginRequest(requestId: number): void {
    if (!this.isOpen || this.value.requestId !== null) throw new Error(`Dialog ${this.id} does not wait for its first request`);
    this.value.requestId = requestId;
  }

  /** Ends the service; whoever served last is remembered for next time. */
  close(now: Date): void {
    this.stopWaiting();
    const lastOperatorId = this.value.operatorId ?? this.value.lastOperatorId;
    Object.assign(this.value, { state: 'closed', requestId: null, operatorId: null, groupId: null, lastOperatorId, closedAt: now });
    this.read(this.value.lastMessageId);
  }

  /** Gives the dialog to an operator, whoever had it. */
  assignTo(operatorId: number): void {
    if (!this.isOpen) throw new Error(`Dialog ${this.id} is closed: it can't be given to anybody`);
    this.stopWaiting();
    this.value.operatorId = operatorId;
    this.value.lastOperatorId = operatorId;
  }

  /** From now on this group serves the dialog; null = again the groups of its channel. */
  serveBy(groupId: number | null): void {
    this.value.groupId = groupId;
  }

  /** Puts the dialog back into the list "New". */
  release(): void {
    this.value.operatorId = null;
  }

  waitForAny(now: Date): void {
    Object.assign(this.value, { operatorId: null, waitsFor: 'any', waitsForOperatorId: null, waitsSince: this.value.waitsSince ?? now });
  }

  waitForOperator(operatorId: number, now: Date): void {
    Object.assign(this.value, { operatorId: null, waitsFor: 'operator', waitsForOperatorId: operatorId, waitsSince: now });
  }

  stopWaiting(): void {
    Object.assign(this.value, { waitsFor: null, waitsForOperatorId: null, waitsSince: null });
  }

  /** Puts the dialog off; whoever has it keeps it. */
  snooze(until: Date, operatorId: number): void {
    Object.assign(this.value, { snoozedUntil: until, snoozedBy: operatorId });
  }

  /** It is to be done again. */
  wake(): void {
    Object.assign(this.value, { snoozedUntil: null, snoozedBy: null });
  }

  /** Stands on top of its lists, as if something had been said in it now. */
  surface(now: Date): void {
    this.value.lastMessageAt = now;
  }

  /** A bot serves the dialog from now on, unless an operator has it. */
  holdByBot(): void {
    this.stopWaiting();
    this.value.runState = 'running';
  }

  /** An operator serves the dialog; its bot goes on later. */
  pauseBot(): void {
    this.value.runState = 'paused';
  }

  /** No bot serves the dialog any more. */
  leaveBot(): void {
    this.value.runState = null;
  }

  /** A client's message: unread until somebody reads it. */
  receive(message: DialogMessage, receivedAt: Date): void {
    this.remember(message);
    this.value.unreadCount += 1;
    this.value.lastInboundAt = receivedAt;
  }

  /** A message of somebody on the black list: kept, and not to be read. */
  overhear(message: DialogMessage): void {
    this.remember(message);
    this.read(message.id);
  }

  /** A message beside the service: it is seen already, but what was not stays unseen. */
  noteAside(message: DialogMessage): void {
    this.remember(message);
    if (this.value.unreadCount === 0) this.read(message.id);
  }

  /** The client wrote something that is no question: the channel lets us write to him again. */
  wasHeard(at: Date): void {
    this.value.lastInboundAt = at;
  }

  /** A message of ours, or a comment: whoever writes has read what came before. */
  answer(message: DialogMessage): void {
    this.remember(message);
    if (message.kind !== 'comment') this.read(message.id);
  }

  /** A message from before our time: it neither asks for attention nor hides anything newer. */
  recall(message: DialogMessage): void {
    if (this.value.lastMessageId === 0 || message.at > this.value.lastMessageAt) this.remember(message);
  }

  cameBy(referral: Referral): void {
    this.value.referral = referral;
  }

  /** Everything up to this message has been seen. */
  read(upToId: number): void {
    this.value.unreadCount = 0;
    this.value.readUpToId = Math.max(this.value.readUpToId, upToId);
  }

  /** From this message on it counts as unseen; `count` are the client's messages since. */
  unread(fromId: number, count: number): void {
    this.value.unreadCount = count;
    this.value.readUpToId = fromId - 1;
  }

  private remember(message: DialogMessage): void {
    this.value.lastMessageId = message.id;
    this.value.lastMessageKind = message.kind;
    this.value.lastMessagePreview = message.preview;
    this.value.lastMessageAt = message.at;
  }
}
