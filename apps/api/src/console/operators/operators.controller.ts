import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayManageGroups, mayManageOperators, mayReadGroups, mayReadOperators } from '#domain/access/rights.js';
import { ChangeGroup } from '#domain/operators/change-group.js';
import { ChangeWork } from '#domain/operators/change-work.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { listOperatorGroups, listOperators, operatorById } from '#persistence/operators/operator.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { presentOperator } from './operator.presenter.js';
import { ChangeGroupRequest, ChangeOperatorRequest, Operator, OperatorGroup, OperatorGroupList, OperatorList } from './operators.dto.js';

@ApiTags('operators')
@Controller('api')
export class OperatorsController {
  constructor(
    private readonly database: Database,
    private readonly changeWork: ChangeWork,
    private readonly changeGroup: ChangeGroup,
  ) {}

  @Requires(mayReadOperators)
  @Get('operators')
  @ApiOkResponse({ type: OperatorList })
  async operators(@Caller() { companyId }: SignedIn): Promise<OperatorList> {
    return { items: (await this.database.transaction(companyId, listOperators)).map(presentOperator) };
  }

  @Requires(mayManageOperators)
  @Patch('operators/:id')
  @ApiOkResponse({ type: Operator })
  async change(@Caller() { companyId }: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeOperatorRequest): Promise<Operator> {
    await this.changeWork.run(companyId, id, body);
    const operator = await this.database.transaction(companyId, (tx) => operatorById(tx, id));
    if (!operator) throw notFound('Operator');
    return presentOperator(operator);
  }

  @Requires(mayReadGroups)
  @Get('groups')
  @ApiOkResponse({ type: OperatorGroupList })
  async groups(@Caller() { companyId }: SignedIn): Promise<OperatorGroupList> {
    return { items: await this.database.transaction(companyId, listOperatorGroups) };
  }

  @Requires(mayManageGroups)
  @Patch('groups/:id')
  @ApiOkResponse({ type: OperatorGroup })
  async changeGroupOf(
    @Caller() { companyId }: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() body: ChangeGroupRequest,
  ): Promise<OperatorGroup> {
    await this.changeGroup.run(companyId, id, body);
    const group = (await this.database.transaction(companyId, listOperatorGroups)).find((one) => one.id === id);
    if (!group) throw notFound('Group');
    return group;
  }
}
