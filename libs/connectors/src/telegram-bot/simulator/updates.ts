import type { Files, StoredFile } from '../../simulator/files.js';
import { userIdOf, usernameOf, type Phone, type PhoneMessage } from '../../simulator/phones.js';
import type { PhoneAct, PhoneEvent } from '../../simulator/provider-simulator.js';
import { messageNumberOf } from '../addresses.js';

type Json = Record<string, unknown>;

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);

export const chatIdOf = (phone: Phone): number => Number(userIdOf(phone));

const userOf = (phone: Phone): Json => ({
  ...{ id: chatIdOf(phone), is_bot: false, first_name: phone.name, username: usernameOf(phone), language_code: 'ru' },
});

export const chatOf = (phone: Phone): Json => ({
  id: chatIdOf(phone),
  first_name: phone.name,
  username: usernameOf(phone),
  type: 'private',
});

/** What the phone's owner did, as an update; null: bots are not told that a message was deleted. */
export function updateOf(act: PhoneAct, phone: Phone, bot: Json, files: Files): Json | null {
  switch (act.type) {
    case 'message':
      return { message: messageOf(act.message, phone, files) };
    case 'edit':
      return { edited_message: { ...messageOf(act.message, phone, files), edit_date: nowInSeconds() } };
    case 'press': {
      const id = act.id.replace(/^press:/, '');
      const message = {
        message_id: numberOf(act.on),
        from: bot,
        chat: chatOf(phone),
        ...shownBy(act.on),
        reply_markup: keyboardOf(act.on),
      };
      return { callback_query: { id, from: userOf(phone), message, chat_instance: String(chatIdOf(phone)), data: act.payload } };
    }
    case 'reaction': {
      const reaction = act.emoji === null ? [] : [{ type: 'emoji', emoji: act.emoji }];
      const where = { chat: chatOf(phone), message_id: numberOf(act.on), user: userOf(phone), date: nowInSeconds() };
      return { message_reaction: { ...where, old_reaction: [], new_reaction: reaction } };
    }
    case 'revoke':
      return null;
  }
}

/** The bot was blocked or let in again, or started: that is a message of its own. */
export function eventUpdateOf(event: PhoneEvent, phone: Phone, bot: Json): Json {
  if (event.type === 'start') {
    const text = event.payload === null ? '/start' : `/start ${event.payload}`;
    const entities = [{ type: 'bot_command', offset: 0, length: 6 }];
    const messageId = messageNumberOf(event.id) ?? 0;
    return { message: { message_id: messageId, from: userOf(phone), chat: chatOf(phone), date: nowInSeconds(), text, entities } };
  }
  const [before, after] = event.type === 'block' ? ['member', 'kicked'] : ['kicked', 'member'];
  const status = (word: string | undefined): Json => ({ user: bot, status: word, ...(word === 'kicked' ? { until_date: 0 } : {}) });
  const change = { old_chat_member: status(before), new_chat_member: status(after) };
  return { my_chat_member: { chat: chatOf(phone), from: userOf(phone), date: nowInSeconds(), ...change } };
}

export const numberOf = ({ shown }: PhoneMessage): number => messageNumberOf(shown.id) ?? 0;

const keyboardOf = ({ shown }: PhoneMessage): Json => ({
  inline_keyboard: (shown.buttons ?? []).map(({ title, payload, url }) => [
    url === undefined ? { text: title, callback_data: payload } : { text: title, url },
  ]),
});

const shownBy = ({ shown }: PhoneMessage): Json => ({
  date: Math.floor(Date.parse(shown.at) / 1000),
  ...(shown.attachment ? { caption: shown.text ?? undefined } : { text: shown.text ?? undefined }),
});

function messageOf(message: PhoneMessage, phone: Phone, files: Files): Json {
  const { shown, fileId } = message;
  const head = { message_id: numberOf(message), from: userOf(phone), chat: chatOf(phone), date: Math.floor(Date.parse(shown.at) / 1000) };
  const quoted = phone.messages.find(({ shown: { id } }) => id === shown.quotes);
  const reply = quoted ? { reply_to_message: { message_id: numberOf(quoted), chat: chatOf(phone), ...shownBy(quoted) } } : {};
  return { ...head, ...reply, ...bodyOf(shown, fileId === null ? undefined : files.get(fileId)) };
}

function bodyOf(shown: PhoneMessage['shown'], file: StoredFile | undefined): Json {
  if (shown.location) {
    const { latitude, longitude, name, address } = shown.location;
    const location = { latitude, longitude };
    return name === undefined ? { location } : { location, venue: { location, title: name, address: address ?? '' } };
  }
  if (!shown.attachment || !file) return { text: shown.text ?? '' };
  const caption = shown.text === null ? {} : { caption: shown.text };
  return { ...caption, ...fileBody(shown.attachment.kind, file) };
}

function fileBody(kind: string, file: StoredFile): Json {
  const about = { file_id: file.id, file_unique_id: file.sha256.slice(0, 16), file_size: file.bytes.length };
  const named = { ...about, file_name: file.name ?? undefined, mime_type: file.mime };
  switch (kind) {
    case 'image':
      return {
        photo: [
          { ...about, width: 90, height: 67, file_id: `${file.id}s` },
          { ...about, width: 1280, height: 960 },
        ],
      };
    case 'voice':
      return { voice: { ...about, mime_type: file.mime, duration: 1 } };
    case 'video':
      return { video: { ...named, width: 640, height: 480, duration: 1 } };
    case 'audio':
      return { audio: { ...named, duration: 1 } };
    case 'sticker':
      return { sticker: { ...about, type: 'regular', width: 512, height: 512, is_animated: false, is_video: false, emoji: '🙂' } };
    default:
      return { document: named };
  }
}
