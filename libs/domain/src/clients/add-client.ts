import type { Transport } from '../channels/channel.js';
import { DomainError, notFound } from '../shared/domain-error.js';
import type { ClientIdentity } from './identity.js';

/** Somebody whom a program wants to write to before he writes. */
export interface ClientToAdd {
  phone: string;
  /** Null: whichever channel of the transport can write first. */
  channelId: number | null;
  /** A messenger, or one of its transports; null = any. */
  transport: string | null;
  /** As the operators shall see him. */
  nickname: string | null;
  /** The phone on his card, where it is another than the one that he is written to. */
  assignedPhone: string | null;
}

export interface AdmittedClient {
  identities: ClientIdentity[];
  phone: string | null;
  /** His name in the messenger. */
  username?: string | null;
  nickname: string | null;
  assignedPhone: string | null;
}

export interface ClientRegistry {
  /** The channels that a program may mean, the oldest first. */
  channels(companyId: number, meant: Pick<ClientToAdd, 'channelId' | 'transport'>): Promise<{ id: number; transport: Transport }[]>;
  /** Adds the client, or finds him by one of his identities; whoever is known stays as he is. Resolves with his id. */
  admit(companyId: number, channelId: number, client: AdmittedClient): Promise<number>;
}

/** How a channel recognises the owner of a phone; undefined where it cannot write first. */
export type IdentitiesOfPhone = (transport: Transport) => ((phone: string) => ClientIdentity[]) | undefined;

/** Makes a client of a phone, in a channel that reaches people who never wrote. The same phone again is the same client. */
export class AddClient {
  constructor(
    private readonly clients: ClientRegistry,
    private readonly identitiesOfPhone: IdentitiesOfPhone,
  ) {}

  async run(companyId: number, { phone, nickname, assignedPhone, ...meant }: ClientToAdd): Promise<number> {
    if (!/^\d{5,20}$/.test(phone)) throw invalid('phone', 'phone must be a phone number of 5 to 20 digits, with the code of its country');
    const channels = await this.clients.channels(companyId, meant);
    const reaching = channels.flatMap(({ id, transport }) => {
      const identitiesOf = this.identitiesOfPhone(transport);
      return identitiesOf ? [{ id, identities: identitiesOf(phone) }] : [];
    });
    const [channel] = reaching;
    if (!channel) throw channels.length === 0 ? unknownChannel(meant) : cannotWriteFirst(meant);
    return this.clients.admit(companyId, channel.id, { identities: channel.identities, phone, nickname, assignedPhone });
  }
}

const invalid = (field: string, sentence: string): DomainError => new DomainError('invalid_input', sentence, 'invalid', field);

type Meant = Pick<ClientToAdd, 'channelId' | 'transport'>;

const unknownChannel = ({ channelId, transport }: Meant): DomainError => {
  if (channelId !== null && transport === null) return notFound('Channel');
  if (channelId !== null) return invalid('transport', 'There is no such channel of this transport; leave transport out, or name its own');
  return invalid('transport', 'The company has no channel of this transport; connect one on the channels page');
};

const cannotWriteFirst = ({ channelId }: Meant): DomainError =>
  invalid(
    channelId === null ? 'transport' : 'channel_id',
    'This channel cannot write to somebody who never wrote; name one whose write_first_option is true',
  );
