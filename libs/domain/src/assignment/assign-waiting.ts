import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk } from '../dialogs/dialog-desk.port.js';
import type { Candidates } from './candidates.js';
import { hasFreeSlot, nextInTurn, type Candidate } from './rules.js';

/** What became of a dialog that waits: `gone` = it no longer does (closed, or somebody has it). */
export type WaitingOutcome = 'assigned' | 'waiting' | 'gone';

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
      return this.assign(desk, dialog, await this.candidates(desk, [dialog]));
    });
  }

  /** Its operator did not come in time: from now on the standard rules. */
  release(command: { companyId: number; dialogId: number }): Promise<WaitingOutcome> {
    return this.desk.run(command.companyId, async (desk) => {
      const dialog = await desk.dialog(command.dialogId, { all: true });
      if (!dialog?.isUnassigned || !dialog.isWaiting) return 'gone';
      dialog.waitForAny(desk.changes.now);
      desk.changes.touch(dialog);
      const outcome = this.assign(desk, dialog, await this.candidates(desk, [dialog]));
      if (outcome === 'waiting') desk.changes.line(dialog, 'waits_for_any', {});
      return outcome;
    });
  }

  /** An operator came online or has a slot again: the longest waiting first. Resolves with the number assigned. */
  async drain(companyId: number, operatorId: number): Promise<number> {
    let assigned = 0;
    for (;;) {
      const round = await this.drainRound(companyId, operatorId);
      assigned += round;
      if (round < ROUND) return assigned;
    }
  }

  private drainRound(companyId: number, operatorId: number): Promise<number> {
    return this.desk.run(companyId, async (desk) => {
      const dialogs = await desk.waitingDialogs(ROUND, operatorId);
      if (dialogs.length === 0) return 0;
      const candidates = await this.candidates(desk, dialogs);
      return dialogs.filter((dialog) => this.assign(desk, dialog, candidates) === 'assigned').length;
    });
  }

  private candidates(desk: DeskWork, dialogs: Dialog[]): Promise<Candidates> {
    return desk.candidates(dialogs.map(({ snapshot }) => snapshot));
  }

  private assign(desk: DeskWork, dialog: Dialog, candidates: Candidates): WaitingOutcome {
    const serving = candidates.of(dialog.snapshot);
    const operator = dialog.snapshot.waitsFor === 'operator' ? this.awaited(dialog, serving) : nextInTurn(serving);
    if (!operator) return 'waiting';
    desk.changes.assignByRules(dialog, operator);
    return 'assigned';
  }

  /** The one it waits for; if he can't serve it any more (deleted, moved to another group), whoever is next. */
  private awaited(dialog: Dialog, candidates: Candidate[]): Candidate | null {
    const awaited = candidates.find(({ operatorId }) => operatorId === dialog.snapshot.waitsForOperatorId);
    if (!awaited) return nextInTurn(candidates);
    return awaited.online && hasFreeSlot(awaited) ? awaited : null;
  }
}
