import type { DialogDesk } from '../dialogs/dialog-desk.port.js';
import { judgeAbsence, type AbsenceVerdict } from '../operators/absence.js';
import { PlacementRules } from './placement-rules.js';

/** How many dialogs one round gives back: the load of all candidates is locked meanwhile. */
const ROUND = 50;

export type ReleaseOutcome = Exclude<AbsenceVerdict, { kind: 'due' }> | { kind: 'released'; dialogs: number; more: boolean };

const LINES = { absent: 'released_absent', blocked: 'released_blocked', deleted: 'released_deleted' } as const;

/**
 * Takes open dialogs from an operator who is gone for longer than his company allows, or who left it, and lets the rules
 * place them: a round at a time, oldest first. Whoever is back keeps what he still has. Harmless to repeat.
 */
export class ReleaseDialogs {
  constructor(private readonly desk: DialogDesk) {}

  round(companyId: number, operatorId: number): Promise<ReleaseOutcome> {
    return this.desk.run(companyId, async (desk): Promise<ReleaseOutcome> => {
      const dialogs = await desk.dialogsOf(operatorId, ROUND);
      const whereabouts = await desk.whereabouts(operatorId);
      if (!whereabouts) return { kind: 'back' };
      const verdict = judgeAbsence(whereabouts, desk.changes.now);
      if (verdict.kind !== 'due') return verdict;
      // What is put off is nobody's business before its time; then wake-dialog.ts asks where its operator is.
      const due = verdict.why === 'absent' ? dialogs.filter(({ isSnoozed }) => !isSnoozed) : dialogs;
      const rules = await PlacementRules.of(desk, due);
      for (const dialog of due) {
        desk.changes.release(dialog);
        desk.changes.line(dialog, LINES[verdict.why], { operator: whereabouts.name });
        rules.place(desk, dialog);
      }
      // A round may be short because others closed some at that moment: only an empty one is the last.
      return { kind: 'released', dialogs: due.length, more: due.length > 0 };
    });
  }
}
