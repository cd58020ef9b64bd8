import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import { doneTo } from '../operators/operator-event.js';
import type { DialogDesk } from './dialog-desk.port.js';
import { DialogIsOpen } from './dialogs.errors.js';
import { workableDialog, operatorOrNotFound } from './open-dialog.js';

/** Opens a closed dialog with a new request, in the hands of whoever reopens it. */
export class ReopenDialog {
  constructor(private readonly desk: DialogDesk) {}

  run(caller: Caller, dialogId: number): Promise<void> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, dialogScope(caller));
      if (dialog.isOpen) throw new DialogIsOpen();
      const operator = await operatorOrNotFound(desk, caller.operatorId);
      desk.changes.openRequest(dialog);
      desk.changes.deeds.push(...doneTo(dialog, 'dialog_reopened', operator.operatorId));
      desk.changes.assign(dialog, operator, operator);
    });
  }
}
