import { Get, Query } from '@nestjs/common';
import { OPERATOR_STATUSES } from '#domain/operators/operator.js';
import { Database } from '#persistence/database.js';
import { publicOperators, type OperatorFilter } from '#persistence/operators/operator.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicOperator } from './operator.presenter.js';
import { OperatorsQuery, PublicOperator } from './operators.dto.js';

@PublicController('operators')
export class PublicOperatorsController {
  constructor(private readonly database: Database) {}

  @Scope('operators:read')
  @Get()
  @ApiAnswer(PublicOperator, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: OperatorsQuery): Promise<Answer<PublicOperator[]>> {
    const filter = filterOf(query);
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicOperators(tx, filter));
    return { data: rows.map(presentPublicOperator), meta: { total, limit: filter.limit, offset: filter.offset } };
  }
}

const STATE_OF_ROLE = { disabled: 'blocked', deleted: 'deleted' } as const;
const STATE_OF_STATUS = { enabled: 'active', disabled: 'blocked', deleted: 'deleted' } as const;

/** In this API "disabled" and "deleted" are roles; with us they are states. Without either those who left are left out. */
function filterOf({ role, status, phone, email, online, status_id, page }: OperatorsQuery): OperatorFilter {
  const stateOfRole = role === 'disabled' || role === 'deleted' ? STATE_OF_ROLE[role] : null;
  return {
    role: stateOfRole ? null : (role ?? null),
    state: stateOfRole ?? STATE_OF_STATUS[status ?? 'enabled'],
    phone: phone ?? null,
    email: email || null,
    online: online ?? null,
    status: status_id === undefined ? null : (OPERATOR_STATUSES[status_id - 1] ?? ('none' as never)),
    ...page,
  };
}
