import type { InboundEvent, MessageReceived } from '#domain/messages/inbound-event.js';
import type { MessageContent } from '#domain/messages/content.js';
import { asId, asList, asNumber, asObject, asText, asTime, type JsonObject } from '../json/reading.js';
import { saidIn } from './content.js';
import { filesOf } from './files.js';
import { externalIdOf, identityOf, peerOf, type Directory, type Peer } from './peers.js';
import { asNumberId, isSet, nameOf, part } from './tl.js';

export const ignored = (reason: string): InboundEvent => ({ type: 'ignored', reason });

/** What reading an update may look at besides the update. */
export interface Reading {
  directory: Directory;
  now: Date;
}

/** A message with its chat. */
interface Placed {
  message: JsonObject;
  peer: Peer;
  externalId: string;
}

function placed(message: JsonObject, directory: Directory): Placed | string {
  const id = asNumberId(message.id);
  // In old layers a message from a user to us named its author alone.
  const peer = peerOf(part(message, 'peer_id')) ?? peerOf(part(message, 'from_id'));
  if (id === null || !peer) return 'a message without its number or its chat';
  if (directory.isOwn(peer)) return 'a message of Telegram itself, or a note to oneself';
  if (isSet(message, 'post') || directory.isBroadcast(peer)) return "a channel's post";
  return { message, peer, externalId: externalIdOf(peer, id) };
}

/** Both directions: `out` was written by the account itself, on the phone. */
export function messageEvent(message: JsonObject, reading: Reading): InboundEvent {
  const found = placed(message, reading.directory);
  if (typeof found === 'string') return ignored(found);
  if (nameOf(message) === 'messageService') return serviceEvent(found, reading);
  if (nameOf(message) === 'messageEmpty') return ignored('a message that is not there');
  return written(found, reading);
}

function written({ message, peer, externalId }: Placed, { directory, now }: Reading, more: MessageContent = {}): InboundEvent {
  const out = isSet(message, 'out');
  const attachments = filesOf(part(message, 'media'), externalId);
  const said = saidIn(message, attachments.length > 0 || more.unsupported !== undefined);
  const author = out || peer.kind === 'user' ? null : directory.author(part(message, 'from_id'));
  const album = asId(message.grouped_id);
  const content: MessageContent = {
    ...said.content,
    ...more,
    ...(message.fwd_from === undefined || message.fwd_from === null ? {} : { forwarded: 'once' }),
    ...(album === null ? {} : { album }),
    ...(author ? { author } : {}),
  };
  const parts: Omit<MessageReceived, 'type' | 'sender'> = {
    ...{ externalId, text: said.text, content, attachments },
    ...{ quotes: quotedBy(message, peer), at: asTime(message.date, now) },
  };
  const client = directory.client(peer);
  return out ? { type: 'message_echoed', to: client, ...parts } : { type: 'message_received', sender: client, ...parts };
}

/** In a forum every message formally answers the one that opened its topic; an answer across chats quotes nothing of this one. */
function quotedBy(message: JsonObject, peer: Peer): string | null {
  const reply = part(message, 'reply_to');
  const id = asNumberId(reply.reply_to_msg_id);
  const opensTopic = isSet(reply, 'forum_topic') && asNumberId(reply.reply_to_top_id) === null;
  return id === null || opensTopic || peerOf(part(reply, 'reply_to_peer_id')) ? null : externalIdOf(peer, id);
}

/** Lines that Telegram writes; only a call and what changes the client himself matter here. */
function serviceEvent(found: Placed, reading: Reading): InboundEvent {
  const { message, peer, externalId } = found;
  const action = part(message, 'action');
  const { directory, now } = reading;
  switch (nameOf(action)) {
    case 'messageActionPhoneCall':
      if (isSet(message, 'out')) return ignored('a call that we made');
      return written(found, reading, { unsupported: { kind: isSet(action, 'video') ? 'video_call' : 'call', code: null, reason: null } });
    case 'messageActionChatEditTitle':
      return { type: 'client_named', client: { ...directory.client(peer), name: asText(action.title, 255) } };
    case 'messageActionChatMigrateTo': {
      const to = peerOf({ channel_id: action.channel_id });
      if (!to) return ignored('a group that moved nowhere');
      const about = { phone: null, text: null, at: asTime(message.date, now) };
      return { type: 'identity_changed', externalId, from: [identityOf(peer)], to: identityOf(to), line: 'group_upgraded', ...about };
    }
    default:
      return ignored(`service message ${nameOf(action).slice(0, 64)}`);
  }
}

/** Telegram tells of a new reaction or a counted vote as of an edit that it hides. */
export function editEvents(message: JsonObject, { directory }: Reading): InboundEvent[] {
  const found = placed(message, directory);
  if (typeof found === 'string') return [ignored(found)];
  const { peer, externalId } = found;
  const reactions = message.reactions === undefined ? [] : reactionEvents(asObject(message.reactions), peer, externalId);
  if (isSet(message, 'edit_hide')) return reactions.length > 0 ? reactions : [ignored('an edit that nobody sees')];
  return [{ type: 'message_edited', externalId, text: saidIn(message, true).text }, ...reactions];
}

/** Custom and paid reactions have no character of their own. */
const NAMELESS: Readonly<Record<string, string>> = { reactionPaid: '⭐', reactionCustomEmoji: '❔' };

/** How the message looks now, to the client and to us: Telegram counts, and marks which one is ours. */
export function reactionEvents(reactions: JsonObject, peer: Peer, onMessage: string): InboundEvent[] {
  const given = asList(reactions.results).map(asObject);
  const emojiOf = (result: JsonObject | undefined): string | null => {
    const reaction = asObject(result?.reaction);
    return asText(reaction.emoticon, 64) ?? NAMELESS[nameOf(reaction)] ?? null;
  };
  const isOurs = (result: JsonObject): boolean => asNumber(result.chosen_order) !== null || isSet(result, 'chosen');
  const theirs = given.findLast((result) => (asNumber(result.count) ?? 1) > (isOurs(result) ? 1 : 0));
  return [
    { type: 'reaction_changed', onMessage, emoji: emojiOf(theirs), by: [identityOf(peer)] },
    { type: 'reaction_changed', onMessage, emoji: emojiOf(given.findLast(isOurs)), by: [] },
  ];
}
