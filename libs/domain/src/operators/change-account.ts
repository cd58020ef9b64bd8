import type { Caller } from '../access/caller.js';
import type { ChangeStatus } from './change-status.js';
import type { AccountChanges, OperatorStatus } from './operator.js';

export interface OperatorAccountStore {
  changeAccount(companyId: number, operatorId: number, changes: AccountChanges): Promise<void>;
}

/** An operator changes his own settings, and says whether he answers. */
export class ChangeAccount {
  constructor(
    private readonly operators: OperatorAccountStore,
    private readonly status: ChangeStatus,
  ) {}

  async run(caller: Caller, { status, ...changes }: AccountChanges & { status?: OperatorStatus }): Promise<void> {
    if (Object.values(changes).some((value) => value !== undefined)) {
      await this.operators.changeAccount(caller.companyId, caller.operatorId, changes);
    }
    if (status !== undefined) await this.status.run(caller.companyId, caller.operatorId, status);
  }
}
