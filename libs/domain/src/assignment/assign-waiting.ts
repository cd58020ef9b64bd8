import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { PlacementRules, type WaitingOutcome } from './placement-rules.js';

/** How many waiting dialogs one round looks at: the load of all candidates is locked meanwhile. */
const ROUND = 100;

/** Gives a waiting dialog to an operator as soon as the rules allow it. Harmless to repeat. */
export class AssignWaiting {
  constructor(private readonly desk: DialogDesk) {}

  /** Looks at one dialog again; called by its waiting-for-operator process. */
  run(command: { companyId: number; dialogId: number }): Promise<WaitingOutcome> {
    return this.desk.run(command.companyId, async (desk) => {
      const dialog = await desk.dialog(command.dialogId, { all: true });
      if (!dialog?.isUnassigned || !dialog.isWaiting) return 'gone';
      return (await PlacementRules.of(desk, [dialog])).place(desk, dialog);
    });
  }

  /** Its operator did not come in time: from now on the standard rules. */
  release(command: { companyId: number; dialogId: number }): Promise<WaitingOutcome> {
    return this.desk.run(command.companyId, async (desk) => {
      const dialog = await desk.dialog(command.dialogId, { all: true });
      if (!dialog?.isUnassigned || !dialog.isWaiting) return 'gone';
      const waitedForOperator = dialog.snapshot.waitsFor === 'operator';
      dialog.waitForAny(desk.changes.now);
      desk.changes.touch(dialog);
      const outcome = (await PlacementRules.of(desk, [dialog])).place(desk, dialog);
      if (outcome === 'waiting' && waitedForOperator) desk.changes.line(dialog, 'waits_for_any', {});
      return outcome;
    });
  }

  /** An operator came online or has a slot again: the longest waiting first. Resolves with the number that wait no more. */
  async drain(companyId: number, operatorId: number): Promise<number> {
    let settled = 0;
    for (;;) {
      const round = await this.drainRound(companyId, operatorId);
      settled += round;
      if (round < ROUND) return settled;
    }
  }

  private drainRound(companyId: number, operatorId: number): Promise<number> {
    return this.desk.run(companyId, async (desk) => {
      const dialogs = await desk.waitingDialogs(ROUND, operatorId);
      if (dialogs.length === 0) return 0;
      const rules = await PlacementRules.of(desk, dialogs);
      return dialogs.filter((dialog) => rules.place(desk, dialog) !== 'waiting').length;
    });
  }
}
