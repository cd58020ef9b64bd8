import type { Caller } from '../access/caller.js';
import type { ChangeStatus, PresenceAsked } from './change-status.js';
import type { AccountChanges } from './operator.js';

export interface OperatorAccountStore {
  changeAccount(companyId: number, operatorId: number, changes: AccountChanges): Promise<void>;
}

/** An operator changes his own settings, and says whether he answers. */
export class ChangeAccount {
  constructor(
    private readonly operators: OperatorAccountStore,
    private readonly status: ChangeStatus,
  ) {}

  async run(caller: Caller, { status, statusId, ...changes }: AccountChanges & PresenceAsked): Promise<void> {
    if (Object.values(changes).some((value) => value !== undefined)) {
      await this.operators.changeAccount(caller.companyId, caller.operatorId, changes);
    }
    await this.status.run(caller.companyId, caller.operatorId, { status, statusId });
  }
}
