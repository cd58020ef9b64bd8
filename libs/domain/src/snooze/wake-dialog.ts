import { PlacementRules } from '../assignment/placement-rules.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DeskWork, DialogDesk } from '../dialogs/dialog-desk.port.js';
import { judgeAbsence } from '../operators/absence.js';
import { wake, wakeUnseen } from './snooze-changes.js';

/** `gone`: it is not put off any more, and nobody had to tell; `later`: it is put off until then. */
export type WakeOutcome = { outcome: 'woken' | 'gone' } | { outcome: 'later'; until: Date };

/** The time of a dialog that was put off has come. Harmless to repeat. */
export class WakeDialog {
  constructor(private readonly desk: DialogDesk) {}

  run({ companyId, dialogId }: { companyId: number; dialogId: number }): Promise<WakeOutcome> {
    return this.desk.run(companyId, async (desk): Promise<WakeOutcome> => {
      const dialog = await desk.dialog(dialogId, { all: true });
      const until = dialog?.snapshot.snoozedUntil;
      if (!dialog || !until) return { outcome: 'gone' };
      if (until > desk.changes.now) return { outcome: 'later', until };
      if (dialog.isBlocked) wakeUnseen(desk.changes, dialog);
      else wake(desk.changes, dialog);
      await passOn(desk, dialog);
      return { outcome: 'woken' };
    });
  }
}

/** Dialogs that are put off stay with an operator who goes away; now it is done with as the others were. */
async function passOn(desk: DeskWork, dialog: Dialog): Promise<void> {
  const holder = dialog.snapshot.operatorId;
  const whereabouts = holder === null ? null : await desk.whereabouts(holder);
  if (!whereabouts || judgeAbsence(whereabouts, desk.changes.now).kind !== 'due') return;
  const rules = await PlacementRules.of(desk, [dialog]);
  desk.changes.release(dialog);
  desk.changes.line(dialog, 'released_absent', { operator: whereabouts.name });
  rules.place(desk, dialog);
}
