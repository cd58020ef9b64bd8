import type { Caller } from '../access/caller.js';
import { dialogScope } from '../access/dialog-scope.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { DialogIsClosed } from '../dialogs/dialogs.errors.js';
import { workableDialog, operatorOrNotFound } from '../dialogs/open-dialog.js';
import { endSnooze, snooze } from './snooze-changes.js';
import { NobodyHasIt, SnoozeTimeInvalid } from './snooze.errors.js';

const LONGEST_MS = 366 * 86_400_000;

/** An operator puts a dialog off, or takes it back before its time. Of two who do so at once the later one's word holds. */
export class SnoozeDialog {
  constructor(private readonly desk: DialogDesk) {}

  /** It leaves what is to be done now, and stays with whoever has it, until then or until its client writes. */
  run(caller: Caller, dialogId: number, until: Date): Promise<void> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, dialogScope(caller));
      const ahead = until.getTime() - desk.changes.now.getTime();
      if (!(ahead > 0 && ahead <= LONGEST_MS)) throw new SnoozeTimeInvalid();
      if (!dialog.isOpen) throw new DialogIsClosed();
      if (dialog.isUnassigned) throw new NobodyHasIt();
      snooze(desk.changes, dialog, until, await operatorOrNotFound(desk, caller.operatorId));
    });
  }

  /** Harmless where it is not put off any more. */
  cancel(caller: Caller, dialogId: number): Promise<void> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, dialogScope(caller));
      if (!dialog.isSnoozed) return;
      const operator = await operatorOrNotFound(desk, caller.operatorId);
      endSnooze(desk.changes, dialog, 'cancelled');
      desk.changes.line(dialog, 'snooze_cancelled', { operator: operator.name });
    });
  }
}
