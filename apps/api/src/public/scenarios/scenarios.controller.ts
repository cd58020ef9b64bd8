import { Body, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { notFound } from '#domain/shared/domain-error.js';
import { publicChannel } from '#persistence/channels/channel.public-view.js';
import { publicClient } from '#persistence/clients/client.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IgnoresUnknown } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { OptionalId, PageParameters, RequiredId } from '../parameters.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';

@IgnoresUnknown()
export class MenuItemsQuery extends PageParameters {
  @OptionalId()
  channel_id?: number;

  /** Only items of this depth; 1 are those at the top. */
  @OptionalId()
  level?: number;
}

@IgnoresUnknown()
export class SendMenuItemRequest {
  @RequiredId()
  client_id!: number;

  @RequiredId()
  menu_item_id!: number;
}

export class MenuItem {
  @ApiProperty() id!: number;
  @ApiProperty() text!: string;
  @ApiProperty() command!: string;
  @ApiProperty({ type: Number, nullable: true }) parentID!: number | null;
  @ApiProperty() position!: number;
}

/** Menus of chat bots. No bot can be drawn yet, so there are no items, and every one that is named is missing. */
@PublicController('scenarios')
export class PublicScenariosController {
  constructor(private readonly database: Database) {}

  @Get('menu_items')
  @Scope('scenarios:read')
  @ApiOperation({ summary: "The items of the chat bots' menus", description: 'Empty until the company has a chat bot with a menu.' })
  @ApiAnswer(MenuItem, { list: true })
  async items(@ApiCaller() { companyId }: CompanyOfToken, @Query() { channel_id, page }: MenuItemsQuery): Promise<Answer<MenuItem[]>> {
    if (channel_id !== undefined && !(await this.database.transaction(companyId, (tx) => publicChannel(tx, channel_id)))) {
      throw notFound('Channel');
    }
    return { data: [], meta: { total: 0, ...page } };
  }

  @Post('send_menu_item')
  @HttpCode(200)
  @Scope('scenarios:write')
  @ApiOperation({ summary: 'Sends an item of a menu to a client' })
  @ApiAnswer(MenuItem)
  async send(@ApiCaller() { companyId }: CompanyOfToken, @Body() { client_id }: SendMenuItemRequest): Promise<Answer<MenuItem>> {
    if (!(await this.database.transaction(companyId, (tx) => publicClient(tx, client_id)))) throw notFound('Client');
    throw notFound('Menu item');
  }
}
