import { NOBODY } from '../dialogs/dialog-changes.js';
import type { Dialog } from '../dialogs/dialog.js';
import type { DeskGroup, DeskOperator, DeskWork, DialogDesk } from '../dialogs/dialog-desk.port.js';
import { DialogIsClosed } from '../dialogs/dialogs.errors.js';
import { workableDialog, groupOrNotFound, operatorOrNotFound } from '../dialogs/open-dialog.js';
import { assertNotBlocked } from '../packages/count-in-month.js';
import { notFound } from '../shared/domain-error.js';
import { HandOver, type TransferTarget } from './hand-over.js';
import { anybodyOnline, nextInTurn } from './rules.js';

/** What came of a program's wish. */
export interface TransferOutcome {
  /** False: nobody could be given the dialog. It stays with whoever has it, or in New. */
  distributed: boolean;
  /** Whoever held the dialog until now, who has a free slot then. */
  freed: number | null;
}

export interface ProgramTransfer {
  companyId: number;
  /** A message of the dialog. */
  messageId: number;
  to: TransferTarget;
  /** True: to the operator named, whatever his load, or to anybody of the group who is online. False: only as the rules would. */
  force: boolean;
}

/** A program gives the dialog of a message to an operator or to a group. */
export class TransferByProgram {
  constructor(private readonly desk: DialogDesk) {}

  run({ companyId, messageId, to, force }: ProgramTransfer): Promise<TransferOutcome> {
    return this.desk.run(companyId, async (desk) => {
      const dialog = await desk.dialogOfMessage(messageId);
      if (!dialog) throw notFound('Message');
      assertNotBlocked(dialog);
      if ('groupId' in to) return give(dialog, giveToGroup(desk, dialog, await groupOrNotFound(desk, to.groupId), force));
      return give(dialog, giveToOperator(desk, dialog, await operatorOrNotFound(desk, to.operatorId), force));
    });
  }
}

/** What a program changes of a dialog; absent stays as it is. */
export interface ProgramChange {
  companyId: number;
  dialogId: number;
  state?: 'open' | 'closed';
  /** Null takes it from its operator, back to New. */
  operatorId?: number | null;
  force: boolean;
}

/** A program opens or closes a dialog, gives it to an operator or takes it from him; all of it or nothing. */
export class ChangeDialogByProgram {
  constructor(private readonly desk: DialogDesk) {}

  run({ companyId, dialogId, state, operatorId, force }: ProgramChange): Promise<TransferOutcome> {
    return this.desk.run(companyId, async (desk) => {
      const dialog = await workableDialog(desk, dialogId, { all: true });
      const operator = typeof operatorId === 'number' ? await operatorOrNotFound(desk, operatorId) : null;
      if (state === 'closed' && !dialog.isOpen) return { distributed: true, freed: null };
      if (state === 'open' && !dialog.isOpen) desk.changes.openRequest(dialog);
      const outcome = await give(dialog, this.give(desk, dialog, operator ?? operatorId, { force, closes: state === 'closed' }));
      if (state !== 'closed' || !outcome.distributed) return outcome;
      const freed = outcome.freed ?? dialog.snapshot.operatorId;
      desk.changes.close(dialog, NOBODY);
      return { distributed: true, freed };
    });
  }

  private async give(
    desk: DeskWork,
    dialog: Dialog,
    to: DeskOperator | number | null | undefined,
    { force, closes }: { force: boolean; closes: boolean },
  ): Promise<boolean> {
    if (typeof to === 'object' && to !== null) return giveToOperator(desk, dialog, to, force);
    // Closing takes it from him anyway.
    if (to === null && dialog.isOpen && !closes) await new HandOver(desk, dialog, NOBODY).toNew();
    return true;
  }
}

async function give(dialog: Dialog, given: Promise<boolean>): Promise<TransferOutcome> {
  const holder = dialog.snapshot.operatorId;
  const distributed = await given;
  return { distributed, freed: dialog.snapshot.operatorId === holder ? null : holder };
}

async function giveToOperator(desk: DeskWork, dialog: Dialog, operator: DeskOperator, force: boolean): Promise<boolean> {
  if (!dialog.isOpen) throw new DialogIsClosed();
  if (dialog.snapshot.operatorId === operator.operatorId) return true;
  const handOver = new HandOver(desk, dialog, NOBODY);
  if (!force) return handOver.toOperatorByRules(operator.operatorId);
  handOver.toOperator(operator);
  return true;
}

async function giveToGroup(desk: DeskWork, dialog: Dialog, group: DeskGroup, force: boolean): Promise<boolean> {
  if (!dialog.isOpen) throw new DialogIsClosed();
  const handOver = new HandOver(desk, dialog, NOBODY);
  // Programs say it again with every message; whoever serves the client goes on.
  if (dialog.snapshot.operatorId !== null && (await handOver.withHolderToGroup(group))) return true;
  return (await handOver.toGroup(group, force ? anybodyOnline : nextInTurn)) !== null;
}
