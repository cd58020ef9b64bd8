import { Get, Inject, Param, Query } from '@nestjs/common';
import type { Clock } from '#domain/shared/clock.port.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { publicDialog, publicDialogs, unansweredDialogs } from '#persistence/dialogs/dialog.public-view.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { CLOCK } from '../../platform/ports.js';
import { MAX_LIMIT } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { presentPublicDialog } from './dialog.presenter.js';
import { DialogsQuery, PublicDialog, UnansweredQuery } from './dialogs.dto.js';

@PublicController('dialogs')
export class PublicDialogsController {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Scope('dialogs:read')
  @Get()
  @ApiAnswer(PublicDialog, { list: true })
  async list(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: DialogsQuery): Promise<Answer<PublicDialog[]>> {
    const { page, operator_id, state, order } = query;
    const filter = { operatorId: operator_id ?? null, state: state ?? null, order: order ?? 'asc', ...page };
    const { rows, total } = await this.database.transaction(companyId, (tx) => publicDialogs(tx, filter));
    return { data: rows.map(presentPublicDialog), meta: { total, ...page } };
  }

  /** Open dialogs whose client waits for an answer. */
  @Scope('dialogs:read')
  @Get('unanswered')
  @ApiAnswer(PublicDialog, { list: true })
  async unanswered(@ApiCaller() { companyId }: CompanyOfToken, @Query() query: UnansweredQuery): Promise<Answer<PublicDialog[]>> {
    const page = { limit: MAX_LIMIT, offset: query.offset ?? 0 };
    const before = new Date(this.clock.now().getTime() - query.seconds * 1000);
    const filter = { before, order: query.order ?? 'asc', ...page };
    const { rows, total } = await this.database.transaction(companyId, (tx) => unansweredDialogs(tx, filter));
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
