import { Get, Param, Query } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import { IdPipe, IgnoresUnknown } from '../../http/validation.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PageParameters } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { ACCESS_RIGHTS } from './access-right.presenter.js';
import { AccessRight } from './access-rights.dto.js';

@IgnoresUnknown()
class AccessRightsQuery extends PageParameters {}

@PublicController('access_rights')
export class PublicAccessRightsController {
  @Scope('operators:read')
  @Get()
  @ApiAnswer(AccessRight, { list: true })
  list(@Query() { page: { limit, offset } }: AccessRightsQuery): Answer<AccessRight[]> {
    return { data: ACCESS_RIGHTS.slice(offset, offset + limit), meta: { total: ACCESS_RIGHTS.length, limit, offset } };
  }

  @Scope('operators:read')
  @Get(':id')
  @ApiAnswer(AccessRight)
  one(@Param('id', IdPipe) id: number): Answer<AccessRight> {
    const right = ACCESS_RIGHTS.find((known) => known.id === id);
    if (!right) throw notFound('Access right');
    return { data: right };
  }
}
