import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayReadDialogs } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { dialogById } from '#persistence/dialogs/dialog-list.view.js';
import { requestsOfDialog, type DialogRequestRow } from '#persistence/requests/dialog-requests.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { DialogRequest, DialogRequests, DialogRequestsQuery } from './requests.dto.js';

@ApiTags('dialogs')
@Controller('api/dialogs')
export class RequestsController {
  constructor(private readonly database: Database) {}

  /** The requests of a dialog, newest first. */
  @Requires(mayReadDialogs)
  @Get(':id/requests')
  @ApiOkResponse({ type: DialogRequests })
  async list(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Query() { before, limit }: DialogRequestsQuery,
  ): Promise<DialogRequests> {
    const rows = await this.database.transaction(caller.companyId, async (tx) => {
      if (!(await dialogById(tx, id, dialogScope(caller)))) throw notFound('Dialog');
      return requestsOfDialog(tx, id, { before: before ?? null, limit });
    });
    return { items: rows.map(presentRequest), next: rows.length === limit ? rows.at(-1)!.id : null };
  }
}

const presentRequest = ({ id, state, firstMessageId, ...row }: DialogRequestRow): DialogRequest => ({
  ...{ id, state, openedAt: row.openedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null, firstMessageId },
  operator: row.operatorId === null ? null : { id: row.operatorId, name: row.operatorName ?? '' },
  rating: row.score === null ? null : { score: row.score, comment: row.comment },
});
