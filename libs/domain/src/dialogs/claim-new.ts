import { dialogScope } from '../access/dialog-scope.js';
import type { Caller } from '../access/caller.js';
import type { DialogDesk } from './dialog-desk.port.js';
import { operatorOrNotFound } from './open-dialog.js';

/** The lightning button: this many at a press. */
export const CLAIM_AT_ONCE = 3;

/** Takes up to three new dialogs, the longest waiting first; two operators never get the same one. */
export class ClaimNew {
  constructor(private readonly desk: DialogDesk) {}

  /** Resolves with the ids of the dialogs taken; none when there were none. */
  run(caller: Caller): Promise<number[]> {
    return this.desk.run(caller.companyId, async (desk) => {
      const operator = await operatorOrNotFound(desk, caller.operatorId);
      const dialogs = await desk.newDialogs(CLAIM_AT_ONCE, dialogScope(caller));
      for (const dialog of dialogs) desk.changes.assign(dialog, operator, operator);
      return dialogs.map(({ id }) => id);
    });
  }
}
