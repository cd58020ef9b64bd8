import { messengerOf } from '#domain/channels/messenger.js';
import type { FeedEvent } from '#persistence/webhooks/webhook-feed.js';
import type { HookDialog, WebhookRows } from '#persistence/webhooks/webhook-rows.view.js';
import type { Body } from './body.js';
import { clientCard } from './client.body.js';

/** A request that was opened or closed, a dialog that was closed. */
export function dialogBody(dialog: HookDialog, data: FeedEvent['data'], { clients, requests }: WebhookRows): Body {
  const client = clients.get(dialog.clientId);
  const requestId = typeof data?.requestId === 'number' ? data.requestId : null;
  const request = requestId === null ? undefined : requests.get(requestId);
  return {
    dialog_id: dialog.id,
    request_id: requestId,
    client_id: dialog.clientId,
    channel_id: dialog.channelId,
    transport: messengerOf(dialog.transport),
    // Whoever served it, when it is his no more.
    operator_id: request?.operatorId ?? dialog.operatorId ?? dialog.lastOperatorId,
    client: client ? clientCard(client) : { id: dialog.clientId },
  };
}

/** A dialog that went to another operator, or to a group. */
export function transferBody(dialog: HookDialog, { data, operatorId }: Pick<FeedEvent, 'data' | 'operatorId'>, rows: WebhookRows): Body {
  const toGroup = data?.groupId ?? null;
  return {
    ...dialogBody(dialog, data, rows),
    operator_id: toGroup !== null ? (data?.operatorId ?? null) : (data?.operatorId ?? operatorId ?? dialog.operatorId),
    group_id: toGroup,
  };
}
