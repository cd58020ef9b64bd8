import type { MessageButton } from '../messages/content.js';
import type { MessageLimits } from '../messages/message-limits.js';

/** What a payload may have, whatever its channel carries; longer ones belong into whatever the payload names. */
export const MOST_PAYLOAD_CHARACTERS = 2000;

/** A payload that was given to a client, by the newest message that had it. */
export interface SentPayload {
  payload: string;
  messageId: number;
  /** The button's place in its message, from 0. */
  position: number;
}

const MARK = '~';
/** 128 bits in base64url. */
const REFERENCE = /^~[A-Za-z0-9_-]{22}$/;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const DIGEST_BYTES = 16;

/**
 * The short name of a payload, of its SHA-256: 23 characters that every channel carries. The same payload has the same one, so
 * sending it again changes nothing; who does not know the payload can't guess it; and it counts only from a client who was
 * given it.
 */
export function referenceFrom(digest: Uint8Array): string {
  let bits = 0n;
  for (const byte of digest.subarray(0, DIGEST_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let shift = 122n; shift >= -4n; shift -= 6n) {
    text += DIGITS[Number((shift >= 0n ? bits >> shift : bits << -shift) & 63n)];
  }
  return MARK + text;
}

/** Whether a pressed button brought a reference instead of its payload. */
export const isReference = (pressed: string): boolean => REFERENCE.test(pressed);

/** What a press of a reply button means. */
export const meaningOf = ({ payload, text }: Pick<MessageButton, 'payload' | 'text'>): string => payload ?? text;

export type PayloadRoom = Pick<MessageLimits, 'payloadLength' | 'payloadUnit'>;

/** What travels in a button: its payload where the channel has room for it, else the reference. */
export function carriedFor(payload: string, referenceOf: (payload: string) => string, room: PayloadRoom): string {
  return sizeOf(payload, room.payloadUnit) > room.payloadLength || isReference(payload) ? referenceOf(payload) : payload;
}

/** The buttons as they travel. */
export const carriedButtons = (
  buttons: readonly MessageButton[],
  referenceOf: (payload: string) => string,
  room: PayloadRoom,
): MessageButton[] =>
  buttons.map(({ id: _ours, ...button }) => {
    if (button.type !== 'reply') return button;
    const carried = carriedFor(meaningOf(button), referenceOf, room);
    return carried === meaningOf(button) ? button : { ...button, payload: carried };
  });

/** What a message gives its client to press, by its place among the buttons. */
export const payloadsIn = (buttons: readonly MessageButton[]): { payload: string; position: number }[] =>
  buttons.flatMap((button, position) => (button.type === 'reply' ? [{ payload: meaningOf(button), position }] : []));

function sizeOf(text: string, unit: PayloadRoom['payloadUnit']): number {
  let size = 0;
  for (const character of text) size += unit === 'bytes' ? bytesOf(character.codePointAt(0) ?? 0) : 1;
  return size;
}

/** In UTF-8. */
function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
