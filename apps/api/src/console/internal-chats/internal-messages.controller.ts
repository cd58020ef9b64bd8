import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayUseInternalChats } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { InternalChatReader } from './internal-chat-reader.js';
import { InternalMessageWriter } from './internal-message-writer.js';
import {
  EditInternalMessageRequest,
  ForwardRequest,
  InternalMessage,
  InternalMessagePage,
  InternalMessageRows,
  InternalMessagesQuery,
  WriteInternalMessageRequest,
} from './internal-messages.dto.js';

@ApiTags('internal chats')
@Requires(mayUseInternalChats)
@Controller('api')
export class InternalMessagesController {
  constructor(
    private readonly reader: InternalChatReader,
    private readonly writer: InternalMessageWriter,
  ) {}

  @Get('internal-chats/:id/messages')
  @ApiOkResponse({ type: InternalMessagePage })
  page(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: InternalMessagesQuery): Promise<InternalMessagePage> {
    return this.reader.page(caller, id, query);
  }

  @Post('internal-chats/:id/messages')
  @ApiCreatedResponse({ type: InternalMessage })
  write(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: WriteInternalMessageRequest): Promise<InternalMessage> {
    return this.writer.write(caller, id, body);
  }

  /** Copies, which keep author, picture, content and time of their originals whatever becomes of them; in the order of the originals. */
  @Post('internal-messages/forward')
  @ApiCreatedResponse({ type: InternalMessageRows })
  forward(@Caller() caller: SignedIn, @Body() body: ForwardRequest): Promise<InternalMessageRows> {
    return this.writer.forward(caller, body);
  }

  /** One's own; a copy stays as it is. */
  @Patch('internal-messages/:id')
  @ApiOkResponse({ type: InternalMessage })
  edit(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: EditInternalMessageRequest): Promise<InternalMessage> {
    return this.writer.edit(caller, id, body);
  }

  /** One's own; the owner of a group anybody's in it. That there was one stays to be seen. */
  @Delete('internal-messages/:id')
  @ApiOkResponse({ type: InternalMessage })
  remove(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<InternalMessage> {
    return this.writer.remove(caller, id);
  }

  /** For everybody in the chat; any member may. */
  @Put('internal-messages/:id/pin')
  @ApiOkResponse({ type: InternalMessage })
  pin(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<InternalMessage> {
    return this.writer.pin(caller, id, true);
  }

  @Delete('internal-messages/:id/pin')
  @ApiOkResponse({ type: InternalMessage })
  unpin(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<InternalMessage> {
    return this.writer.pin(caller, id, false);
  }
}
