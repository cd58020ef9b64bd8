import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { DialogIsClosed } from '../dialogs/dialogs.errors.js';
import { dialogOrNotFound, operatorOrNotFound } from '../dialogs/open-dialog.js';

/** A person gives a dialog to an operator, even over his limit: the rules bind the rules, not people. */
export class TransferDialog {
  constructor(private readonly desk: DialogDesk) {}

  /** Resolves with whoever held it until now, who has a free slot then. */
  run(caller: Caller, dialogId: number, toOperatorId: number): Promise<number | null> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await dialogOrNotFound(desk, dialogId, dialogScope(caller));
      if (!dialog.isOpen) throw new DialogIsClosed();
      const holder = dialog.snapshot.operatorId;
      if (holder === toOperatorId) return null;
      const target = await operatorOrNotFound(desk, toOperatorId);
      desk.changes.assign(dialog, target, await operatorOrNotFound(desk, caller.operatorId));
      return holder;
    });
  }
}
