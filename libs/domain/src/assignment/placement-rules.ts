import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { Candidates } from './candidates.js';
import type { AssignmentDecision, AssignmentRules } from './rules.js';

/** What became of a dialog that waits: `gone` = it no longer does (closed, somebody has it, or it is left to people). */
export type WaitingOutcome = 'assigned' | 'waiting' | 'gone';

const OUTCOMES: Record<AssignmentDecision['kind'], WaitingOutcome> = {
  assign: 'assigned',
  wait_for_operator: 'waiting',
  wait_for_any: 'waiting',
  leave_new: 'gone',
};

/** The company's rules, and whoever may serve the channels of these dialogs with his load locked: all that placing them needs. */
export class PlacementRules {
  private constructor(
    private readonly rules: AssignmentRules,
    private readonly autoAssignChannels: ReadonlySet<number>,
    private readonly candidates: Candidates,
  ) {}

  static async of(desk: DeskWork, dialogs: readonly Dialog[]): Promise<PlacementRules> {
    const channelIds = [...new Set(dialogs.map((dialog) => dialog.snapshot.channelId))];
    const [rules, autoAssignChannels] = [await desk.rules(), await desk.autoAssignChannels(channelIds)];
    return new PlacementRules(rules, autoAssignChannels, await desk.candidates(dialogs.map(({ snapshot }) => snapshot)));
  }

  /** Lets the rules place the dialog; each sees what the one before took. One that is blocked is placed when it is paid for. */
  place(desk: DeskWork, dialog: Dialog): WaitingOutcome {
    if (dialog.isBlocked) return 'gone';
    const autoAssign = this.rules.autoAssign && this.autoAssignChannels.has(dialog.snapshot.channelId);
    return OUTCOMES[desk.changes.place(dialog, this.candidates.of(dialog.snapshot), { ...this.rules, autoAssign }).kind];
  }
}
