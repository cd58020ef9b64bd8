import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { StartRun } from '#domain/scenarios/start-run.js';
import { notFound } from '#domain/shared/domain-error.js';
import { publicChannel } from '#persistence/channels/channel.public-view.js';
import { Database } from '#persistence/database.js';
import { ApiCaller } from '../../access/auth.decorators.js';
import { IdPipe } from '../../http/validation.js';
import type { CompanyOfToken } from '../company-of-token.js';
import { type Answer, ApiAnswer } from '../envelope.js';
import { PublicController } from '../public-controller.js';
import { Scope } from '../scope.js';
import { MenuItems } from './menu-items.js';
import { MenuItem, MenuItemsQuery, SendMenuItemRequest, StartedScenario, StartScenarioRequest } from './scenarios.dto.js';

/** Chat bots, as programs see them: their menus, and how to start one. */
@PublicController('scenarios')
export class PublicScenariosController {
  constructor(
    private readonly database: Database,
    private readonly menuItems: MenuItems,
    private readonly startRun: StartRun,
  ) {}

  @Get('menu_items')
  @Scope('scenarios:read')
  @ApiOperation({
    summary: "The items of the chat bots' menus",
    description: 'Buttons of the scenarios that are published and switched on, each below the button that leads to its message.',
  })
  @ApiAnswer(MenuItem, { list: true })
  async items(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Query() { channel_id: channelId, level, page }: MenuItemsQuery,
  ): Promise<Answer<MenuItem[]>> {
    if (channelId !== undefined && !(await this.database.transaction(companyId, (tx) => publicChannel(tx, channelId)))) {
      throw notFound('Channel');
    }
    const items = await this.menuItems.list(companyId, { channelId, level });
    return { data: items.slice(page.offset, page.offset + page.limit), meta: { total: items.length, ...page } };
  }

  @Post('send_menu_item')
  @HttpCode(200)
  @Scope('scenarios:write')
  @ApiOperation({
    summary: 'Sends an item of a menu to a client',
    description: 'The bot goes on where the button of the item leads, as if the client had pressed it.',
  })
  @ApiAnswer(MenuItem)
  async send(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Body() { client_id, menu_item_id }: SendMenuItemRequest,
  ): Promise<Answer<MenuItem>> {
    return { data: (await this.menuItems.send(companyId, client_id, menu_item_id)).item };
  }

  @Post(':id/runs')
  @HttpCode(200)
  @Scope('scenarios:write')
  @ApiOperation({
    summary: 'Starts a scenario for a client',
    description: 'The scenario must be published, switched on, and have the trigger "API" for the client\'s channel.',
  })
  @ApiAnswer(StartedScenario)
  async start(
    @ApiCaller() { companyId }: CompanyOfToken,
    @Param('id', IdPipe) scenarioId: number,
    @Body() { client_id: clientId, variables = {} }: StartScenarioRequest,
  ): Promise<Answer<StartedScenario>> {
    const started = await this.startRun.run({
      ...{ companyId, scenarioId, to: { clientId }, scope: { all: true }, variables, operatorId: null },
    });
    return { data: { run_id: started.runId, client_id: started.clientId, dialog_id: started.dialogId } };
  }
}
