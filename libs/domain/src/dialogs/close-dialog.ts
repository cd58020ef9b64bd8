import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import type { ChannelAbilities } from '../messages/message-limits.js';
import { isPaidFor } from '../packages/count-in-month.js';
import { askToRate } from '../ratings/ask-to-rate.js';
import type { Dialog } from './dialog.js';
import type { DeskWork, DialogDesk } from './dialog-desk.port.js';
import { DialogIsClosed } from './dialogs.errors.js';
import { workableDialog, operatorOrNotFound } from './open-dialog.js';

/** Ends the request; the client's next message opens a new one. Where the company wants to know, he is asked how it was. */
export class CloseDialog {
  constructor(
    private readonly desk: DialogDesk,
    private readonly abilitiesOf: (transport: string) => ChannelAbilities,
  ) {}

  /** Resolves with whoever held it, who has a free slot now. */
  run(caller: Caller, dialogId: number): Promise<number | null> {
    return this.desk.run(caller.companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, dialogScope(caller));
      if (!dialog.isOpen) throw new DialogIsClosed();
      const { operatorId: holder, requestId } = dialog.snapshot;
      const by = await operatorOrNotFound(desk, caller.operatorId);
      const terms = await desk.ratingTerms(dialog);
      desk.changes.close(dialog, by);
      if (terms && requestId !== null && (await isPaidFor(desk, dialog))) this.ask(desk, dialog, requestId, terms);
      return holder;
    });
  }

  private ask(desk: DeskWork, dialog: Dialog, requestId: number, terms: Parameters<typeof askToRate>[3]): void {
    askToRate(desk.changes, dialog, requestId, terms, this.abilitiesOf(terms.transport));
  }
}
