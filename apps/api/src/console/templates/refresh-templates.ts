import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ChannelNotActive } from '#domain/history-import/history-import.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { NoTemplates } from '#domain/templates/templates.errors.js';
import { listsTemplates } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { channelById } from '#persistence/channels/channel.view.js';
import { Database, type Tx } from '#persistence/database.js';
import { askForRefresh } from '#persistence/templates/template.store.js';
import { templateListStates, type TemplateListState } from '#persistence/templates/template.view.js';
import { Wake } from '#persistence/wake.js';
import type { TemplateRefresh } from './templates.dto.js';

const WAIT_MS = 30_000;
const LOOK_MS = 250;

/** Has a channel's list of templates asked for, and waits for what comes of it. */
@Injectable()
export class RefreshTemplates {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  /** Joins an attempt that is under way instead of asking the provider twice. */
  async run(companyId: number, channelId: number): Promise<TemplateRefresh> {
    const before = await this.database.transaction(companyId, async (tx) => {
      const channel = await channelById(tx, channelId);
      if (!channel) throw notFound('Channel');
      const connector = connectorOf(channel.transport);
      if (!connector || !listsTemplates(connector)) throw new NoTemplates();
      if (channel.state !== 'active') throw new ChannelNotActive();
      const state = await this.stateOf(tx, channelId);
      if (!state.underWay) askForRefresh(tx, channelId, 'asked');
      return state;
    });
    this.wake.wake('outbox');
    const tried = before.underWay ? null : (before.triedAt?.getTime() ?? 0);
    const over = Date.now() + WAIT_MS;
    for (;;) {
      const state = await this.database.transaction(companyId, (tx) => this.stateOf(tx, channelId));
      const running = state.underWay || (tried !== null && (state.triedAt?.getTime() ?? 0) <= tried);
      if (!running || Date.now() >= over) {
        return { count: state.count, syncedAt: state.syncedAt?.toISOString() ?? null, error: running ? null : state.error, running };
      }
      await sleep(LOOK_MS);
    }
  }

  private async stateOf(tx: Tx, channelId: number): Promise<TemplateListState> {
    const state = (await templateListStates(tx, [channelId])).get(channelId);
    if (!state) throw notFound('Channel');
    return state;
  }
}
