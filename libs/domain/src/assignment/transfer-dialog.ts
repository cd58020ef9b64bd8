import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { DialogIsClosed } from '../dialogs/dialogs.errors.js';
import { workableDialog, groupOrNotFound, operatorOrNotFound } from '../dialogs/open-dialog.js';
import { HandOver, type TransferTarget } from './hand-over.js';
import { nextInTurn } from './rules.js';

/** A person gives a dialog to an operator, even over his limit, or to a group, whose member the rules choose. */
export class TransferDialog {
  constructor(private readonly desk: DialogDesk) {}

  /** `comment` is the reason, for colleagues. Resolves with whoever held it until now, who has a free slot then. */
  run(caller: Caller, dialogId: number, to: TransferTarget, comment: string | null = null): Promise<number | null> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, dialogScope(caller));
      if (!dialog.isOpen) throw new DialogIsClosed();
      const holder = dialog.snapshot.operatorId;
      if ('operatorId' in to && holder === to.operatorId) return null;
      const handOver = new HandOver(desk, dialog, await operatorOrNotFound(desk, caller.operatorId));
      if ('groupId' in to) await handOver.toGroup(await groupOrNotFound(desk, to.groupId), nextInTurn, comment);
      else handOver.toOperator(await operatorOrNotFound(desk, to.operatorId), comment);
      return holder;
    });
  }
}
