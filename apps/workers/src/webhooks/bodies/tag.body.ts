import { messengerOf } from '#domain/channels/messenger.js';
import type { HookClient, HookTag } from '#persistence/webhooks/webhook-rows.view.js';
import type { Body } from './body.js';
import { clientCard } from './client.body.js';

/** A tag; of one that is gone only its number is left. */
export function tagBody(id: number, tag: HookTag | undefined): Body {
  if (!tag) return { id };
  return {
    id,
    label: tag.label,
    description: tag.description,
    group_id: tag.groupId,
    group_name: tag.groupName,
    tag_bg_color: tag.backgroundColor,
    tag_text_color: tag.textColor,
  };
}

/** A tag that was put on a client, or taken off. */
export function clientTagBody(tagId: number, tag: HookTag | undefined, client: HookClient): Body {
  return {
    tag_id: tagId,
    client_id: client.id,
    channel_id: client.channelId,
    transport: messengerOf(client.transport),
    tag: tagBody(tagId, tag),
    client: clientCard(client),
  };
}

/** A tag that was put on a request, or taken off. */
export function requestTagBody(
  tagId: number,
  tag: HookTag | undefined,
  request: { id: number; dialogId: number },
  client: HookClient,
): Body {
  return { ...clientTagBody(tagId, tag, client), request_id: request.id, dialog_id: request.dialogId };
}
