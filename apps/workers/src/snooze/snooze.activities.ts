import type { WakeDialog } from '#domain/snooze/wake-dialog.js';
import type { SnoozeActivities } from '#workflows/snooze/snooze.activities.js';

/** Brings dialogs back that were put off. May be asked again: one that is back is "gone". */
export function snoozeActivities(wakeDialog: Pick<WakeDialog, 'run'>): SnoozeActivities {
  return {
    wakeDialog: async (dialog) => {
      const woken = await wakeDialog.run(dialog);
      return woken.outcome === 'later' ? { outcome: 'later', until: woken.until.toISOString() } : woken;
    },
  };
}
