import type { DialogPackage, Payment } from './account.js';
import { accountChanged } from './account-changed.js';
import type { PackageDesk } from './package-desk.port.js';

/** A month of a dialog that a refused message stood in, as it was counted. */
export interface RefusedMonth {
  dialogId: number;
  /** First day of the month. */
  month: string;
  /** The moment at which the month is over. */
  until: Date;
  countedAt: Date;
  /** Null = nothing yet: the dialog is blocked by what it was sent. */
  payment: Payment | null;
  /** That its place is of. */
  package: DialogPackage | null;
  /** What it was charged by itself. */
  chargedMinor: number;
  /** Something that was not refused was written in it, whoever wrote it. */
  isActive: boolean;
}

/** What a send that its channel refused took is given back: its dialog was not active in that month if nothing else was written in it. */
export class GiveBackRefused {
  constructor(private readonly desk: PackageDesk) {}

  /**
   * Looks at messages that were refused, late or at once; repeated for the same ones it finds nothing to give back. Resolves with how many
   * dialogs were not active after all.
   */
  run(companyId: number, messageIds: readonly number[]): Promise<number> {
    return this.desk.run(companyId, async (work) => {
      const { changes } = work.desk;
      // Locked: what is written in them at this moment is seen below, and what is written later counts them anew.
      const dialogs = new Map((await work.dialogsOf(messageIds)).map((dialog) => [dialog.id, dialog]));
      changes.account = await work.desk.account();
      const inactive = (await work.refusedMonths(messageIds)).filter(({ isActive, payment }) => !isActive && payment !== null);
      for (const month of inactive) {
        const dialog = dialogs.get(month.dialogId);
        if (!dialog) continue;
        changes.account.giveBack(month);
        changes.returned.push({ dialogId: month.dialogId, month: month.month });
        if (dialog.snapshot.countedUntil?.getTime() === month.until.getTime()) dialog.uncount();
        changes.touch(dialog);
      }
      if (inactive.length > 0 && changes.account.blockedSince) changes.outbox.push(accountChanged(companyId));
      await work.settled(messageIds);
      return inactive.length;
    });
  }
}
