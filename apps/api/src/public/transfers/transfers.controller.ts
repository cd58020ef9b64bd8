import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import type { Answer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { TransferAnswer, TransferQuery, TransferToGroupQuery } from './transfers.dto.js';
import { Transfers } from './transfers.js';

/** The dialog of a message changes hands. Clients call the first two with GET, although they change something. */
@PublicController('messages')
export class TransfersController {
  constructor(private readonly transfers: Transfers) {}

  @Scope('dialogs:write')
  @Get(':id/transfer')
  @ApiOperation({ summary: 'Gives the dialog of a message to an operator' })
  @ApiOkResponse({ type: TransferAnswer })
  transfer(@ApiCaller() caller: CompanyOfToken, @Param('id', IdPipe) id: number, @Query() query: TransferQuery): Promise<Answer<never[]>> {
    return this.toOperator(caller, id, query);
  }

  @Scope('dialogs:write')
  @Get(':id/transfer_to_group')
  @ApiOperation({
    summary: 'Gives the dialog of a message to a group of operators',
    description: 'One of its members gets it; while nobody can, it stands in New for all of them. Whoever has it and is a member keeps it.',
  })
  @ApiOkResponse({ type: TransferAnswer })
  transferToGroup(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) messageId: number,
    @Query() { group_id: groupId, forced: force }: TransferToGroupQuery,
  ): Promise<Answer<never[]>> {
    return this.transfers.transfer({ companyId, messageId, to: { groupId }, force });
  }

  @Scope('dialogs:write')
  @Post(':id/assign')
  @HttpCode(200)
  @ApiOperation({ summary: 'The older name of transfer' })
  @ApiOkResponse({ type: TransferAnswer })
  assign(@ApiCaller() caller: CompanyOfToken, @Param('id', IdPipe) id: number, @Body() body: TransferQuery): Promise<Answer<never[]>> {
    return this.toOperator(caller, id, body);
  }

  private toOperator({ companyId }: CompanyOfToken, messageId: number, { operator_id, forced }: TransferQuery): Promise<Answer<never[]>> {
    return this.transfers.transfer({ companyId, messageId, to: { operatorId: operator_id }, force: forced });
  }
}
