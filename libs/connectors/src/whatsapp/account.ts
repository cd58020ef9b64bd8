import type { ChannelNotice, InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asList, asObject, asText, type JsonObject } from '../json/reading.js';
import { ignored } from './message-parts.js';
import { wordsOf } from './statuses.js';

/** After these the number neither receives nor sends until an admin connects it again. */
const DISCONNECTED = new Map<string, string>([
  ['PARTNER_REMOVED', 'The number was disconnected from this platform'],
  ['ACCOUNT_OFFBOARDED', 'The WhatsApp Business account left the Cloud API'],
  ['ACCOUNT_DELETED', 'The WhatsApp Business account was deleted'],
]);

/** `account_update`: something about the account as a whole. */
export function accountUpdate(value: JsonObject): InboundEvent[] {
  const code = asText(value.event, 64);
  if (code === null) return [ignored('an account update without an event')];
  const banned = code === 'DISABLED_UPDATE' && asObject(value.ban_info).waba_ban_state === 'DISABLE';
  const what = banned ? 'WhatsApp disabled the account' : DISCONNECTED.get(code);
  const how = asObject(value.disconnection_info);
  const why = [asText(how.reason, 255), asText(how.initiated_by, 255)].filter((part) => part !== null).join(', initiated by ');
  const text = `${what ?? `WhatsApp reports ${code}`}${why === '' ? '' : `: ${why}`}.`;
  return [{ type: 'channel_notice', severity: what === undefined ? 'info' : 'broken', code, text }];
}

/** Errors that concern the app or the account and no message. */
export function noticesOf(errors: unknown): ChannelNotice[] {
  return asList(errors).map((item) => {
    const error = asObject(item);
    const code = asId(error.code) ?? 'unknown';
    return { type: 'channel_notice', severity: 'info', code, text: wordsOf(error) ?? `WhatsApp reports error ${code}.` };
  });
}
