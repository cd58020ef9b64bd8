import type { WebhookEvent, WebhookSource } from '#domain/webhooks/webhook-event.js';
import type { FeedEvent } from '#persistence/webhooks/webhook-feed.js';
import type { HookClient, NamedRows, WebhookRows } from '#persistence/webhooks/webhook-rows.view.js';
import { hookTime, type Body, type LinkTo, type Telling } from './body.js';
import { clientBody } from './client.body.js';
import { dialogBody, transferBody } from './dialog.body.js';
import { messageBody, messageHook, statusBody } from './message.body.js';
import { clientTagBody, requestTagBody, tagBody } from './tag.body.js';
import { deletedTicketBody, ticketBody } from './ticket.body.js';

type SourceEvent = FeedEvent & { kind: WebhookSource };
type Draft = Omit<Telling, 'body'> & { body: Body };

/** An event as integrators are told of it; null: there is nothing to tell, or nothing left of it. */
export function tellingOf(event: SourceEvent, rows: WebhookRows, linkTo: LinkTo): Telling | null {
  const draft = DRAFTS[event.kind](event, rows, linkTo);
  if (!draft) return null;
  return { ...draft, body: { hook_type: draft.hookType, ...draft.body, event_time: hookTime(event.at) } };
}

/** The ids of all that the bodies of these events are made of, save what is behind those. */
export function namedRows(events: readonly SourceEvent[]): NamedRows {
  const inData = (name: string): number[] => events.flatMap(({ data }) => idIn(data, name) ?? []);
  return {
    messageIds: events.flatMap(({ messageId }) => messageId ?? []),
    dialogIds: events.flatMap(({ kind, dialogId }) => (OF_DIALOGS.has(kind) && dialogId !== null ? dialogId : [])),
    requestIds: inData('requestId'),
    ticketIds: inData('ticketId'),
    tagIds: inData('tagId'),
    clientIds: inData('clientId'),
  };
}

const OF_DIALOGS = new Set<WebhookSource>(['request_opened', 'request_closed', 'dialog_closed', 'dialog_transferred']);

type DraftOf = (event: SourceEvent, rows: WebhookRows, linkTo: LinkTo) => Draft | null;

const ofMessage: DraftOf = (event, { messages, clients }, linkTo) => {
  const message = messages.get(event.messageId ?? 0);
  const hookType = message && messageHook(message, event);
  if (!hookType) return null;
  return { hookType, channelId: message.channelId, body: messageBody(message, clients.get(message.clientId), event.data, linkTo) };
};

const ofStatus: DraftOf = (event, { messages }) => {
  const message = messages.get(event.messageId ?? 0);
  const body = message && statusBody(message, event);
  return body ? { hookType: 'outbox_status', channelId: message.channelId, body } : null;
};

const ofClient =
  (hookType: WebhookEvent): DraftOf =>
  (event, { clients }) => {
    const client = clientOf(event, clients);
    return client ? { hookType, channelId: client.channelId, body: clientBody(client) } : null;
  };

const ofDialog =
  (hookType: WebhookEvent): DraftOf =>
  (event, rows) => {
    const dialog = rows.dialogs.get(event.dialogId ?? 0);
    if (!dialog) return null;
    const body = hookType === 'dialog_transferred' ? transferBody(dialog, event, rows) : dialogBody(dialog, event.data, rows);
    return { hookType, channelId: dialog.channelId, body };
  };

const ofNewTag: DraftOf = ({ data }, { tags }) => {
  const tag = tags.get(idIn(data, 'tagId') ?? 0);
  return tag ? { hookType: 'new_tag', channelId: null, body: tagBody(tag.id, tag) } : null;
};

const ofTagging =
  (onClient: WebhookEvent, onRequest: WebhookEvent): DraftOf =>
  (event, { tags, clients, requests }) => {
    const tagId = idIn(event.data, 'tagId');
    const request = requests.get(idIn(event.data, 'requestId') ?? 0);
    const client = request ? clients.get(request.clientId) : clientOf(event, clients);
    if (tagId === null || !client) return null;
    const tag = tags.get(tagId);
    return {
      hookType: request ? onRequest : onClient,
      channelId: client.channelId,
      body: request ? requestTagBody(tagId, tag, request, client) : clientTagBody(tagId, tag, client),
    };
  };

const ofTicket =
  (hookType: WebhookEvent): DraftOf =>
  ({ data }, { tickets, clients }) => {
    const ticket = tickets.get(idIn(data, 'ticketId') ?? 0);
    return ticket ? { hookType, channelId: clients.get(ticket.clientId ?? 0)?.channelId ?? null, body: ticketBody(ticket) } : null;
  };

const ofDeletedTicket: DraftOf = (event, { clients }) => {
  const id = idIn(event.data, 'ticketId');
  if (id === null) return null;
  return { hookType: 'ticket_deleted', channelId: clientOf(event, clients)?.channelId ?? null, body: deletedTicketBody(id, event) };
};

const DRAFTS: Record<WebhookSource, DraftOf> = {
  message_added: ofMessage,
  message_changed: ofStatus,
  client_added: ofClient('new_client'),
  client_changed: ofClient('client_updated'),
  client_blacklisted: ofClient('client_added_to_blacklist'),
  request_opened: ofDialog('new_request'),
  request_closed: ofDialog('close_request'),
  dialog_closed: ofDialog('close_dialog'),
  dialog_transferred: ofDialog('dialog_transferred'),
  tag_added: ofNewTag,
  tag_assigned: ofTagging('add_tag_to_client', 'add_tag_to_request'),
  tag_taken: ofTagging('delete_tag_from_client', 'delete_tag_from_request'),
  ticket_added: ofTicket('new_ticket'),
  ticket_changed: ofTicket('ticket_updated'),
  ticket_deleted: ofDeletedTicket,
};

function idIn(data: FeedEvent['data'], name: string): number | null {
  const id = data?.[name];
  return typeof id === 'number' ? id : null;
}

function clientOf({ data }: SourceEvent, clients: Map<number, HookClient>): HookClient | undefined {
  return clients.get(idIn(data, 'clientId') ?? 0);
}
