import type { InboundEvent } from '#domain/messages/inbound-event.js';
import { asId, asObject, asText, type JsonObject } from '../json/reading.js';
import { ignored } from './message-parts.js';

/** `message_template_status_update`, `template_category_update`, `message_template_components_update`. */
export function templateChange(value: JsonObject): InboundEvent[] {
  const name = asText(value.message_template_name, 512);
  const language = asText(value.message_template_language, 32);
  if (name === null || language === null) return [ignored('a template update without a name or language')];
  return [
    {
      type: 'template_changed',
      name,
      language,
      externalId: asId(value.message_template_id),
      status: asText(value.event, 64),
      category: asText(value.new_category, 64) ?? asText(value.message_template_category, 64),
      reason: reasonOf(value),
    },
  ];
}

/** What is wrong and how to mend it, if Meta says so; else its code. */
function reasonOf(value: JsonObject): string | null {
  const info = asObject(value.rejection_info);
  const words = [asText(info.reason, 2000), asText(info.recommendation, 2000)].filter((part) => part !== null).join(' ');
  const code = asText(value.reason, 255);
  return words || (code === 'NONE' ? null : code);
}
