import { Get, Param, Query } from '@nestjs/common';
import { listCustomRoles } from '#persistence/custom-roles/custom-role.view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { notFound } from '#domain/shared/domain-error.js';
import { IdPipe, IgnoresUnknown } from '../../http/validation.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { BUILT_IN_RIGHTS, presentAccessRight } from './access-right.presenter.js';
import { AccessRight } from './access-rights.dto.js';

@IgnoresUnknown()
class AccessRightsQuery extends PageParameters {}

/** The sets of rights: three that every company has, and its own roles behind them. */
@PublicController('access_rights')
export class PublicAccessRightsController {
  constructor(private readonly database: Database) {}

  @Scope('operators:read')
  @Get()
  @ApiAnswer(AccessRight, { list: true })
  async list(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Query() { page: { limit, offset } }: AccessRightsQuery,
  ): Promise<Answer<AccessRight[]>> {
    const rights = await this.all(companyId);
    return { data: rights.slice(offset, offset + limit), meta: { total: rights.length, limit, offset } };
  }

  @Scope('operators:read')
  @Get(':id')
  @ApiAnswer(AccessRight)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<AccessRight>> {
    const right = (await this.all(companyId)).find((known) => known.id === id);
    if (!right) throw notFound('Access right');
    return { data: right };
  }

  private async all(companyId: number): Promise<AccessRight[]> {
    return [...BUILT_IN_RIGHTS, ...(await this.database.transaction(companyId, listCustomRoles)).map(presentAccessRight)];
  }
}
