import type { MessageButton } from '#domain/messages/content.js';
import { payloadOf } from '../outbound/buttons.js';

/** What a button may carry, in bytes of UTF-8. */
const CARRIED_BYTES = 64;

/** Begins the data of a button whose payload stays with us, with the message; its place among the reply buttons follows. */
const PLACE = '@button:';

/**
 * What stands in a button. A payload that is too long for Telegram stays with the stored message, and the press tells the button's
 * place; so nothing else has to be kept, and a press finds its payload as long as the message is there.
 */
export function callbackDataOf(button: MessageButton, place: number): string {
  const payload = payloadOf(button);
  return Buffer.byteLength(payload) > CARRIED_BYTES || payload.startsWith(PLACE) ? `${PLACE}${place}` : payload;
}

/** The place of the button whose payload stayed with us; null: the data is the payload. */
export function placeIn(data: string): number | null {
  const place = data.startsWith(PLACE) ? data.slice(PLACE.length) : '';
  return /^\d{1,3}$/.test(place) ? Number(place) : null;
}
