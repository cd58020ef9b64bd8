import type { DialogChanges } from '../dialogs/dialog-changes.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { Account, Payment } from './account.js';
import { DialogBlocked } from './packages.errors.js';

/** A dialog in a month in which it is active; one row for both, whatever is written in it. */
export interface CountedDialog {
  dialogId: number;
  channelId: number;
  /** First day of the month. */
  month: string;
  /** Null = nothing yet: the dialog is blocked. */
  payment: Payment | null;
}

/** Counts the dialog before its first message of a month. When nothing pays for it, it is blocked. */
export function countInMonth(changes: DialogChanges, dialog: Dialog): void {
  if (dialog.isCountedAt(changes.now)) return;
  if (!changes.account) throw new Error(`A message in dialog ${dialog.id} without a look at what the company has paid for`);
  const { account } = changes;
  const { first: month, until } = account.month;
  // A dialog that owes an earlier month owes this one too: they are paid for in their order.
  const payment = dialog.isBlocked ? null : account.payFor(dialog.id, month);
  changes.counted.push({ dialogId: dialog.id, channelId: dialog.snapshot.channelId, month, payment });
  dialog.countUntil(until);
  if (!payment && !dialog.isBlocked) block(changes, account, dialog);
}

/** Before a message of ours: counts the dialog if it is the first of the month. False, and it is not to be written, where nothing pays. */
export async function isPaidFor(desk: DeskWork, dialog: Dialog): Promise<boolean> {
  const { changes } = desk;
  if (dialog.isBlocked) return false;
  if (dialog.isCountedAt(changes.now)) return true;
  changes.account ??= await desk.account();
  countInMonth(changes, dialog);
  return !dialog.isBlocked;
}

export async function assertPaidFor(desk: DeskWork, dialog: Dialog): Promise<void> {
  if (!(await isPaidFor(desk, dialog))) throw new DialogBlocked();
}

function block(changes: DialogChanges, account: Account, dialog: Dialog): void {
  account.block();
  dialog.block(changes.now);
  changes.endWaiting(dialog, 'left_to_people');
  changes.line(dialog, 'dialog_blocked', {});
  changes.outbox.push({
    process: 'package-top-up',
    action: 'start',
    workflowId: `package-top-up:${changes.companyId}`,
    payload: { companyId: changes.companyId },
  });
}
