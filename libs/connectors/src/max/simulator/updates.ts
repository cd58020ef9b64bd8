import { createHash } from 'node:crypto';
import type { Files } from '../../simulator/files.js';
import { userIdOf, usernameOf, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent, SimulatedChannel } from '../../simulator/provider-simulator.js';
import type { Dialect } from '../dialect.js';

type Json = Record<string, unknown>;

/** Between whom something happens, and in whose words it is told. */
export interface Stage {
  dialect: Dialect;
  channel: SimulatedChannel;
  phone: Phone;
  files: Files;
}

export const userNumberOf = (phone: Phone): number => Number(userIdOf(phone));

/** Dialogs of the real MAX have negative numbers too: nobody may take them for groups. */
export const chatNumberOf = (phone: Phone): number => -userNumberOf(phone);

/** What a press is called in our books: its handle and its time, because a keyboard may be pressed again. */
const PRESS_ID = /^press:(.+):(\d+)$/;

/** MAX gives first and last name beside the whole, TamTam the whole alone. */
const person = (dialect: Dialect, name: string, rest: Json): Json => {
  const [first = '', ...others] = name.split(' ');
  return { ...rest, ...(dialect.transport === 'max' ? { first_name: first, last_name: others.join(' '), name } : { name }) };
};

export const botOf = ({ dialect, channel }: Pick<Stage, 'dialect' | 'channel'>): Json => {
  const number = Number.parseInt(createHash('sha256').update(channel.key).digest('hex').slice(0, 8), 16);
  return person(dialect, channel.name, { user_id: number, username: 'deskwire_demo_bot', is_bot: true, last_activity_time: Date.now() });
};

const userOf = ({ dialect, phone }: Stage): Json =>
  person(dialect, phone.name, {
    ...{ user_id: userNumberOf(phone), username: usernameOf(phone), is_bot: false, last_activity_time: Date.now() },
  });

/** What the phone's owner did, as an update; null: bots are not told of reactions. */
export function updateOf(act: PhoneAct, stage: Stage): Json | null {
  const { phone } = stage;
  switch (act.type) {
    case 'message':
      return update('message_created', { message: writtenMessage(act.message, stage) });
    case 'edit':
      return update('message_edited', { message: writtenMessage(act.message, stage) });
    case 'revoke':
      return update('message_removed', { message_id: act.message.shown.id, chat_id: chatNumberOf(phone), user_id: userNumberOf(phone) });
    case 'press': {
      const [, handle = '', time = '0'] = PRESS_ID.exec(act.id) ?? [];
      const callback = { timestamp: Number(time), callback_id: handle, payload: act.payload, user: userOf(stage) };
      return update('message_callback', { callback, message: botsMessage(act.on, stage) });
    }
    case 'reaction':
      return null;
  }
}

/** The bot was stopped, or started: by a link, or again after it was stopped. */
export function eventUpdateOf(event: PhoneEvent, stage: Stage): Json {
  const about = { chat_id: chatNumberOf(stage.phone), user: userOf(stage) };
  if (event.type === 'block') return update('bot_stopped', about);
  return update('bot_started', { ...about, ...(event.type === 'start' && event.payload !== null ? { payload: event.payload } : {}) });
}

const update = (kind: string, about: Json): Json => ({ update_type: kind, timestamp: Date.now(), user_locale: 'ru', ...about });

/** A number above 2^53, as both messengers give it: whoever reads it as a number loses its end. */
const seqOf = (at: string): number => Date.parse(at) * 65_536;

function writtenMessage(message: PhoneMessage, stage: Stage): Json {
  const { shown } = message;
  const bot = botOf(stage);
  const quoted = stage.phone.messages.find(({ shown: { id } }) => id === shown.quotes);
  const sender = quoted?.shown.direction === 'in' ? userOf(stage) : bot;
  const link = quoted && { type: 'reply', sender, chat_id: chatNumberOf(stage.phone), message: bodyOf(quoted, stage) };
  return {
    sender: userOf(stage),
    recipient: { chat_id: chatNumberOf(stage.phone), chat_type: 'dialog', user_id: bot.user_id },
    timestamp: Date.parse(shown.at),
    ...(link ? { link } : {}),
    body: bodyOf(message, stage),
  };
}

export const botsMessage = (message: PhoneMessage, stage: Stage): Json => ({
  sender: botOf(stage),
  recipient: { chat_id: chatNumberOf(stage.phone), chat_type: 'dialog', user_id: userNumberOf(stage.phone) },
  timestamp: Date.parse(message.shown.at),
  body: bodyOf(message, stage),
});

function bodyOf({ shown, fileId }: PhoneMessage, stage: Stage): Json {
  const attachments = [...fileParts(fileId, shown, stage), ...placeParts(shown), ...keyboardParts(shown)];
  return { mid: shown.id, seq: seqOf(shown.at), text: shown.text, ...(attachments.length === 0 ? {} : { attachments }) };
}

const TYPES: Readonly<Record<string, string>> = { image: 'image', video: 'video', audio: 'audio', voice: 'audio', sticker: 'sticker' };

/** Files lie at addresses that need no token. */
function fileParts(fileId: string | null, { attachment }: PhoneMessage['shown'], { files, channel, dialect }: Stage): Json[] {
  const file = fileId === null ? undefined : files.get(fileId);
  if (!file || !attachment) return [];
  const type = TYPES[attachment.kind] ?? 'file';
  const url = `${channel.settings.base_url ?? `/${dialect.transport}`}/files/${file.id}`;
  const token = `f${file.id}`;
  if (type === 'file') return [{ type, payload: { url, token }, filename: file.name ?? 'file', size: file.bytes.length }];
  return [{ type, payload: { url, token, ...(type === 'image' ? { photo_id: Number(file.id) } : {}) } }];
}

const placeParts = ({ location }: PhoneMessage['shown']): Json[] =>
  location ? [{ type: 'location', latitude: location.latitude, longitude: location.longitude }] : [];

const keyboardParts = ({ buttons = [] }: PhoneMessage['shown']): Json[] => {
  const rows = buttons.map(({ title, payload, url }) => [
    url === undefined ? { type: 'callback', text: title, payload } : { type: 'link', text: title, url },
  ]);
  return rows.length === 0 ? [] : [{ type: 'inline_keyboard', callback_id: 'keyboard', payload: { buttons: rows } }];
};
