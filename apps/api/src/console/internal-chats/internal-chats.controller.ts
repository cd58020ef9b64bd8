import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayUseInternalChats } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { InternalChatReader } from './internal-chat-reader.js';
import { InternalChatWriter } from './internal-chat-writer.js';
import {
  InternalChat,
  InternalChatList,
  InternalChatRow,
  OwnViewRequest,
  ReadInternalRequest,
  StartInternalChatRequest,
} from './internal-chats.dto.js';
import { InternalSearchPage, SearchInternalQuery } from './internal-messages.dto.js';

/** Colleagues among themselves. A chat that one is no member of is not there. */
@ApiTags('internal chats')
@Controller('api/internal-chats')
export class InternalChatsController {
  constructor(
    private readonly reader: InternalChatReader,
    private readonly writer: InternalChatWriter,
  ) {}

  /** Personal chats and Favourites are listed once something was written there, or when they are pinned. */
  @Requires(mayUseInternalChats)
  @Get()
  @ApiOkResponse({ type: InternalChatList })
  list(@Caller() caller: SignedIn): Promise<InternalChatList> {
    return this.reader.list(caller);
  }

  /** A group needs the right `create_internal_groups`. */
  @Requires(mayUseInternalChats)
  @Post()
  @ApiCreatedResponse({ type: InternalChat })
  start(@Caller() caller: SignedIn, @Body() body: StartInternalChatRequest): Promise<InternalChat> {
    return this.writer.start(caller, body);
  }

  @Requires(mayUseInternalChats)
  @Get('search')
  @ApiOkResponse({ type: InternalSearchPage })
  search(@Caller() caller: SignedIn, @Query() query: SearchInternalQuery): Promise<InternalSearchPage> {
    return this.reader.search(caller, query);
  }

  @Requires(mayUseInternalChats)
  @Get(':id')
  @ApiOkResponse({ type: InternalChat })
  read(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<InternalChat> {
    return this.reader.chat(caller, id);
  }

  /** Pinned on top, muted: for oneself alone. */
  @Requires(mayUseInternalChats)
  @Put(':id/mine')
  @ApiOkResponse({ type: InternalChatRow })
  mine(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: OwnViewRequest): Promise<InternalChatRow> {
    return this.writer.ownView(caller, id, body);
  }

  @Requires(mayUseInternalChats)
  @Post(':id/read')
  @HttpCode(204)
  @ApiNoContentResponse()
  markRead(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { upToId }: ReadInternalRequest): Promise<void> {
    return this.writer.markRead(caller, id, upToId);
  }
}
