import { Inject, Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '#connectors/connector.js';
import { connectorOf } from '#connectors/registry.js';
import { ChannelActivity } from '#persistence/channels/channel-activity.js';
import { Database } from '#persistence/database.js';
import { QuarantineStore } from '#persistence/quarantine/quarantine.store.js';
import { askForRefresh } from '#persistence/templates/template.store.js';
import { Wake } from '#persistence/wake.js';
import { Log } from '../platform/log.js';
import { CLOCK } from '../platform/ports.js';
import { TakeHistory } from './take-history.js';
import { IngestUpdates } from './ingest-updates.js';

/** What became of a body: taken in, or kept raw with the reason in words. */
export interface Received {
  quarantined: string | null;
}

/**
 * A verified webhook's way into the product. Only a lost database makes it fail, so that the provider sends it again;
 * a body we cannot use is kept raw and acknowledged, or it would come back for days.
 */
@Injectable()
export class ReceiveUpdate {
  constructor(
    private readonly ingestUpdates: IngestUpdates,
    private readonly history: TakeHistory,
    private readonly database: Database,
    private readonly log: Log,
    private readonly quarantine: QuarantineStore,
    private readonly activity: ChannelActivity,
    private readonly wake: Wake,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `keep` false: a replay, whose body is kept already. */
  async run(channel: ConnectedChannel, request: RawRequest, keep = true): Promise<Received> {
    const parsed = this.parse(channel, request);
    if (parsed instanceof UnparsableBody) return this.quarantined(channel, 'unparsable', parsed.message, request, keep);
    if (parsed.templatesChanged) await this.refreshTemplates(channel);
    if (parsed.historyRefused !== undefined) await this.history.refused(channel, parsed.historyRefused);
    const refused = parsed.history
      ? await this.history.run(channel, parsed, parsed.history, request)
      : await this.ingestUpdates.run(channel, parsed.events);
    this.activity.heard(channel, this.clock.now());
    const failed = parsed.failed?.[0] ?? refused[0]?.reason;
    if (failed !== undefined) return this.quarantined(channel, 'item_failed', failed, request, keep);
    if (parsed.notServed.length > 0) {
      const numbers = [...new Set(parsed.notServed)].slice(0, 5).join(', ');
      return this.quarantined(channel, 'not_served', `An update for ${numbers}, which this channel does not serve`, request, keep);
    }
    return { quarantined: null };
  }

  private parse(channel: ConnectedChannel, request: RawRequest): ParsedRequest | UnparsableBody {
    try {
      const parsed = connectorOf(channel.transport)?.parse(request, channel);
      return parsed ?? new UnparsableBody(`Nobody here talks to ${channel.transport}`);
    } catch (error) {
      if (error instanceof UnparsableBody) return error;
      // A parser promises to throw nothing else. Where it does, the body is kept, and comes in again once the parser is mended.
      this.log.failure('a webhook could not be read', error);
      return new UnparsableBody('The update could not be read; it is kept and can be tried again after an update of Deskwire');
    }
  }

  private async refreshTemplates({ companyId, id: channelId }: ConnectedChannel): Promise<void> {
    await this.database.transaction(companyId, async (tx) => askForRefresh(tx, channelId, 'announced'));
    this.wake.wake('outbox');
  }

  private async quarantined(
    channel: ConnectedChannel,
    reason: 'unparsable' | 'not_served' | 'item_failed',
    error: string,
    request: RawRequest,
    keep: boolean,
  ): Promise<Received> {
    if (keep) {
      await this.quarantine.keep(channel.companyId, channel.id, reason, error, request.body);
      this.wake.wake('event');
    }
    return { quarantined: error };
  }
}
