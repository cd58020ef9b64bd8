import { messengerOf } from '#domain/channels/messenger.js';
import type { WebhookEvent } from '#domain/webhooks/webhook-event.js';
import type { FeedEvent } from '#persistence/webhooks/webhook-feed.js';
import type { HookClient, HookMessage } from '#persistence/webhooks/webhook-rows.view.js';
import type { Body, LinkTo } from './body.js';
import { clientCard } from './client.body.js';

/** Null: lines that the system writes are nobody's message. */
export function messageHook(message: HookMessage, { data }: Pick<FeedEvent, 'data'>): WebhookEvent | null {
  if (message.kind === 'system') return null;
  if (data?.imported) return 'imported_message';
  return ({ from_client: 'inbox', to_client: 'outbox', autoreply: 'outbox', comment: 'comment' } as const)[message.kind];
}

export function messageBody(message: HookMessage, client: HookClient | undefined, data: FeedEvent['data'], linkTo: LinkTo): Body {
  const files = message.deletedAt ? [] : (message.attachments ?? []).map((file) => ({ ...file, link: linkTo(file) }));
  const linkOf = (...kinds: string[]): string | null => files.find(({ kind }) => kinds.includes(kind))?.link ?? null;
  return {
    message_id: message.id,
    type: message.kind,
    text: message.deletedAt ? null : message.text,
    transport: messengerOf(message.transport),
    client_id: message.clientId,
    operator_id: message.operatorId,
    dialog_id: message.dialogId,
    channel_id: message.channelId,
    request_id: message.requestId,
    photo: linkOf('image', 'sticker'),
    video: linkOf('video'),
    audio: linkOf('audio', 'voice'),
    pdf: files.find(({ name }) => name?.toLowerCase().endsWith('.pdf'))?.link ?? null,
    coordinates: coordinatesOf(message),
    client: client ? clientCard(client) : { id: message.clientId },
    attachments: files.map(({ name, link }) => ({ name, link })),
    is_new_request: data?.firstOfRequest === true,
    is_new_client: data?.firstOfClient === true,
    extra_data: extraOf(message),
  };
}

/** What the messenger said became of a message of ours; null for messages that nobody reports on. */
export function statusBody(message: HookMessage, { data }: Pick<FeedEvent, 'data'>): Body | null {
  if (message.kind !== 'to_client' && message.kind !== 'autoreply') return null;
  const status = data?.status ?? null;
  const { error } = message;
  return {
    message_id: message.id,
    status,
    transport: messengerOf(message.transport),
    client_id: message.clientId,
    operator_id: message.operatorId,
    dialog_id: message.dialogId,
    channel_id: message.channelId,
    request_id: message.requestId,
    data: {
      id: message.id,
      gateway_status: status,
      remote_id: message.externalId,
      error: status === 'failed' && error ? { code: error.code, text: error.detail ?? error.reason } : null,
    },
  };
}

function coordinatesOf({ content, deletedAt }: HookMessage): string | null {
  const location = deletedAt ? undefined : content?.location;
  return location ? `${location.latitude},${location.longitude}` : null;
}

/** What the body has no field for: the payload of a pressed button. */
function extraOf({ content, deletedAt }: HookMessage): Body {
  const press = deletedAt ? undefined : content?.press;
  return press ? { payload: press.payload } : {};
}
