import { PlacementRules } from '../assignment/placement-rules.js';
import type { Dialog } from '../dialogs/dialog.js';
import { reveal } from './blocking.js';
import type { PackageDesk, PackageWork } from './package-desk.port.js';

export interface Unblocked {
  unblocked: number;
  /** For which there is nothing to pay with. */
  blocked: number;
}

/**
 * Pays for blocked dialogs as far as places and money go, those that were blocked first, and gives them back: their messages are shown
 * in their order, and the rules place what is nobody's. Bots hear nothing: they would answer what is long past.
 */
export class UnblockDialogs {
  constructor(private readonly desk: PackageDesk) {}

  run(companyId: number): Promise<Unblocked> {
    return this.desk.run(companyId, async (work) => {
      const dialogs = await work.blocked();
      const owing = dialogs.length > 0 ? await payOwed(work, dialogs) : new Set<number>();
      const paid = dialogs.filter(({ id }) => !owing.has(id));
      if (paid.length > 0) await giveBack(work, paid);
      if (owing.size === 0) work.desk.changes.account?.unblock();
      return { unblocked: paid.length, blocked: owing.size };
    });
  }
}

/** Resolves with the dialogs that still owe something, those among them that were blocked while we looked. */
async function payOwed(work: PackageWork, dialogs: Dialog[]): Promise<Set<number>> {
  const { changes } = work.desk;
  const byId = new Map(dialogs.map((dialog) => [dialog.id, dialog]));
  changes.account = await work.desk.account();
  const owing = new Set<number>();
  for (const { dialogId, month } of await work.owed()) {
    const dialog = byId.get(dialogId);
    // One that we have not locked was blocked while we looked: if there are funds by now, the word of whoever brought them is still to come.
    const payment = !dialog || owing.has(dialogId) ? null : changes.account.payFor(dialogId, month);
    if (dialog && payment) changes.counted.push({ dialogId, channelId: dialog.snapshot.channelId, month, payment });
    else owing.add(dialogId);
  }
  return owing;
}

async function giveBack(work: PackageWork, dialogs: Dialog[]): Promise<void> {
  const { desk } = work;
  const messages = Map.groupBy(await work.withheld(dialogs.map(({ id }) => id)), ({ dialogId }) => dialogId);
  for (const dialog of dialogs) reveal(desk.changes, dialog, messages.get(dialog.id) ?? []);
  const toPlace = dialogs.filter((dialog) => dialog.isUnassigned && dialog.snapshot.requestId !== null && !dialog.isHeldByBot);
  if (toPlace.length === 0) return;
  const rules = await PlacementRules.of(desk, toPlace);
  for (const dialog of toPlace.toSorted(byAge)) rules.place(desk, dialog);
}

/** Whoever has waited longest is placed first. */
const byAge = (a: Dialog, b: Dialog): number => a.snapshot.openedAt.getTime() - b.snapshot.openedAt.getTime() || a.id - b.id;
