import type { DialogChanges } from '../dialogs/dialog-changes.js';
import type { DeskWork } from '../dialogs/dialog-desk.port.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { Account, Payment } from './account.js';
import { accountChanged } from './account-changed.js';
import { block } from './blocking.js';
import type { Month } from './month.js';
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
  const account = accountOf(changes, dialog);
  // A dialog that owes an earlier month owes this one too: they are paid for in their order.
  const payment = dialog.isBlocked ? null : account.payFor(dialog.id, account.month.first);
  enter(changes, dialog, account.month, payment);
  if (payment || dialog.isBlocked) return;
  block(changes, dialog);
  // The process waits from the first one on; a word with each of ten thousand would stand before that of whoever brings the funds.
  if (account.block()) changes.outbox.push(accountChanged(changes.companyId));
}

/**
 * Before a message of ours: counts the dialog if it is the first of the month. False, and it is not to be written, where nothing pays;
 * then nothing has changed and nothing is owed: what nobody sent makes no dialog active.
 */
export async function isPaidFor(desk: DeskWork, dialog: Dialog): Promise<boolean> {
  const { changes } = desk;
  if (dialog.isBlocked) return false;
  if (dialog.isCountedAt(changes.now)) return true;
  changes.account ??= await desk.account();
  const { month } = changes.account;
  const payment = changes.account.payFor(dialog.id, month.first);
  if (payment) enter(changes, dialog, month, payment);
  return payment !== null;
}

export async function assertPaidFor(desk: DeskWork, dialog: Dialog): Promise<void> {
  if (!(await isPaidFor(desk, dialog))) throw new DialogBlocked();
}

/** Before a message that was refused is sent after all: it makes the dialog active again in the month in which it was written. */
export async function assertPaidForAgain(desk: DeskWork, dialog: Dialog, month: Month): Promise<void> {
  const { changes } = desk;
  changes.account ??= await desk.account();
  const payment = changes.account.payFor(dialog.id, month.first);
  if (!payment) throw new DialogBlocked();
  const { countedUntil } = dialog.snapshot;
  enter(changes, dialog, month, payment);
  if (countedUntil && countedUntil > month.until) dialog.countUntil(countedUntil);
}

/** For whatever an operator or a program does in a dialog: until it is paid for, nothing is done in it. */
export function assertNotBlocked(dialog: Dialog): void {
  if (dialog.isBlocked) throw new DialogBlocked();
}

function accountOf({ account }: DialogChanges, { id }: Dialog): Account {
  if (!account) throw new Error(`A message in dialog ${id} without a look at what the company has paid for`);
  return account;
}

function enter(changes: DialogChanges, dialog: Dialog, { first: month, until }: Month, payment: Payment | null): void {
  changes.counted.push({ dialogId: dialog.id, channelId: dialog.snapshot.channelId, month, payment });
  dialog.countUntil(until);
}
