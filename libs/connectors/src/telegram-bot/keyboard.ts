import type { InlineKeyboardMarkup } from '@grammyjs/types';
import type { MessageButton } from '#domain/messages/content.js';
import { cannotSend, lengthOf } from '../outbound/cannot-send.js';
import { callbackDataOf } from './callback-data.js';
import { TELEGRAM_LIMITS } from './limits.js';

/** Buttons under a message, each in a row of its own; null when there are none. */
export function keyboardOf(buttons: readonly MessageButton[]): InlineKeyboardMarkup | null {
  if (buttons.length === 0) return null;
  const { buttons: most, buttonTitleLength } = TELEGRAM_LIMITS;
  if (buttons.length > most) throw cannotSend('too_many_buttons', `Telegram takes up to ${most} buttons in a message.`);
  let replies = 0;
  const rows = buttons.map((button) => {
    if (lengthOf(button.text) > buttonTitleLength) {
      throw cannotSend('button_title_too_long', `The button "${button.text}" is longer than ${buttonTitleLength} characters.`);
    }
    if (button.type === 'url') return [{ text: button.text, url: addressOf(button) }];
    return [{ text: button.text, callback_data: callbackDataOf(button, replies++) }];
  });
  return { inline_keyboard: rows };
}

function addressOf(button: MessageButton): string {
  const url = button.url ?? button.payload;
  if (url === undefined) throw cannotSend('button_not_supported', `The button "${button.text}" has no address.`);
  return url;
}
