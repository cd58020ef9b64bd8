import { Get, Query } from '@nestjs/common';
import { Database } from '#persistence/database.js';
import { publicOperators, type OperatorFilter } from '#persistence/operators/operator.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicOperator } from './operator.presenter.js';
import { commonStatus } from './operator-statuses.js';
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

const STATE_OF_ROLE = { unconfirmed: 'active', disabled: 'blocked', deleted: 'deleted' } as const;
const STATE_OF_STATUS = { enabled: 'active', disabled: 'blocked', deleted: 'deleted' } as const;

/** In this API "unconfirmed", "disabled" and "deleted" are roles; with us they are states. Without any those who left are left out. */
function filterOf({ role, status, phone, email, online, status_id, page }: OperatorsQuery): OperatorFilter {
  const isState = role === 'unconfirmed' || role === 'disabled' || role === 'deleted';
  return {
    role: isState ? null : (role ?? null),
    confirmed: role === undefined || role === 'disabled' || role === 'deleted' ? null : role !== 'unconfirmed',
    state: isState ? STATE_OF_ROLE[role] : STATE_OF_STATUS[status ?? 'enabled'],
    phone: phone ?? null,
    email: email || null,
    online: online ?? null,
    status: status_id === undefined ? null : commonStatus(status_id),
    statusId: status_id === undefined || commonStatus(status_id) ? null : status_id,
    ...page,
  };
}
