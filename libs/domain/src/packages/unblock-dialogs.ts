import { PlacementRules } from '../assignment/placement-rules.js';
import type { Dialog } from '../dialogs/dialog.js';
import { reveal } from './blocking.js';
import type { PackageDesk, PackageWork } from './package-desk.port.js';

export interface Unblocked {
  unblocked: number;
  /** For which there is nothing to pay with. */
  blocked: number;
}

/** Dialogs in one transaction: whoever writes to the company meanwhile waits for no more than these. */
const PIECE = 100;

/**
 * Pays for blocked dialogs as far as places and money go, those that were blocked first, and gives them back: their messages are shown
 * in their order, and the rules place what is nobody's. Bots hear nothing: they would answer what is long past. Ten thousand come back
 * piece by piece, one behind the other: each is paid for and shown in one transaction, or not yet.
 */
export class UnblockDialogs {
  constructor(
    private readonly desk: PackageDesk,
    private readonly most = PIECE,
  ) {}

  async run(companyId: number): Promise<Unblocked> {
    for (let unblocked = 0; ;) {
      const piece = await this.desk.run(companyId, (work) => nextPiece(work, this.most));
      unblocked += piece.unblocked;
      if (piece.owing > 0 || piece.blocked === 0) return { unblocked, blocked: piece.blocked };
    }
  }
}

async function nextPiece(work: PackageWork, most: number): Promise<Unblocked & { owing: number }> {
  const dialogs = await work.blocked(most);
  const owing = dialogs.length > 0 ? await payOwed(work, dialogs) : new Set<number>();
  const paid = dialogs.filter(({ id }) => !owing.has(id));
  if (paid.length > 0) await giveBack(work, paid);
  // Behind the account's lock: nobody blocks another one until we have said whether there is any.
  const blocked = (await work.countBlocked()) - paid.length;
  if (blocked === 0) work.desk.changes.account?.unblock();
  return { unblocked: paid.length, blocked, owing: owing.size };
}

/** Resolves with the dialogs that still owe something. */
async function payOwed(work: PackageWork, dialogs: Dialog[]): Promise<Set<number>> {
  const { changes } = work.desk;
  changes.account = await work.desk.account();
  const owing = new Set<number>();
  for (const owed of await work.owed(dialogs.map(({ id }) => id))) {
    const { dialogId, month } = owed;
    const payment = owing.has(dialogId) ? null : changes.account.payFor(dialogId, month);
    if (payment) changes.counted.push({ ...owed, payment });
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
