import { messengerOf } from '#domain/channels/messenger.js';
import { filesForPrograms, wordsForPrograms } from '#domain/messages/message-for-programs.js';
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
  const { text, coordinates, pressed } = wordsForPrograms(message);
  return {
    message_id: message.id,
    type: message.kind,
    text,
    transport: messengerOf(message.transport),
    client_id: message.clientId,
    operator_id: message.operatorId,
    dialog_id: message.dialogId,
    channel_id: message.channelId,
    request_id: message.requestId,
    ...filesForPrograms(files),
    coordinates,
    client: client ? clientCard(client) : { id: message.clientId },
    is_new_request: data?.firstOfRequest === true,
    is_new_client: data?.firstOfClient === true,
    // What the body has no field for.
    extra_data: pressed ?? {},
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
