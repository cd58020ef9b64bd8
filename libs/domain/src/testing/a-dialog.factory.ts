import { Dialog, type DialogState } from '../dialogs/dialog.js';

/** The moment at which tests of rules take place, unless they say otherwise. */
export const NOON = new Date('2026-11-22T12:00:00.000Z');

/** So many seconds after noon; before it when negative. */
export const secondsAfterNoon = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

const ONE_WEEK = 7 * 24 * 3_600;

/** An open dialog that nobody has: `aDialog().heldBy(7).build()`. */
export const aDialog = (more: Partial<DialogState> = {}): DialogBuilder => new DialogBuilder(more);

export class DialogBuilder {
  readonly state: DialogState;

  constructor(more: Partial<DialogState>) {
    this.state = {
      ...{ id: 100, channelId: 1, clientId: 50, state: 'open', operatorId: null, groupId: null, lastOperatorId: null },
      requestId: 90,
      ...{ waitsFor: null, waitsForOperatorId: null, waitsSince: null, runState: null, unreadCount: 0, readUpToId: 0 },
      ...{ snoozedUntil: null, snoozedBy: null, countedUntil: secondsAfterNoon(ONE_WEEK), blockedAt: null, withheldCount: 0 },
      ...{ lastMessageId: 0, lastMessageKind: null, lastMessagePreview: null, lastMessageAt: NOON, lastInboundAt: null },
      ...{ referral: null, openedAt: NOON, closedAt: null },
      ...more,
    };
  }

  heldBy(operatorId: number): this {
    return this.with({ operatorId, lastOperatorId: operatorId });
  }

  waitingFor(operatorId: number, waitsSince = NOON): this {
    return this.with({ waitsFor: 'operator', waitsForOperatorId: operatorId, waitsSince });
  }

  waitingForAny(waitsSince = NOON): this {
    return this.with({ waitsFor: 'any', waitsSince });
  }

  snoozedUntil(snoozedUntil: Date, snoozedBy = 7): this {
    return this.with({ snoozedUntil, snoozedBy });
  }

  /** Nobody has written in it this month yet. */
  uncounted(): this {
    return this.with({ countedUntil: null });
  }

  blocked(blockedAt = NOON): this {
    return this.with({ blockedAt });
  }

  servedBy(groupId: number): this {
    return this.with({ groupId });
  }

  /** Closed since noon, after this operator served it. */
  closedBy(lastOperatorId: number | null): this {
    return this.with({ state: 'closed', operatorId: null, lastOperatorId, requestId: null, closedAt: NOON });
  }

  unread(unreadCount: number, lastMessageId: number): this {
    return this.with({ unreadCount, lastMessageId, lastMessageKind: 'from_client' });
  }

  build(): Dialog {
    return new Dialog({ ...this.state });
  }

  private with(more: Partial<DialogState>): this {
    Object.assign(this.state, more);
    return this;
  }
}
