import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeMessages, mayReadDialogs, mayWriteMessages } from '#domain/access/rights.js';
import { IdPipe } from '../../http/validation.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { MessageReader } from './message-reader.js';
import { MessageWriter } from './message-writer.js';
import {
  EditMessageRequest,
  Message,
  MessageListQuery,
  MessagePage,
  MessageRows,
  ReactRequest,
  WriteMessageRequest,
} from './messages.dto.js';

@ApiTags('messages')
@Controller('api')
export class MessagesController {
  constructor(
    private readonly reader: MessageReader,
    private readonly writer: MessageWriter,
  ) {}

  @Get('dialogs/:id/messages')
  @Requires(mayReadDialogs)
  @ApiOkResponse({ type: MessagePage })
  page(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: MessageListQuery): Promise<MessagePage> {
    return this.reader.page(caller, id, query);
  }

  @Post('dialogs/:id/messages')
  @Requires(mayWriteMessages)
  @ApiCreatedResponse({ type: MessageRows })
  write(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: WriteMessageRequest): Promise<MessageRows> {
    return this.writer.write(caller, id, body);
  }

  @Post('messages/:id/retry')
  @HttpCode(200)
  @Requires(mayWriteMessages)
  @ApiOkResponse({ type: Message })
  retry(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<Message> {
    return this.writer.retry(caller, id);
  }

  @Put('messages/:id/reaction')
  @Requires(mayWriteMessages)
  @ApiOkResponse({ type: Message })
  react(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { emoji }: ReactRequest): Promise<Message> {
    return this.writer.react(caller, id, emoji);
  }

  @Patch('messages/:id')
  @Requires(mayChangeMessages)
  @ApiOkResponse({ type: Message })
  edit(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() { text }: EditMessageRequest): Promise<Message> {
    return this.writer.edit(caller, id, text);
  }

  /** Takes the message back at the messenger too; the dialog keeps that there was one. */
  @Delete('messages/:id')
  @Requires(mayChangeMessages)
  @ApiOkResponse({ type: Message })
  revoke(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<Message> {
    return this.writer.revoke(caller, id);
  }
}
