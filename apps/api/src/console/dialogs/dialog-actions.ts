import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '#domain/access/caller.js';
import { TransferDialog } from '#domain/assignment/transfer-dialog.js';
import { ClaimDialog } from '#domain/dialogs/claim-dialog.js';
import { ClaimNew } from '#domain/dialogs/claim-new.js';
import { TransferTargetUnclear } from '#domain/assignment/assignment.errors.js';
import { CloseDialog } from '#domain/dialogs/close-dialog.js';
import { ReopenDialog } from '#domain/dialogs/reopen-dialog.js';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { OPERATOR_AVAILABILITY } from '../../platform/ports.js';
import { DialogReader } from './dialog-reader.js';
import type { DialogRow, DialogRows, TransferRequest } from './dialogs.dto.js';

/** What an operator does with a dialog, answered with the dialog as it is then. */
@Injectable()
export class DialogActions {
  constructor(
    private readonly claimDialog: ClaimDialog,
    private readonly claimSeveral: ClaimNew,
    private readonly closeDialog: CloseDialog,
    private readonly reopenDialog: ReopenDialog,
    private readonly transferDialog: TransferDialog,
    private readonly reader: DialogReader,
    @Inject(OPERATOR_AVAILABILITY) private readonly availability: OperatorAvailability,
  ) {}

  async claim(caller: Caller, id: number): Promise<DialogRow> {
    await this.claimDialog.run(caller, id);
    return this.reader.row(caller.companyId, id);
  }

  async claimNew(caller: Caller): Promise<DialogRows> {
    const ids = await this.claimSeveral.run(caller);
    return { items: await this.reader.rows(caller.companyId, ids) };
  }

  async close(caller: Caller, id: number): Promise<DialogRow> {
    await this.freed(caller, await this.closeDialog.run(caller, id));
    return this.reader.row(caller.companyId, id);
  }

  async reopen(caller: Caller, id: number): Promise<DialogRow> {
    await this.reopenDialog.run(caller, id);
    return this.reader.row(caller.companyId, id);
  }

  async transfer(caller: Caller, id: number, { operatorId, groupId, comment }: TransferRequest): Promise<DialogRow> {
    const to = operatorId ? { operatorId } : groupId ? { groupId } : null;
    if (!to || (operatorId && groupId)) throw new TransferTargetUnclear();
    await this.freed(caller, await this.transferDialog.run(caller, id, to, comment?.trim() || null));
    return this.reader.row(caller.companyId, id);
  }

  /** A free slot is for whoever waits for it, at once and not at its next look. */
  private async freed({ companyId }: Caller, holder: number | null): Promise<void> {
    if (holder !== null) await this.availability.changed(companyId, holder);
  }
}
