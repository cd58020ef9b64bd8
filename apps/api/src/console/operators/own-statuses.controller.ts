import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageOperatorStatuses, mayReadOperatorStatuses } from '#domain/access/rights.js';
import { MOST_OWN_STATUSES } from '#domain/operators/own-status.js';
import { Database } from '#persistence/database.js';
import { OwnStatuses } from '#persistence/operators/own-status.store.js';
import { listOwnStatuses } from '#persistence/operators/own-status.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { AddOwnStatusRequest, ArrangeOwnStatusesRequest, ChangeOwnStatusRequest, OwnStatus, OwnStatusList } from './own-statuses.dto.js';

@ApiTags('operators')
@Controller('api/operator-statuses')
export class OwnStatusesController {
  constructor(
    private readonly database: Database,
    private readonly statuses: OwnStatuses,
  ) {}

  @Requires(mayReadOperatorStatuses)
  @Get()
  @ApiOkResponse({ type: OwnStatusList })
  async list(@Caller() { companyId }: SignedIn): Promise<OwnStatusList> {
    return { items: await this.database.transaction(companyId, listOwnStatuses), limit: MOST_OWN_STATUSES };
  }

  @Requires(mayManageOperatorStatuses)
  @Post()
  @ApiCreatedResponse({ type: OwnStatus })
  add(@Caller() { companyId }: SignedIn, @Body() body: AddOwnStatusRequest): Promise<OwnStatus> {
    return this.statuses.add(companyId, body);
  }

  @Requires(mayManageOperatorStatuses)
  @Put('order')
  @HttpCode(204)
  @ApiNoContentResponse()
  arrange(@Caller() { companyId }: SignedIn, @Body() { ids }: ArrangeOwnStatusesRequest): Promise<void> {
    return this.statuses.arrange(companyId, ids);
  }

  @Requires(mayManageOperatorStatuses)
  @Patch(':id')
  @ApiOkResponse({ type: OwnStatus })
  change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeOwnStatusRequest): Promise<OwnStatus> {
    return this.statuses.change(companyId, id, body);
  }

  /** Whoever holds it is simply away or offline from then on. */
  @Requires(mayManageOperatorStatuses)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.statuses.delete(companyId, id);
  }
}
