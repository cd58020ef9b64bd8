import type { MessageButton } from '#domain/messages/content.js';
import { payloadOf } from '../outbound/buttons.js';
import { cannotSend } from '../outbound/cannot-send.js';
import { TELEGRAM_LIMITS } from './limits.js';

/** Begins the data of buttons from before payloads had references; the button's place among the reply buttons follows. */
const PLACE = '@button:';

/** What stands in a button. A payload that reads as a place goes as its place, which brings it back from the stored message. */
export function callbackDataOf(button: MessageButton, place: number): string {
  const payload = payloadOf(button);
  if (Buffer.byteLength(payload) > TELEGRAM_LIMITS.payloadLength)
    throw cannotSend('payload_too_long', `The payload of "${button.text}" is longer than ${TELEGRAM_LIMITS.payloadLength} bytes.`);
  return payload.startsWith(PLACE) ? `${PLACE}${place}` : payload;
}

/** The place of the button whose payload stayed with us; null: the data is the payload, or its reference. */
export function placeIn(data: string): number | null {
  const place = data.startsWith(PLACE) ? data.slice(PLACE.length) : '';
  return /^\d{1,3}$/.test(place) ? Number(place) : null;
}
