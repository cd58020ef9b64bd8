import { StatusUnclear, UnknownStatus } from './operators.errors.js';
import type { OperatorStatus } from './operator.js';
import type { OwnStatusKind } from './own-status.js';

/** Whether an operator answers, and by which of the company's own words: Lunch, Training. */
export interface PresenceGiven {
  status: OperatorStatus;
  statusId: number | null;
}

/** What was asked for: one of the three, or one of the company's own, which goes with its kind. */
export interface PresenceAsked {
  status?: OperatorStatus;
  statusId?: number | null;
}

export interface OperatorPresenceStore {
  /** The kind of one of the company's statuses; null where there is none. */
  kindOf(companyId: number, statusId: number): Promise<OwnStatusKind | null>;
  /** Stores the status and tells the screens; false when it was the same already. */
  setStatus(companyId: number, operatorId: number, given: PresenceGiven): Promise<boolean>;
}

/** Somebody may have become free, or is not any more: new dialogs look for an operator again. */
export interface OperatorAvailability {
  changed(companyId: number, operatorId: number): Promise<void>;
}

/** An operator says whether he answers. */
export class ChangeStatus {
  constructor(
    private readonly presence: OperatorPresenceStore,
    private readonly availability: OperatorAvailability,
  ) {}

  async run(companyId: number, operatorId: number, asked: PresenceAsked): Promise<void> {
    const given = await this.given(companyId, asked);
    if (given && (await this.presence.setStatus(companyId, operatorId, given))) await this.availability.changed(companyId, operatorId);
  }

  private async given(companyId: number, { status, statusId = null }: PresenceAsked): Promise<PresenceGiven | null> {
    if (statusId === null) return status === undefined ? null : { status, statusId };
    const kind = await this.presence.kindOf(companyId, statusId);
    if (kind === null) throw new UnknownStatus();
    if (status !== undefined && status !== kind) throw new StatusUnclear();
    return { status: kind, statusId };
  }
}
