import { Get, Param, Query } from '@nestjs/common';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { publicDialog, publicDialogs } from '#persistence/dialogs/dialog.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicDialog } from './dialog.presenter.js';
import { DialogsQuery, PublicDialog } from './dialogs.dto.js';

@PublicController('dialogs')
export class PublicDialogsController {
  constructor(private readonly database: Database) {}

  @Scope('dialogs:read')
  @Get()
  @ApiAnswer(PublicDialog, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: DialogsQuery): Promise<Answer<PublicDialog[]>> {
    const { page, operator_id, state, order } = query;
    const filter = { operatorId: operator_id ?? null, state: state ?? null, order: order ?? 'asc', ...page };
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicDialogs(tx, filter));
    return { data: rows.map(presentPublicDialog), meta: { total, ...page } };
  }

  @Scope('dialogs:read')
  @Get(':id')
  @ApiAnswer(PublicDialog)
  async one(@ApiCaller() { companyId }: CompanyOfToken, @Param('id', IdPipe) id: number): Promise<Answer<PublicDialog>> {
    const row = await this.database.transaction(companyId, (tx) => publicDialog(tx, id));
    if (!row) throw notFound('Dialog');
    return { data: presentPublicDialog(row) };
  }
}
