import type { DialogChanges } from '../dialogs/dialog-changes.js';
import type { Dialog } from '../dialogs/dialog.js';

/** Why a dialog that was put off is to be done before its time. */
export type SnoozeEnd = 'client_wrote' | 'closed' | 'transferred' | 'cancelled';

const workflowOf = (dialog: Dialog): { process: string; workflowId: string } => ({ process: 'snooze', workflowId: `snooze:${dialog.id}` });

/** Puts the dialog off; its process brings it back. */
export function snooze(changes: DialogChanges, dialog: Dialog, until: Date, by: { operatorId: number; name: string }): void {
  dialog.snooze(until, by.operatorId);
  changes.touch(dialog);
  changes.line(dialog, 'snoozed', { operator: by.name, until: until.toISOString() });
  changes.outbox.push({
    ...workflowOf(dialog),
    action: 'start',
    payload: { companyId: changes.companyId, dialogId: dialog.id, until: until.toISOString() },
  });
}

/** Something else came first: the dialog is not put off any more, and its process need not wait. */
export function endSnooze(changes: DialogChanges, dialog: Dialog, reason: SnoozeEnd): void {
  if (!dialog.isSnoozed) return;
  dialog.wake();
  changes.touch(dialog);
  changes.outbox.push({ ...workflowOf(dialog), action: 'signal', payload: { signal: 'snoozeEnded', args: [{ reason }] } });
}

/** Its time has come while nothing pays for it: nobody is told, and it is there when somebody may see it again. */
export function wakeUnseen(changes: DialogChanges, dialog: Dialog): void {
  dialog.wake();
  changes.dialogChanged(dialog);
}

/** Its time has come: it is to be done again, and stands on top. */
export function wake(changes: DialogChanges, dialog: Dialog): void {
  dialog.wake();
  dialog.surface(changes.now);
  changes.line(dialog, 'snooze_over', {});
}
