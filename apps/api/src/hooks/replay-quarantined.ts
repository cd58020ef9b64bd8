import { Injectable } from '@nestjs/common';
import type { QuarantineReplay, ReplayOutcome } from '#domain/channels/quarantine-replay.port.js';
import { notFound } from '#domain/shared/domain-error.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { QuarantineStore } from '#persistence/quarantine/quarantine.store.js';
import { ReceiveUpdate } from './receive-update.js';

/** Tries a kept body again, as if the provider had just sent it; its signature was checked when it came. */
@Injectable()
export class ReplayQuarantined implements QuarantineReplay {
  constructor(
    private readonly quarantine: QuarantineStore,
    private readonly channels: ChannelLookup,
    private readonly receive: ReceiveUpdate,
  ) {}

  async replay(companyId: number, quarantinedUpdateId: number): Promise<ReplayOutcome> {
    const kept = await this.quarantine.find(companyId, quarantinedUpdateId);
    const channel = kept && (await this.channels.find(kept.transport, kept.key));
    if (!kept || !channel) throw notFound('Update');
    const { quarantined } = await this.receive.run(channel, { method: 'POST', headers: {}, query: {}, body: kept.body }, false);
    if (quarantined === null) await this.quarantine.markReplayed(companyId, quarantinedUpdateId);
    else await this.quarantine.markFailing(companyId, quarantinedUpdateId, quarantined);
    return { outcome: quarantined === null ? 'replayed' : 'still_failing', error: quarantined };
  }
}
