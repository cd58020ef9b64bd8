import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadGroups, mayReadOperators } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { listOperatorGroups, listOperators } from '#persistence/operators/operator.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { presentOperator } from './operator.presenter.js';
import { OperatorGroupList, OperatorList } from './operators.dto.js';

@ApiTags('operators')
@Controller('api')
export class OperatorsController {
  constructor(private readonly database: Database) {}

  @Requires(mayReadOperators)
  @Get('operators')
  @ApiOkResponse({ type: OperatorList })
  async operators(@Caller() { companyId }: SignedIn): Promise<OperatorList> {
    return { items: (await this.database.transaction(companyId, listOperators)).map(presentOperator) };
  }

  @Requires(mayReadGroups)
  @Get('groups')
  @ApiOkResponse({ type: OperatorGroupList })
  async groups(@Caller() { companyId }: SignedIn): Promise<OperatorGroupList> {
    return { items: await this.database.transaction(companyId, listOperatorGroups) };
  }
}
