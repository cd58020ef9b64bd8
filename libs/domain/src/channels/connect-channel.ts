import { checkChannelForm, type TransportCatalog } from './channel-form.js';
import { Channel } from './channel.js';
import { UnknownTransport } from './channels.errors.js';

export interface SecretSealer {
  seal(companyId: number, secrets: Record<string, string>): string;
  open(companyId: number, sealed: string): Record<string, string>;
}

export interface ChannelStore {
  /** Throws `UnknownGroup` when one of the groups is not the company's. */
  add(channel: Channel, groupIds: number[]): Promise<number>;
  /** Loads with a lock, lets `change` work on it and stores; throws `not_found`. */
  change(companyId: number, channelId: number, change: (channel: Channel) => void, groupIds?: number[]): Promise<void>;
}

export interface KeyMaker {
  /** A text that nobody can guess, safe in an address. */
  key(): string;
}

export interface ConnectChannelCommand {
  companyId: number;
  transport: string;
  name: string;
  phone: string | null;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  groupIds: number[];
}

/** Connects a number or a bot to the company. */
export class ConnectChannel {
  constructor(
    private readonly channels: ChannelStore,
    private readonly catalog: TransportCatalog,
    private readonly sealer: SecretSealer,
    private readonly keys: KeyMaker,
  ) {}

  run(command: ConnectChannelCommand): Promise<number> {
    const { companyId, transport, name, phone, settings, secrets } = command;
    const fields = this.catalog.fieldsOf(transport);
    if (!fields) throw new UnknownTransport();
    checkChannelForm(fields, { settings, secrets });
    const sealedSecrets = this.sealer.seal(companyId, secrets);
    return this.channels.add(
      new Channel(companyId, transport, this.keys.key(), { name, phone, settings, sealedSecrets }),
      command.groupIds,
    );
  }
}
