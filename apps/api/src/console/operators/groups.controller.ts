import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageGroups, mayReadGroups } from '#domain/access/rights.js';
import { ManageGroups } from '#domain/operators/manage-groups.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { listOperatorGroups, operatorGroupById } from '#persistence/operators/operator.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { AddGroupRequest, ChangeGroupRequest, OperatorGroup, OperatorGroupList } from './groups.dto.js';

@ApiTags('operators')
@Controller('api/groups')
export class GroupsController {
  constructor(
    private readonly database: Database,
    private readonly groups: ManageGroups,
  ) {}

  @Requires(mayReadGroups)
  @Get()
  @ApiOkResponse({ type: OperatorGroupList })
  async list(@Caller() { companyId }: SignedIn): Promise<OperatorGroupList> {
    return { items: await this.database.transaction(companyId, listOperatorGroups) };
  }

  @Requires(mayManageGroups)
  @Post()
  @ApiCreatedResponse({ type: OperatorGroup })
  async add(
    @Caller() { companyId }: SignedIn,
    @Body() { name, autoAssign = true, operatorIds = [], channelIds = [] }: AddGroupRequest,
  ): Promise<OperatorGroup> {
    return this.one(companyId, await this.groups.add(companyId, { name, autoAssign, operatorIds, channelIds }));
  }

  @Requires(mayManageGroups)
  @Patch(':id')
  @ApiOkResponse({ type: OperatorGroup })
  async change(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeGroupRequest,
  ): Promise<OperatorGroup> {
    await this.groups.change(companyId, id, body);
    return this.one(companyId, id);
  }

  /** Its dialogs go back to the rules of their channel. */
  @Requires(mayManageGroups)
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  delete(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.groups.delete(companyId, id);
  }

  private async one(companyId: number, id: number): Promise<OperatorGroup> {
    const group = await this.database.transaction(companyId, (tx) => operatorGroupById(tx, id));
    if (!group) throw notFound('Group');
    return group;
  }
}
