import type { Message } from '@grammyjs/types';

/** Lines that Telegram itself writes into a chat; nobody said them. */
const SERVICE: readonly (keyof Message)[] = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'channel_chat_created',
  'message_auto_delete_timer_changed',
  'migrate_from_chat_id',
  'pinned_message',
  'successful_payment',
  'refunded_payment',
  'users_shared',
  'chat_shared',
  'connected_website',
  'write_access_allowed',
  'passport_data',
  'proximity_alert_triggered',
  'boost_added',
  'chat_background_set',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'giveaway_created',
  'giveaway',
  'giveaway_winners',
  'giveaway_completed',
  'checklist_tasks_done',
  'checklist_tasks_added',
  'poll_option_added',
  'poll_option_deleted',
  'community_chat_added',
  'community_chat_removed',
  'community_chat_joined',
  'suggested_post_approved',
  'suggested_post_approval_failed',
  'suggested_post_declined',
  'suggested_post_paid',
  'suggested_post_refunded',
  'chat_owner_left',
  'chat_owner_changed',
  'managed_bot_created',
  'paid_message_price_changed',
  'direct_message_price_changed',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
];

/** What surrounds the kinds of a message; whatever else is there names a kind that we do not know. */
const FRAME = new Set<string>([
  ...['message_id', 'message_thread_id', 'from', 'sender_chat', 'sender_boost_count', 'sender_business_bot', 'sender_tag', 'date', 'chat'],
  ...['business_connection_id', 'guest_query_id', 'is_topic_message', 'direct_messages_topic', 'receiver_user', 'ephemeral_message_id'],
  ...['forward_origin', 'forward_from', 'forward_from_chat', 'forward_from_message_id', 'forward_signature', 'forward_sender_name'],
  ...['forward_date', 'is_automatic_forward', 'reply_to_message', 'reply_to_checklist_task_id', 'reply_to_poll_option_id', 'is_paid_post'],
  ...['external_reply', 'quote', 'reply_to_story', 'via_bot', 'guest_bot_caller_user', 'guest_bot_caller_chat', 'edit_date'],
  ...['has_protected_content', 'show_caption_above_media', 'is_from_offline', 'author_signature', 'link_preview_options', 'effect_id'],
  ...['paid_star_count', 'reply_markup', 'media_group_id', 'has_media_spoiler', 'suggested_post_info', 'entities', 'caption_entities'],
]);

/** Which service message it is; null when a person wrote it. */
export const serviceOf = (message: Readonly<Record<string, unknown>>): string | null =>
  SERVICE.find((key) => message[key] !== undefined) ?? null;

/** The name of a kind that we can't read. */
export const unknownKindOf = (message: Readonly<Record<string, unknown>>): string =>
  Object.keys(message)
    .find((key) => !FRAME.has(key))
    ?.slice(0, 64) ?? 'empty';
