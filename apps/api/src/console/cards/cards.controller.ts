import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mayChangeClients, mayMergeChats, mayReadCards } from '#domain/access/rights.js';
import { Caller, Requires } from '../../access/auth.decorators.js';
import type { SignedIn } from '../../access/signed-in.js';
import { IdPipe } from '../../http/validation.js';
import { CardFinder } from './card-finder.js';
import { CardLinks } from './card-links.js';
import { CardReader } from './card-reader.js';
import {
  ChangeCardRequest,
  FindCardsQuery,
  PreviewCardsRequest,
  LinkCardsRequest,
  TimelineQuery,
  PreviewUnlinkRequest,
  UnlinkCardsRequest,
} from './card-requests.dto.js';
import { Card, CardLinkList, CardList, FoundCards, LinkPreview, TimelinePage, UnlinkPreview } from './cards.dto.js';

/** Persons, over all channels that they write in. */
@ApiTags('cards')
@Controller('api/cards')
export class CardsController {
  constructor(
    private readonly reader: CardReader,
    private readonly finder: CardFinder,
    private readonly links: CardLinks,
  ) {}

  @Get('find')
  @Requires(mayMergeChats)
  @ApiOkResponse({ type: FoundCards })
  find(@Caller() caller: SignedIn, @Query() { query, not }: FindCardsQuery): Promise<FoundCards> {
    return this.finder.find(caller, query, not ?? null);
  }

  @Post('link/preview')
  @HttpCode(200)
  @Requires(mayMergeChats)
  @ApiOkResponse({ type: LinkPreview })
  previewLink(@Caller() caller: SignedIn, @Body() body: PreviewCardsRequest): Promise<LinkPreview> {
    return this.links.previewLink(caller, body);
  }

  @Post('link')
  @HttpCode(200)
  @Requires(mayMergeChats)
  @ApiOkResponse({ type: Card })
  link(@Caller() caller: SignedIn, @Body() body: LinkCardsRequest): Promise<Card> {
    return this.links.link(caller, body);
  }

  /** 410 for a card that nobody is on any more: `about.cardId` is where they are now. */
  @Get(':id')
  @Requires(mayReadCards)
  @ApiOkResponse({ type: Card })
  card(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<Card> {
    return this.reader.card(caller, id);
  }

  @Patch(':id')
  @Requires(mayChangeClients)
  @ApiOkResponse({ type: Card })
  change(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: ChangeCardRequest): Promise<Card> {
    return this.links.change(caller, id, body);
  }

  @Get(':id/links')
  @Requires(mayReadCards)
  @ApiOkResponse({ type: CardLinkList })
  history(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number): Promise<CardLinkList> {
    return this.reader.links(caller, id);
  }

  @Get(':id/timeline')
  @Requires(mayReadCards)
  @ApiOkResponse({ type: TimelinePage })
  timeline(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Query() query: TimelineQuery): Promise<TimelinePage> {
    return this.reader.timeline(caller, id, query);
  }

  @Post(':id/unlink/preview')
  @HttpCode(200)
  @Requires(mayMergeChats)
  @ApiOkResponse({ type: UnlinkPreview })
  previewUnlink(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: PreviewUnlinkRequest): Promise<UnlinkPreview> {
    return this.links.previewUnlink(caller, id, body);
  }

  /** Answers with the cards that came of it, as far as the caller may see them. */
  @Post(':id/unlink')
  @HttpCode(200)
  @Requires(mayMergeChats)
  @ApiOkResponse({ type: CardList })
  unlink(@Caller() caller: SignedIn, @Param('id', IdPipe) id: number, @Body() body: UnlinkCardsRequest): Promise<CardList> {
    return this.links.unlink(caller, id, body);
  }
}
