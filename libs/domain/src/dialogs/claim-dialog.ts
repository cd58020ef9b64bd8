import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import { assertNotBlocked } from '../packages/count-in-month.js';
import { notFound } from '../shared/domain-error.js';
import type { Dialog } from './dialog.js';
import type { DeskWork, DialogDesk } from './dialog-desk.port.js';
import { AlreadyTaken, DialogIsClosed } from './dialogs.errors.js';
import { dialogOrNotFound, operatorOrNotFound } from './open-dialog.js';

/** An operator takes a new dialog himself. Of two who try at once one wins, the other learns who. */
export class ClaimDialog {
  constructor(private readonly desk: DialogDesk) {}

  run(caller: Caller, dialogId: number): Promise<void> {
    return this.desk.run(caller.companyId, async (desk) => {
      // Whoever was just beaten to it may no longer see the dialog; if he serves it, he is still told who has it.
      const dialog = await dialogOrNotFound(desk, dialogId, { all: true });
      if (!dialog.isOpen) {
        await dialogOrNotFound(desk, dialogId, dialogScope(caller));
        throw new DialogIsClosed();
      }
      const holder = dialog.snapshot.operatorId;
      if (holder === caller.operatorId) return assertNotBlocked(dialog);
      if (holder !== null) {
        await assertServed(desk, dialog, caller);
        assertNotBlocked(dialog);
        throw new AlreadyTaken((await desk.operator(holder))?.name ?? null);
      }
      await dialogOrNotFound(desk, dialogId, dialogScope(caller));
      assertNotBlocked(dialog);
      const operator = await operatorOrNotFound(desk, caller.operatorId);
      desk.changes.assign(dialog, operator, operator);
    });
  }
}

async function assertServed(desk: DeskWork, dialog: Dialog, caller: Caller): Promise<void> {
  if (dialogScope(caller).all) return;
  if (!(await desk.serves(caller.operatorId, dialog.snapshot))) throw notFound('Dialog');
}
