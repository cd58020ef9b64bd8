import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isHeardIn, menuItemsOf, type MenuItem } from '#domain/scenarios/menu-items.js';
import { StartRun, type QueuedRun } from '#domain/scenarios/start-run.js';
import { DomainError, notFound } from '#domain/shared/domain-error.js';
import { Database } from '#persistence/database.js';
import { publishedScenarios } from '#persistence/scenarios/published.view.js';
import type { MenuItem as PublicMenuItem } from './scenarios.dto.js';

/** The buttons of published bots as a menu: what the older programs know of bots. */
@Injectable()
export class MenuItems {
  constructor(
    private readonly database: Database,
    private readonly startRun: StartRun,
  ) {}

  async list(companyId: number, { channelId, level }: { channelId?: number; level?: number }): Promise<PublicMenuItem[]> {
    const items = await this.items(companyId, channelId);
    return items.filter((item) => level === undefined || item.level === level).map(present);
  }

  /** Leads the client where the item's button leads, as if he had pressed it. */
  async send(companyId: number, clientId: number, itemId: number): Promise<{ item: PublicMenuItem; run: QueuedRun }> {
    const item = (await this.items(companyId)).find((each) => idOf(each) === itemId);
    if (!item) throw notFound('Menu item');
    const { scenarioId, revisionId, leadsTo: stepId, variables } = item;
    if (stepId === null)
      throw new DomainError('menu_item_leads_nowhere', 'The button of this item leads nowhere', 'conflict', 'menu_item_id');
    const run = await this.startRun.begin(companyId, { clientId }, { all: true }, () => ({
      ...{ scenarioId, revisionId, stepId, variables, startedBy: { trigger: 'api', operatorId: null } },
    }));
    return { item: present(item), run };
  }

  private async items(companyId: number, channelId?: number): Promise<MenuItem[]> {
    const scenarios = await this.database.transaction(companyId, publishedScenarios);
    return scenarios
      .filter((scenario) => scenario.enabled && (channelId === undefined || isHeardIn(scenario, channelId)))
      .flatMap(menuItemsOf);
  }
}

/** A number made of names, because the names of steps and buttons stay what they are from one revision to the next. */
function idOf({ scenarioId, stepId, buttonId }: Pick<MenuItem, 'scenarioId' | 'stepId' | 'buttonId'>): number {
  return createHash('sha256').update(`${scenarioId} ${stepId} ${buttonId}`).digest().readUIntBE(0, 6);
}

const present = (item: MenuItem): PublicMenuItem => ({
  ...{ id: idOf(item), text: item.text, command: item.command, position: item.position },
  parentID: item.parent && idOf({ scenarioId: item.scenarioId, ...item.parent }),
});
