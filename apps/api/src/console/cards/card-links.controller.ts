import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayMergeChats } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CardLinks } from './card-links.js';
import { UndoLinkRequest } from './card-requests.dto.js';
import { CardList, UnlinkPreview } from './cards.dto.js';

/** Links of cards, to be taken back. */
@ApiTags('cards')
@Requires(mayMergeChats)
@Controller('api/card-links/:id/undo')
export class CardLinksController {
  constructor(private readonly links: CardLinks) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ type: UnlinkPreview })
  preview(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<UnlinkPreview> {
    return this.links.previewUndo(caller, id);
  }

  /** Everybody goes back to the side that he came from; whoever was parted since stays where he is. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: CardList })
  undo(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: UndoLinkRequest): Promise<CardList> {
    return this.links.undo(caller, id, body);
  }
}
