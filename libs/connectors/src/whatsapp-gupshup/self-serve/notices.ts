import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asObject, asText, type JsonObject } from '../../json/reading.js';
import { ignored } from '../../whatsapp/message-parts.js';

/** After these nothing goes in or out until an admin has spoken with Gupshup or Meta. */
const BROKEN = /(DISABLED|DELETED|BANNED|LOCKED|SUSPENDED|OFFBOARDED|PARTNER_REMOVED|DISCONNECTED)/;

export interface TemplateNews {
  events: InboundEvent[];
  /** The list has to be asked for: the event does not tell what the template is now. */
  templatesChanged: boolean;
}

/** `type: template-event`. */
export function templateEvent(payload: JsonObject): TemplateNews {
  const name = asText(payload.elementName, 512);
  const language = asText(payload.languageCode, 32);
  const kind = asText(payload.type, 64) ?? 'without a kind';
  if (name === null || language === null)
    return { events: [ignored('a template event without a name or language')], templatesChanged: true };
  const changed = { type: 'template_changed' as const, name, language, externalId: asId(payload.id) };
  if (kind === 'status-update') {
    const reason = asText(payload.rejectedReason, 2000) ?? asText(payload.description, 2000);
    const event = { ...changed, status: asText(payload.status, 64), category: null, reason: reason === 'NONE' ? null : reason };
    // A template that we never saw has no text yet.
    return { events: [event], templatesChanged: true };
  }
  if (kind !== 'category-update') return { events: [ignored(`template event ${kind}`)], templatesChanged: true };
  const category = asObject(payload.category);
  const isNow = asText(category.new, 64);
  if (isNow !== null) return { events: [{ ...changed, status: null, category: isNow, reason: null }], templatesChanged: false };
  return { events: [categoryWarning(name, language, category)], templatesChanged: false };
}

/** Nothing has changed yet. */
function categoryWarning(name: string, language: string, category: JsonObject): InboundEvent {
  const correct = asText(category.correct, 64);
  if (correct === null) return ignored('a category update without a category');
  const current = asText(category.current, 64) ?? 'another category';
  const text = `WhatsApp will move the template "${name}" (${language}) from ${current} to ${correct}.`;
  return { type: 'channel_notice', severity: 'info', code: 'TEMPLATE_CATEGORY_WARNING', text };
}

/** `type: account-event`: something about the number or the account as a whole. */
export function accountEvent(payload: JsonObject): InboundEvent {
  const told = asObject(payload.payload);
  const kind = asText(payload.type, 64);
  const state =
    [payload.status, told.status, payload.event, told.event].map((word) => asText(word, 64)).find((word) => word !== null) ?? null;
  const code = state ?? kind;
  if (code === null) return ignored('an account event without a kind');
  const broken = BROKEN.test(code.toUpperCase().replaceAll('-', '_'));
  const about = kind === null || kind === code ? '' : ` (${kind})`;
  return { type: 'channel_notice', severity: broken ? 'broken' : 'info', code, text: `Gupshup reports ${code}${about}.` };
}
