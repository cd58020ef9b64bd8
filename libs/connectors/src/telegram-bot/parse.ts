import type { Update } from '@grammyjs/types';
import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { UnparsableBody, type ParsedRequest, type RawRequest } from '../connector.js';
import { asId, asList, asObject, asText, asTime, isObject, type JsonObject } from '../json/reading.js';
import { parseUntrustedJson } from '../json/untrusted-json.js';
import { externalIdOf } from './addresses.js';
import { nameOf, sceneOf } from './people.js';
import { pressEvent } from './presses.js';
import { editEvent, ignored, messageEvent, type Reading } from './read-message.js';

type UpdateKind = Exclude<keyof Update, 'update_id'>;

const KINDS: Partial<Record<UpdateKind, (part: JsonObject, reading: Reading) => InboundEvent[]>> = {
  message: (message, reading) => [messageEvent(message, reading)],
  business_message: (message, reading) => [messageEvent(message, reading)],
  edited_message: (message) => [editEvent(message)],
  edited_business_message: (message) => [editEvent(message)],
  deleted_business_messages: deletions,
  callback_query: (query) => [pressEvent(query)],
  message_reaction: (reaction) => [reactionEvent(reaction)],
  my_chat_member: (change, reading) => [membership(change, reading)],
  business_connection: (connection) => [connectionNotice(connection)],
};

/** The kinds that we ask Telegram for: some come only to those who name them. */
export const WANTED_UPDATES = Object.keys(KINDS) as UpdateKind[];

/** One update of the Bot API, from the webhook or from `getUpdates`. `now` only decides which times are impossible. */
export function parse(request: RawRequest, channel: ConnectedChannel, now = new Date()): ParsedRequest {
  let body: unknown;
  try {
    body = parseUntrustedJson(request.body);
  } catch (error) {
    throw new UnparsableBody(error instanceof Error ? error.message : 'The body is not valid JSON.');
  }
  if (!isObject(body)) throw new UnparsableBody('The body is not a JSON object, so it is no update of the Bot API.');
  return { events: eventsOf(body, { now, botId: botIdOf(channel) }), notServed: [] };
}

/** A token begins with the bot's own id. */
export const botIdOf = (channel: ConnectedChannel): string | null => /^(\d+):/.exec(channel.secrets.bot_token ?? '')?.[1] ?? null;

function eventsOf(update: JsonObject, reading: Reading): InboundEvent[] {
  const kinds = Object.keys(update).filter((key) => key !== 'update_id');
  const known = kinds.filter((kind) => Object.hasOwn(KINDS, kind) && isObject(update[kind]));
  const events = known.flatMap((kind) => KINDS[kind as UpdateKind]?.(asObject(update[kind]), reading) ?? []);
  if (events.length > 0) return events;
  // A message without its update: so it is written in logs and examples.
  if (update.message_id !== undefined && isObject(update.chat)) return [messageEvent(update, reading)];
  if (update.update_id === undefined) throw new UnparsableBody('The body has no "update_id", so it is no update of the Bot API.');
  return [ignored(kinds.length === 0 ? 'an update that says nothing' : `update ${kinds.join(', ').slice(0, 200)}`)];
}

function deletions({ business_connection_id: connection, chat, message_ids: ids }: JsonObject): InboundEvent[] {
  const scene = sceneOf({ chat: asObject(chat), from: {}, connection: asId(connection) });
  if (!scene) return [ignored('a deletion without its chat')];
  const numbers = asList(ids)
    .map(asId)
    .filter((id) => id !== null);
  return numbers.map((id) => ({ type: 'message_revoked', externalId: externalIdOf(scene.address, id) }));
}

/** Custom and paid reactions have no character of their own. */
const NAMELESS: Readonly<Record<string, string>> = { paid: '⭐', custom_emoji: '❔' };

function reactionEvent(reaction: JsonObject): InboundEvent {
  const messageId = asId(reaction.message_id);
  const from = asObject(reaction.user);
  const scene = sceneOf({ chat: asObject(reaction.chat), from, senderChat: asObject(reaction.actor_chat) });
  if (messageId === null || !scene) return ignored('a reaction without its message');
  const given = asList(reaction.new_reaction).map(asObject).at(-1);
  const emoji = given && (asText(given.emoji, 64) ?? NAMELESS[String(given.type)] ?? null);
  return { type: 'reaction_changed', onMessage: externalIdOf(scene.address, messageId), emoji: emoji ?? null, by: [scene.identity] };
}

/** The user blocked the bot or came back; a group removed it or took it in. */
function membership(change: JsonObject, { now }: Reading): InboundEvent {
  const scene = sceneOf({ chat: asObject(change.chat), from: asObject(change.from) });
  const status = asObject(change.new_chat_member).status;
  if (!scene || typeof status !== 'string') return ignored("a change of the bot's membership without its chat");
  const reachable = status !== 'kicked' && status !== 'left';
  // In a group it is a member who acts, but the group that can or can't be reached.
  return {
    type: 'client_reachability',
    client: [scene.identity],
    reachable,
    line: reachable ? 'client_unblocked_channel' : 'client_blocked_channel',
    at: asTime(change.date, now),
  };
}

/** The admin sees whose personal account the bot now answers for, or no longer does. */
function connectionNotice(connection: JsonObject): InboundEvent {
  const id = asId(connection.id);
  const user = asObject(connection.user);
  if (id === null) return ignored('a business connection without its id');
  const who = nameOf(user) ?? asText(user.username, 255) ?? asId(user.id) ?? id;
  const mayReply = asObject(connection.rights).can_reply === true || connection.can_reply === true;
  const [code, does] = !isOn(connection)
    ? ['business_disconnected', 'has disconnected this bot']
    : [mayReply ? 'business_connected' : 'business_read_only', mayReply ? 'has connected this bot' : 'lets this bot read but not answer'];
  return { type: 'channel_notice', severity: 'info', code, text: `The personal account ${who} ${does} (connection ${id}).` };
}

const isOn = ({ is_enabled: enabled }: JsonObject): boolean => enabled !== false;
