import type { Caller } from '../access/caller.js';
import { dialogScope, type DialogScope } from '../access/dialog-scope.js';
import { NOBODY } from '../dialogs/dialog-changes.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';

export interface BlacklistStore {
  /** False: it was so already. Throws `not_found` for a client outside of the scope. */
  set(companyId: number, clientId: number, scope: DialogScope, blacklisted: boolean): Promise<boolean>;
}

/**
 * Puts a client on the black list or takes him off. What he writes while on it is kept, but opens no dialog and asks for nobody's
 * attention; a dialog that is open is closed.
 */
export class BlacklistClient {
  constructor(
    private readonly store: BlacklistStore,
    private readonly desk: DialogDesk,
  ) {}

  run(caller: Caller, clientId: number, blacklisted: boolean): Promise<void> {
    return this.set(caller.companyId, caller.operatorId, dialogScope(caller), clientId, blacklisted);
  }

  /** By a program, through the public API. */
  runForProgram(companyId: number, clientId: number, blacklisted: boolean): Promise<void> {
    return this.set(companyId, null, { all: true }, clientId, blacklisted);
  }

  private async set(
    companyId: number,
    operatorId: number | null,
    scope: DialogScope,
    clientId: number,
    blacklisted: boolean,
  ): Promise<void> {
    if (!(await this.store.set(companyId, clientId, scope, blacklisted))) return;
    await this.desk.run(companyId, async (desk) => {
      const dialog = await desk.dialogOfClient(clientId);
      if (!dialog || dialog.isNew) return;
      const operator = operatorId === null ? null : await desk.operator(operatorId);
      desk.changes.line(dialog, blacklisted ? 'client_blacklisted' : 'client_unblacklisted', { operator: operator?.name ?? null });
      if (blacklisted && dialog.isOpen) desk.changes.close(dialog, operator ?? NOBODY);
    });
  }
}
