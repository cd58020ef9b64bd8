import type { ConnectedChannel } from '#domain/channels/channel.js';
import type { ChannelAction } from '#domain/messages/channel-action.js';
import type { HttpPort } from '../http/http.port.js';
import { cannotSend, lengthOf } from '../outbound/cannot-send.js';
import { fitButtons } from '../outbound/buttons.js';
import { SendError } from '../send-error.js';
import { addressOf, messageNumberOf } from './addresses.js';
import { call, type BotCall } from './api.js';
import { chatParams, checkedText } from './build.js';
import { keyboardOf } from './keyboard.js';
import { TELEGRAM_LIMITS } from './limits.js';
import { toWhereverTheChatIs } from './send.js';

/** Throws a `SendError` and nothing else. */
export async function perform(action: ChannelAction, channel: ConnectedChannel, http: HttpPort): Promise<void> {
  try {
    if (action.kind === 'answer_press') {
      await call({ method: 'answerCallbackQuery', params: { callback_query_id: action.handle } }, channel, http);
      return;
    }
    const planned = plan(action);
    if (planned) await toWhereverTheChatIs(planned, addressOf(action.to).chatId, channel, http);
  } catch (error) {
    // The text stands there already: an edit that was repeated after a lost answer.
    if (error instanceof SendError && /message is not modified/i.test(error.detail ?? '')) return;
    throw error;
  }
}

type ChatAction = Exclude<ChannelAction, { kind: 'answer_press' }>;

/** Null: Telegram has nothing of the kind here. */
function plan(action: ChatAction): BotCall | null {
  const address = addressOf(action.to);
  const chat = chatParams(address);
  switch (action.kind) {
    case 'show_typing':
      return { method: 'sendChatAction', params: { ...chat, action: 'typing' } };
    case 'mark_read':
      // A bot reads as soon as it is told; only a connected personal account has ticks of its own.
      if (address.connection === null) return null;
      return { method: 'readBusinessMessage', params: { ...chat, message_id: numberOf(action.externalId) } };
    case 'react':
      return {
        method: 'setMessageReaction',
        params: {
          ...chat,
          message_id: numberOf(action.externalId),
          reaction: action.emoji === null ? [] : [{ type: 'emoji', emoji: action.emoji }],
        },
      };
    case 'edit':
      return editCall(action, chat);
    case 'revoke':
      if (address.connection === null) return { method: 'deleteMessage', params: { ...chat, message_id: numberOf(action.externalId) } };
      return {
        method: 'deleteBusinessMessages',
        params: { business_connection_id: address.connection, message_ids: [numberOf(action.externalId)] },
      };
  }
}

/** An edit replaces the keyboard too, so the buttons go along or they would vanish. */
function editCall(action: Extract<ChannelAction, { kind: 'edit' }>, chat: Record<string, unknown>): BotCall {
  const { text, shown } = fitButtons(action.text, action.buttons, { messenger: 'Telegram', kinds: TELEGRAM_LIMITS.buttonKinds });
  const keyboard = keyboardOf(shown);
  const params = { ...chat, message_id: numberOf(action.externalId), ...(keyboard === null ? {} : { reply_markup: keyboard }) };
  if (!action.captioned) return { method: 'editMessageText', params: { ...params, text: checkedText(text, TELEGRAM_LIMITS.textLength) } };
  const caption = text ?? '';
  if (lengthOf(caption) > TELEGRAM_LIMITS.captionLength) {
    throw cannotSend('caption_too_long', `Telegram takes captions of up to ${TELEGRAM_LIMITS.captionLength} characters; shorten it.`);
  }
  return { method: 'editMessageCaption', params: { ...params, caption } };
}

function numberOf(externalId: string): number {
  const number = messageNumberOf(externalId);
  if (number === null || externalId.startsWith('press:'))
    throw cannotSend('message_not_found', 'A press has no message that could be changed.');
  return number;
}
