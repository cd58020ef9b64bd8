import { Injectable } from '@nestjs/common';
import type { Transport } from '#domain/channels/channel.js';
import type { FoundPerson, KnownBy, Whom } from '#domain/clients/whom.js';
import type { BeginningChannel, People } from '#domain/write-first/write-first.js';
import { beginsBy, findsPeople, writesFirst } from '#connectors/connector.js';
import { OutboundHttp } from '#connectors/http/outbound-http.js';
import { connectorOf } from '#connectors/registry.js';
import { SendError } from '#connectors/send-error.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';

/** Asks the connectors who is there, in the domain's words. */
@Injectable()
export class MessengersPeople implements People {
  constructor(
    private readonly http: OutboundHttp,
    private readonly channels: ChannelLookup,
  ) {}

  beginsBy(transport: Transport): readonly KnownBy[] {
    const connector = connectorOf(transport);
    return connector ? beginsBy(connector) : [];
  }

  identitiesOfPhone = (transport: Transport): ReturnType<People['identitiesOfPhone']> => {
    const connector = connectorOf(transport);
    return connector && writesFirst(connector) ? (phone) => connector.identitiesOfPhone(phone) : undefined;
  };

  /** Where free texts are taken only for a while after the client's own, he who never wrote gets a template. */
  needsTemplate(transport: Transport): boolean {
    const connector = connectorOf(transport);
    return Boolean(connector?.features.templates && connector.limits.replyWindowHours !== null);
  }

  async find(whom: Whom, { transport, key }: BeginningChannel): Promise<FoundPerson | null | 'unknown'> {
    const connector = connectorOf(transport);
    if (!connector || !findsPeople(connector)) return 'unknown';
    const channel = await this.channels.find(transport, key);
    if (!channel) return 'unknown';
    try {
      return await connector.findPerson(whom, channel, this.http);
    } catch (error) {
      if (error instanceof SendError) return 'unknown';
      throw error;
    }
  }
}
