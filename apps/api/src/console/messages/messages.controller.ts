import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayReadDialogs, mayWriteMessages } from '#domain/access/rights.js';
import { IdPipe } from '../../http/validation.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { MessageReader } from './message-reader.js';
import { MessageWriter } from './message-writer.js';
import { Message, MessageListQuery, MessagePage, MessageRows, WriteMessageRequest } from './messages.dto.js';

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
}
