import type { Clock } from '../shared/clock.port.js';
import { checkChannelForm, withGenerated, type TransportCatalog } from './channel-form.js';
import type { ChannelAccount, ChannelProvider } from './channel-provider.port.js';
import { Channel, type ConnectedChannel } from './channel.js';
import { ChannelRefused, UnknownTransport } from './channels.errors.js';

export interface SecretSealer {
  seal(companyId: number, secrets: Record<string, string>): string;
  open(companyId: number, sealed: string): Record<string, string>;
}

export interface ChannelStore {
  /** Throws `UnknownGroup` when one of the groups is not the company's. */
  add(channel: Channel, groupIds: number[]): Promise<number>;
  /** Throws `not_found`. */
  read(companyId: number, channelId: number): Promise<Channel>;
  /** Loads with a lock, lets `change` work on it and stores; throws `not_found`. */
  change(companyId: number, channelId: number, change: (channel: Channel) => void, groupIds?: number[]): Promise<void>;
}

export interface KeyMaker {
  /** A text that nobody can guess, safe in an address. */
  key(): string;
}

export interface ChannelForm {
  companyId: number;
  transport: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

export interface ConnectChannelCommand extends ChannelForm {
  name: string;
  phone: string | null;
  groupIds: number[];
  /** Connect without asking the provider: it can't be reached from here at the moment. */
  unchecked: boolean;
}

/** Connects a number or a bot to the company. The provider is asked first, so that no channel begins its life broken. */
export class ConnectChannel {
  constructor(
    private readonly channels: ChannelStore,
    private readonly catalog: TransportCatalog,
    private readonly sealer: SecretSealer,
    private readonly keys: KeyMaker,
    private readonly provider: ChannelProvider,
    private readonly clock: Clock,
  ) {}

  /** Asks the provider whether the form is right, and changes nothing. Throws `ChannelRefused`. */
  async check(form: ChannelForm): Promise<ChannelAccount | null> {
    return this.provider.check(this.asConnected(form, this.completed(form)));
  }

  async run(command: ConnectChannelCommand): Promise<number> {
    const { companyId, transport, name, phone, settings } = command;
    const secrets = this.completed(command);
    const connected = this.asConnected(command, secrets);
    const account = command.unchecked ? null : await this.provider.check(connected);
    const sealedSecrets = this.sealer.seal(companyId, secrets);
    const channel = new Channel(companyId, transport, connected.key, { name, phone, settings, sealedSecrets });
    if (account) channel.accepted(account, this.clock.now());
    const id = await this.channels.add(channel, command.groupIds);
    if (!command.unchecked) await this.subscribe({ ...connected, id });
    return id;
  }

  /** Not a reason to take the channel away: its page says what is wrong, and the address can be set by hand. */
  private async subscribe(channel: ConnectedChannel): Promise<void> {
    try {
      await this.provider.subscribe(channel);
    } catch (error) {
      if (!(error instanceof ChannelRefused)) throw error;
      await this.channels.change(channel.companyId, channel.id, (stored) => stored.refused(error.refusal, this.clock.now()));
    }
  }

  private completed({ transport, settings, secrets }: ChannelForm): Record<string, string> {
    const fields = this.catalog.fieldsOf(transport);
    if (!fields) throw new UnknownTransport();
    const all = withGenerated(fields, secrets, () => this.keys.key());
    checkChannelForm(fields, { settings, secrets: all });
    return all;
  }

  private asConnected({ companyId, transport, settings }: ChannelForm, secrets: Record<string, string>): ConnectedChannel {
    return { id: 0, companyId, transport, key: this.keys.key(), settings, secrets };
  }
}
