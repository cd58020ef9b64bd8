import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayAssignOthers, mayCloseDialogs, mayReadDialogs, mayTakeDialogs } from '#domain/access/rights.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { MarkRead } from '#domain/messages/mark-read.js';
import { IdPipe } from '../../http/validation.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { DialogActions } from './dialog-actions.js';
import { DialogReader } from './dialog-reader.js';
import { DialogView } from './dialog-view.dto.js';
import { DialogViewReader } from './dialog-view.reader.js';
import {
  DialogCounters,
  DialogListQuery,
  DialogPage,
  DialogRow,
  DialogRows,
  ReadRequest,
  TransferRequest,
  UnreadRequest,
} from './dialogs.dto.js';

@ApiTags('dialogs')
@Controller('api/dialogs')
export class DialogsController {
  constructor(
    private readonly reader: DialogReader,
    private readonly views: DialogViewReader,
    private readonly actions: DialogActions,
    private readonly markRead: MarkRead,
  ) {}

  @Get()
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: DialogPage })
  list(@Caller() caller: SignedIn, @Query() query: DialogListQuery): Promise<DialogPage> {
    return this.reader.page(caller, query);
  }

  @Get('counters')
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: DialogCounters })
  counters(@Caller() caller: SignedIn): Promise<DialogCounters> {
    return this.reader.counters(caller);
  }

  @Post('claim-new')
  @HttpCode(200)
  @Requires(mayTakeDialogs)
  @ApiOkResponse({ type: DialogRows })
  claimNew(@Caller() caller: SignedIn): Promise<DialogRows> {
    return this.actions.claimNew(caller);
  }

  @Get(':id')
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: DialogView })
  view(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogView> {
    return this.views.view(caller, id);
  }

  @Post(':id/claim')
  @HttpCode(200)
  @Requires(mayTakeDialogs)
  @ApiOkResponse({ type: DialogRow })
  claim(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogRow> {
    return this.actions.claim(caller, id);
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires(mayCloseDialogs)
  @ApiOkResponse({ type: DialogRow })
  close(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogRow> {
    return this.actions.close(caller, id);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Requires(mayCloseDialogs)
  @ApiOkResponse({ type: DialogRow })
  reopen(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<DialogRow> {
    return this.actions.reopen(caller, id);
  }

  @Post(':id/transfer')
  @HttpCode(200)
  @Requires(mayAssignOthers)
  @ApiOkResponse({ type: DialogRow })
  transfer(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: TransferRequest): Promise<DialogRow> {
    return this.actions.transfer(caller, id, body);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Requires(mayReadDialogs)
  @ApiNoContentResponse()
  read(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ReadRequest): Promise<void> {
    return this.markRead.read({ companyId: caller.companyId, scope: dialogScope(caller) }, id, body.upToId);
  }

  @Post(':id/unread')
  @HttpCode(204)
  @Requires(mayReadDialogs)
  @ApiNoContentResponse()
  unread(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: UnreadRequest): Promise<void> {
    return this.markRead.unread({ companyId: caller.companyId, scope: dialogScope(caller) }, id, body.fromId);
  }
}
