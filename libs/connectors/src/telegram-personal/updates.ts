import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asList, asNumber, asObject, asText, asTime, type JsonObject } from '../json/reading.js';
import { externalIdOf, fullName, identityOf, peerOf, type Peer } from './peers.js';
import { editEvents, ignored, messageEvent, reactionEvents, type Reading } from './read-message.js';
import { asNumberId, isSet, nameOf, part } from './tl.js';

type Reader = (update: JsonObject, reading: Reading) => InboundEvent[];

/** The updates that mean something here; whatever else Telegram tells is understood and left. */
export const UPDATES: Readonly<Record<string, Reader>> = {
  message: (message, reading) => [messageEvent(message, reading)],
  messageService: (message, reading) => [messageEvent(message, reading)],
  updateNewMessage: (update, reading) => [messageEvent(part(update, 'message'), reading)],
  updateNewChannelMessage: (update, reading) => [messageEvent(part(update, 'message'), reading)],
  updateEditMessage: (update, reading) => editEvents(part(update, 'message'), reading),
  updateEditChannelMessage: (update, reading) => editEvents(part(update, 'message'), reading),
  updateDeleteMessages: ({ messages }) => deletions(messages, null),
  updateDeleteChannelMessages: ({ messages, channel_id: channel }) => deletions(messages, peerOf({ channel_id: channel })),
  updateMessageReactions: reactionsChanged,
  updateReadHistoryOutbox: (update) => [readBy(peerOf(part(update, 'peer')), update.max_id)],
  updateReadChannelOutbox: () => [ignored('somebody in a group has read on')],
  updateReadHistoryInbox: (update) => [readElsewhere(peerOf(part(update, 'peer')), update)],
  updateReadChannelInbox: (update) => [readElsewhere(peerOf({ channel_id: update.channel_id }), update)],
  updateUserTyping: (update) => [typing(peerOf({ user_id: update.user_id }), update)],
  updateChatUserTyping: (update) => [typing(peerOf({ chat_id: update.chat_id }), update)],
  updateChannelUserTyping: (update) => [typing(peerOf({ channel_id: update.channel_id }), update)],
  updateMessageID: ({ id, random_id: ours }, { now }) => [sentEvent({ id, random_id: ours }, now)],
  updateUserName: (update, reading) => [named(update, reading)],
  updateServiceNotification: ({ message }) => [notice(asText(message, 2000))],
};

function deletions(messages: unknown, peer: Peer | null): InboundEvent[] {
  const ids = asList(messages)
    .map(asNumberId)
    .filter((id) => id !== null);
  return ids.map((id) => ({ type: 'message_revoked', externalId: peer ? externalIdOf(peer, id) : id }));
}

function reactionsChanged(update: JsonObject): InboundEvent[] {
  const peer = peerOf(part(update, 'peer'));
  const id = asNumberId(update.msg_id);
  if (!peer || id === null) return [ignored('a reaction without its message')];
  return reactionEvents(asObject(update.reactions), peer, externalIdOf(peer, id));
}

/** All our messages up to the number were read; supergroups count for themselves, so their numbers are no ids of ours. */
function readBy(peer: Peer | null, maxId: unknown): InboundEvent {
  const upTo = asNumberId(maxId);
  if (!peer || upTo === null || peer.kind === 'supergroup') return ignored('a horizon of reading that is no use');
  return { type: 'messages_read', client: [identityOf(peer)], upTo, at: null };
}

/** We have read on another device. While something is still unread there, it is here too. */
function readElsewhere(peer: Peer | null, update: JsonObject): InboundEvent {
  if (!peer) return ignored('a chat that was read, without its name');
  if ((asNumber(update.still_unread_count) ?? 0) > 0) return ignored('only part of a chat was read');
  return { type: 'read_elsewhere', client: [identityOf(peer)] };
}

function typing(peer: Peer | null, update: JsonObject): InboundEvent {
  const action = nameOf(part(update, 'action'));
  if (!peer || action === 'sendMessageCancelAction') return ignored('somebody stopped typing');
  return { type: 'client_typing', client: [identityOf(peer)] };
}

/** Telegram has taken our message; `random_id`, when it comes along, is our own number of it. */
export function sentEvent({ id, random_id: ours, date }: JsonObject, now: Date): InboundEvent {
  const externalId = asNumberId(id);
  if (externalId === null) return ignored('a message that was sent, without its number');
  const told = { error: null, ourMessageId: asId(ours), recipient: [], pricing: null };
  return { type: 'status_changed', externalId, status: 'sent', at: asTime(date, now), ...told };
}

function named(update: JsonObject, { directory }: Reading): InboundEvent {
  const peer = peerOf({ user_id: update.user_id });
  const name = fullName(update);
  if (!peer || name === null) return ignored('a name without its owner');
  return { type: 'client_named', client: { ...directory.client(peer), name } };
}

/** Telegram's own words to the account, for instance that it is limited. */
const notice = (text: string | null): InboundEvent =>
  text === null ? ignored('a notification without words') : { type: 'channel_notice', severity: 'info', code: 'telegram_notice', text };

/** The short forms carry a message's parts beside each other; the partner of a private chat is `user_id` in both directions. */
export function fromShortMessage(update: JsonObject, reading: Reading): InboundEvent[] {
  const { user_id: user, chat_id: chat, from_id: from } = update;
  const peer = chat === undefined ? { user_id: user } : { chat_id: chat };
  const message = { ...update, _: 'message', peer_id: peer, from_id: chat === undefined ? undefined : { user_id: from } };
  return [messageEvent(message, reading)];
}

/** How far the client had read when the session began. */
export function dialogEvent(dialog: JsonObject, { directory }: Reading): InboundEvent {
  const peer = peerOf(part(dialog, 'peer'));
  if (!peer || directory.isOwn(peer) || directory.isBroadcast(peer)) return ignored('a dialog with nobody');
  return readBy(peer, dialog.read_outbox_max_id);
}

/** Another library's dialect, of which one event says the same. */
export function tdlibEvent(update: JsonObject): InboundEvent {
  const chat = asId(update.chat_id);
  const ofUser = chat !== null && !chat.startsWith('-') && !isSet(update, 'is_channel');
  const peer = update['@type'] === 'updateChatReadOutbox' && ofUser ? peerOf({ user_id: chat }) : null;
  return peer ? readBy(peer, update.last_read_outbox_message_id) : ignored('an update in the dialect of another library');
}
