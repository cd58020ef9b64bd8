import { Get, Query } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { publicOperatorGroups } from '#persistence/operators/operator-group.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IgnoresUnknown } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { PublicOperatorGroup } from './operators-groups.dto.js';

@IgnoresUnknown()
class OperatorGroupsQuery extends PageParameters {}

@PublicController('operators_groups')
export class PublicOperatorsGroupsController {
  constructor(private readonly database: Database) {}

  @Scope('operators:read')
  @Get()
  @ApiAnswer(PublicOperatorGroup, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() { page }: OperatorGroupsQuery): Promise<Answer<PublicOperatorGroup[]>> {
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicOperatorGroups(tx, page));
    return { data: rows.map(({ id, name, operatorIds }) => ({ id, name, operator_ids: operatorIds })), meta: { total, ...page } };
  }
}
