import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayShareDialogs } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { Database } from '#persistence/database.js';
import { dialogById, type DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import { ShareStore } from '#persistence/shares/share.store.js';
import { liveShares } from '#persistence/shares/share.view.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import { PublicLinks } from '../../access/public-links.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CLOCK } from '../../platform/ports.js';
import { presentShare } from './share.presenter.js';
import { NewShare, ShareList, ShareRequest } from './shares.dto.js';

/** Links by which a chat may be read without a log-in. */
@ApiTags('dialogs')
@Requires(mayShareDialogs)
@Controller('api')
export class SharesController {
  constructor(
    private readonly database: Database,
    private readonly shares: ShareStore,
    private readonly links: PublicLinks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that open the chat now, newest first. */
  @Get('dialogs/:id/shares')
  @ApiOkResponse({ type: ShareList })
  async list(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<ShareList> {
    await this.dialog(caller, id);
    const rows = await this.database.transaction(caller.companyId, (tx) => liveShares(tx, id, this.clock.now()));
    return { items: rows.map(presentShare) };
  }

  @Post('dialogs/:id/shares')
  @ApiCreatedResponse({ type: NewShare })
  async add(
    @Caller() caller: SignedIn,
    @Param('id', IdPipe) id: number,
    @Body() { days, withComments = false }: ShareRequest,
    @Req() request: FastifyRequest,
  ): Promise<NewShare> {
    const { clientName } = await this.dialog(caller, id);
    const wanted = { dialog: { id, name: clientName }, operatorId: caller.operatorId, days, withComments };
    const { share, token } = await this.shares.add(caller.companyId, wanted, this.clock.now());
    return { ...presentShare(share), url: this.links.page('shared', token, request) };
  }

  /** The link opens nothing any more, from this moment on. */
  @Delete('shares/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<void> {
    return this.shares.revoke(caller.companyId, id, dialogScope(caller), this.clock.now());
  }

  private async dialog(caller: SignedIn, id: number): Promise<DialogListItem> {
    const dialog = await this.database.transaction(caller.companyId, (tx) => dialogById(tx, id, dialogScope(caller)));
    if (!dialog) throw notFound('Dialog');
    return dialog;
  }
}
