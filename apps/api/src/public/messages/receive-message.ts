import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { ChannelLookup } from '#persistence/channels/channel-lookup.js';
import { channelKeys } from '#persistence/channels/channel.public-view.js';
import { Database } from '#persistence/database.js';
import { receivedMessage } from '#persistence/messages/received-message.view.js';
import { ReceiveUpdate } from '../../hooks/receive-update.js';
import type { InboxAnswer, InboxRequest } from './inbox.dto.js';

const TRANSPORT = 'external';

/** An event of the external channel's webhook. */
type InboxEvent = Record<string, unknown> & { id: string };

/** Brings a client's message into an external channel, by the very way that the channel's own webhook takes. */
@Injectable()
export class ReceiveMessage {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelLookup,
    private readonly receive: ReceiveUpdate,
  ) {}

  async run(companyId: number, request: InboxRequest): Promise<InboxAnswer> {
    const event = eventOf(request);
    const channel = await this.channelOf(companyId, request.channel_id ?? null);
    const body = Buffer.from(JSON.stringify(event));
    // Whoever brings it hears at once what is wrong, so nothing is put aside.
    const { quarantined } = await this.receive.run(channel, { method: 'POST', headers: {}, query: {}, body }, false);
    if (quarantined !== null) throw invalid('body', quarantined);
    // Its ids alone, which whoever brought it may have, also where nobody may read it yet.
    const message = await this.database.transaction(companyId, (tx) => receivedMessage(tx, channel.id, event.id), { seesWithheld: true });
    if (!message) throw invalid('external_id', 'external_id is the id of a message that was sent to a client; give every message its own');
    const { id, clientId, dialogId, requestId, operatorId } = message;
    return {
      ...{ message_id: id, channel_id: channel.id, operator_id: operatorId, transport: TRANSPORT, type: 'from_client' },
      ...{ client_id: clientId, dialog_id: dialogId, request_id: requestId, external_id: event.id },
    };
  }

  private async channelOf(companyId: number, channelId: number | null): Promise<ConnectedChannel> {
    const found = await this.database.transaction(companyId, (tx) => channelKeys(tx, TRANSPORT, channelId));
    const [first, second] = found;
    if (!first && channelId !== null) throw invalid('channel_id', 'channel_id must be the id of an external channel');
    if (!first) throw invalid('channel_id', 'The company has no external channel; connect one on the channels page');
    if (second) throw invalid('channel_id', 'channel_id must be given, because the company has several external channels');
    const channel = await this.channels.find(TRANSPORT, first.key);
    if (!channel) throw invalid('channel_id', 'channel_id must be the id of an external channel');
    return channel;
  }
}

/** The parameters in the words of the channel's webhook. */
function eventOf({ body, image, video, location, from_client: client, external_id: externalId }: InboxRequest): InboxEvent {
  const [id, phone] = [client.id || undefined, client.phone || undefined];
  if (id === undefined && phone === undefined) throw invalid('from_client', 'from_client must have an id or a phone');
  if (id !== undefined && phone !== undefined) throw invalid('from_client', 'from_client must have either an id or a phone, not both');
  if (!body && !image && !video && !location) throw invalid('body', 'body must be given, unless there is an image, a video or a location');
  const files = [...(image ? [{ type: 'image', url: image }] : []), ...(video ? [{ type: 'video', url: video }] : [])];
  return {
    ...{ type: 'message', id: externalId || `inbox:${randomUUID()}`, text: body },
    from: { id, phone, name: client.nickname, avatar: client.avatar },
    ...(files.length > 0 ? { attachments: files } : {}),
    ...(location ? { location: { latitude: location.lat, longitude: location.lon } } : {}),
  };
}

const invalid = (field: string, sentence: string): DomainError => new DomainError('invalid_input', sentence, 'invalid', field);
