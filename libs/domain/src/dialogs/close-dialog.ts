import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import type { DialogDesk } from './dialog-desk.port.js';
import { DialogIsClosed } from './dialogs.errors.js';
import { dialogOrNotFound, operatorOrNotFound } from './open-dialog.js';

/** Ends the request; the client's next message opens a new one. */
export class CloseDialog {
  constructor(private readonly desk: DialogDesk) {}

  /** Resolves with whoever held it, who has a free slot now. */
  run(caller: Caller, dialogId: number): Promise<number | null> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await dialogOrNotFound(desk, dialogId, dialogScope(caller));
      if (!dialog.isOpen) throw new DialogIsClosed();
      const holder = dialog.snapshot.operatorId;
      desk.changes.close(dialog, await operatorOrNotFound(desk, caller.operatorId));
      return holder;
    });
  }
}
