import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { maySearchMessages } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { MessageFinder } from './message-finder.js';
import { FoundMessages, MessageSearchQuery } from './search.dto.js';

@ApiTags('messages')
@Controller('api/messages')
export class SearchController {
  constructor(private readonly finder: MessageFinder) {}

  @Get('search')
  @Requires(maySearchMessages)
  @ApiOkResponse({ type: FoundMessages })
  search(@Caller() caller: SignedIn, @Query() query: MessageSearchQuery): Promise<FoundMessages> {
    return this.finder.find(caller, query);
  }
}
