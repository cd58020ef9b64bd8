import type { OperatorStatus } from './operator.js';

export interface OperatorPresenceStore {
  /** Stores the status and tells the screens; false when it was the same already. */
  setStatus(companyId: number, operatorId: number, status: OperatorStatus): Promise<boolean>;
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

  async run(companyId: number, operatorId: number, status: OperatorStatus): Promise<void> {
    if (await this.presence.setStatus(companyId, operatorId, status)) await this.availability.changed(companyId, operatorId);
  }
}
