import type { ButtonPress } from '#domain/messages/content.js';
import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { externalIdOf } from './addresses.js';
import { placeIn } from './callback-data.js';
import { sceneOf, type Scene } from './people.js';
import { ignored } from './read-message.js';

/** `callback_query`: a press of a button. Who pressed stands beside the message, whose author is the bot. */
export function pressEvent(query: JsonObject): InboundEvent {
  const handle = asId(query.id);
  const message = asObject(query.message);
  const scene = sceneOf({ chat: asObject(message.chat), from: asObject(query.from), connection: asId(message.business_connection_id) });
  if (handle === null || !scene) return ignored('a press without its sender');
  const payload = asText(query.data, 1024) ?? asText(query.game_short_name, 255);
  if (payload === null) return ignored('a press without a payload');
  const press = pressOf(payload, message, scene);
  const place = placeIn(payload);
  return {
    type: 'message_received',
    externalId: `press:${handle}`,
    sender: scene.client,
    text: press.title,
    content: { press, ...(scene.author ? { author: scene.author } : {}) },
    attachments: [],
    quotes: null,
    at: null, // Telegram tells the time of the button's message only
    pressHandle: handle,
    ...(place === null ? {} : { pressedButton: place }),
  };
}

/** The title stands in the message's keyboard, unless Telegram left the message out or the keyboard has changed since. */
function pressOf(payload: string, message: JsonObject, scene: Scene): ButtonPress {
  const rows = asList(asObject(message.reply_markup).inline_keyboard);
  const button = rows
    .flatMap(asList)
    .map(asObject)
    .find(({ callback_data: data }) => data === payload);
  const title = asText(button?.text, 255) ?? payload;
  const messageId = asId(message.message_id);
  return { payload, title, ...(messageId === null ? {} : { onMessage: externalIdOf(scene.address, messageId) }) };
}
