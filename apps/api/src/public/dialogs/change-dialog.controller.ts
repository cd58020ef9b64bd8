import { Body, Param, Put } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { publicDialog } from '#persistence/dialogs/dialog.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { ChangeDialogRequest } from '../transfers/transfers.dto.js';
import { Transfers } from '../transfers/transfers.js';
import { presentPublicDialog } from './dialog.presenter.js';
import { PublicDialog } from './dialogs.dto.js';

@PublicController('dialogs')
export class ChangeDialogController {
  constructor(
    private readonly database: Database,
    private readonly transfers: Transfers,
  ) {}

  @Scope('dialogs:write')
  @Put(':id')
  @ApiOperation({
    summary: 'Opens or closes a dialog, gives it to an operator, takes it from him',
    description: 'The dialog as it is then. Where nobody could be given it, status is "error" and message "No available operator found!".',
  })
  @ApiAnswer(PublicDialog)
  async change(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) dialogId: number,
    @Body() { operator_id: operatorId, state, forced: force }: ChangeDialogRequest,
  ): Promise<Answer<PublicDialog>> {
    const outcome = await this.transfers.change({ companyId, dialogId, operatorId, state, force });
    const row = await this.database.transaction(companyId, (tx) => publicDialog(tx, dialogId));
    if (!row) throw notFound('Dialog');
    return { data: presentPublicDialog(row), outcome };
  }
}
