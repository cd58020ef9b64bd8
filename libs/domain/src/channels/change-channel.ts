import type { Clock } from '../shared/clock.port.js';
import { checkChannelForm, type TransportCatalog } from './channel-form.js';
import type { ChannelAccount, ChannelProvider } from './channel-provider.port.js';
import { type Channel, type ChannelChanges, type ConnectedChannel, withChanges } from './channel.js';
import { ChannelRefused, UnknownTransport } from './channels.errors.js';
import type { ChannelStore, SecretSealer } from './connect-channel.js';

export interface ChangeChannelCommand extends ChannelChanges {
  companyId: number;
  channelId: number;
  secrets?: Record<string, string>;
  groupIds?: number[];
  /** Store without asking the provider. */
  unchecked: boolean;
}

type Wiring = Pick<ConnectedChannel, 'settings' | 'secrets'>;

/** Changes the card of a channel. Secrets that are not given stay; nobody can read them back. */
export class ChangeChannel {
  constructor(
    private readonly channels: ChannelStore,
    private readonly catalog: TransportCatalog,
    private readonly sealer: SecretSealer,
    private readonly provider: ChannelProvider,
    private readonly clock: Clock,
  ) {}

  /** Asks the provider whether the channel would work with these changes, and changes nothing. Throws `ChannelRefused`. */
  async check(command: Pick<ChangeChannelCommand, 'companyId' | 'channelId' | 'settings' | 'secrets'>): Promise<ChannelAccount | null> {
    const channel = await this.channels.read(command.companyId, command.channelId);
    return this.provider.check(this.connected(channel, this.wiringAfter(channel, command)));
  }

  async run({ companyId, channelId, secrets, groupIds, unchecked, ...changes }: ChangeChannelCommand): Promise<void> {
    const rewired = secrets !== undefined || changes.settings !== undefined;
    const before = await this.channels.read(companyId, channelId);
    const after = rewired ? this.wiringAfter(before, { secrets, settings: changes.settings }) : null;
    const account = after && !unchecked ? await this.provider.check(this.connected(before, after)) : null;
    await this.channels.change(
      companyId,
      channelId,
      (channel) => {
        // Read again under the lock: what a colleague changed meanwhile stays.
        if (secrets) channel.replaceSecrets(this.sealer.seal(companyId, this.wiringAfter(channel, { secrets }).secrets));
        channel.change(changes);
        if (account) channel.accepted(account, this.clock.now());
      },
      groupIds,
    );
    if (after && !unchecked) await this.subscribe(this.connected(before, after));
  }

  private wiringAfter(channel: Channel, { settings, secrets }: Partial<Wiring>): Wiring {
    const fields = this.catalog.fieldsOf(channel.transport);
    if (!fields) throw new UnknownTransport();
    const after = {
      settings: withChanges(channel.settings, settings ?? {}),
      secrets: withChanges(this.sealer.open(channel.companyId, channel.sealedSecrets), secrets ?? {}),
    };
    checkChannelForm(fields, after);
    return after;
  }

  private connected({ id, companyId, transport, key }: Channel, wiring: Wiring): ConnectedChannel {
    return { id, companyId, transport, key, ...wiring };
  }

  private async subscribe(channel: ConnectedChannel): Promise<void> {
    try {
      await this.provider.subscribe(channel);
    } catch (error) {
      if (!(error instanceof ChannelRefused)) throw error;
      await this.channels.change(channel.companyId, channel.id, (stored) => stored.refused(error.refusal, this.clock.now()));
    }
  }
}
