import { checkChannelForm, type TransportCatalog } from './channel-form.js';
import { type ChannelChanges, withChanges } from './channel.js';
import { UnknownTransport } from './channels.errors.js';
import type { ChannelStore, SecretSealer } from './connect-channel.js';

export interface ChangeChannelCommand extends ChannelChanges {
  companyId: number;
  channelId: number;
  secrets?: Record<string, string>;
  groupIds?: number[];
}

/** Changes the card of a channel. Secrets that are not given stay; nobody can read them back. */
export class ChangeChannel {
  constructor(
    private readonly channels: ChannelStore,
    private readonly catalog: TransportCatalog,
    private readonly sealer: SecretSealer,
  ) {}

  run({ companyId, channelId, secrets, groupIds, ...changes }: ChangeChannelCommand): Promise<void> {
    return this.channels.change(
      companyId,
      channelId,
      (channel) => {
        const fields = this.catalog.fieldsOf(channel.transport);
        if (!fields) throw new UnknownTransport();
        if (secrets || changes.settings) {
          const after = withChanges(this.sealer.open(companyId, channel.sealedSecrets), secrets ?? {});
          checkChannelForm(fields, { settings: withChanges(channel.settings, changes.settings ?? {}), secrets: after });
          if (secrets) channel.replaceSecrets(this.sealer.seal(companyId, after));
        }
        channel.change(changes);
      },
      groupIds,
    );
  }
}
