import { Inject, Injectable } from '@nestjs/common';
import {
  ChangeDialogByProgram,
  type ProgramChange,
  type ProgramTransfer,
  TransferByProgram,
  type TransferOutcome,
} from '#domain/assignment/transfer-by-program.js';
import type { OperatorAvailability } from '#domain/operators/change-status.js';
import { DialogBlocked } from '#domain/packages/packages.errors.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { OPERATOR_AVAILABILITY } from '../../platform/ports.js';
import type { Answer } from '../envelope.js';
import { notShown } from '../messages/not-shown.js';

/** The wording is what existing clients look for. */
const NOBODY_FOUND = 'No available operator found!';
const DONE = 'Dialog transferred';

/** Carries out what programs want of a dialog, and lets whoever got a free slot by it have the next one. */
@Injectable()
export class Transfers {
  constructor(
    private readonly database: Database,
    private readonly transferByProgram: TransferByProgram,
    private readonly changeDialog: ChangeDialogByProgram,
    @Inject(OPERATOR_AVAILABILITY) private readonly availability: OperatorAvailability,
  ) {}

  async transfer(transfer: ProgramTransfer): Promise<Answer<never[]>> {
    const { companyId, messageId } = transfer;
    const done = this.transferByProgram.run(transfer).catch(async (error: unknown) => {
      if (error instanceof DomainError && error.code === 'not_found') await this.assertShown(companyId, messageId);
      throw error;
    });
    const { distributed } = await this.settled(companyId, done);
    return { data: [], outcome: distributed ? { status: 'success', message: DONE } : refused() };
  }

  /** Resolves with what to say beside the dialog; nothing when all of it was done. */
  async change(change: ProgramChange): Promise<Answer<unknown>['outcome']> {
    const { distributed } = await this.settled(change.companyId, this.changeDialog.run(change));
    return distributed ? undefined : refused();
  }

  private async assertShown(companyId: number, messageId: number): Promise<void> {
    const reason = await notShown(this.database, companyId, messageId);
    if (reason instanceof DialogBlocked) throw reason;
  }

  private async settled(companyId: number, done: Promise<TransferOutcome>): Promise<TransferOutcome> {
    const outcome = await done;
    if (outcome.freed !== null) await this.availability.changed(companyId, outcome.freed);
    return outcome;
  }
}

const refused = (): Answer<unknown>['outcome'] => ({ status: 'error', message: NOBODY_FOUND });
