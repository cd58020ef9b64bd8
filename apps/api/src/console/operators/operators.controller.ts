import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadOperators } from '#domain/access/rights.js';
import { Database } from '#persistence/database.js';
import { listOperators } from '#persistence/operators/operator.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { presentOperator } from './operator.presenter.js';
import { OperatorList } from './operators.dto.js';

/** Colleagues, as everybody sees them. */
@ApiTags('operators')
@Controller('api/operators')
export class OperatorsController {
  constructor(private readonly database: Database) {}

  @Requires(mayReadOperators)
  @Get()
  @ApiOkResponse({ type: OperatorList })
  async operators(@Caller() { companyId }: SignedIn): Promise<OperatorList> {
    return { items: (await this.database.transaction(companyId, listOperators)).map(presentOperator) };
  }
}
