import { defineEntity, p } from '@mikro-orm/postgresql';
import type { HeaderAliases } from '#domain/webhooks/header-aliases.js';
import { type OldHook, type SwitchedOffReason, Webhook, type WebhookSchedule, type WebhookState } from '#domain/webhooks/webhook.js';
import type { WebhookEvent } from '#domain/webhooks/webhook-event.js';

const asEvent = (name: string): WebhookEvent => name as WebhookEvent;

/** How a webhook lies in its table. What its deliveries came to is written by the workers, and only read here. */
export const WebhookSchema = defineEntity({
  class: Webhook,
  tableName: 'webhook',
  properties: {
    id: p.bigint('number').primary(),
    companyId: p.bigint('number').fieldName('company_id'),
    legacy: p.text().$type<OldHook>().nullable(),
    name: p.text().accessor('_name').fieldName('name'),
    url: p.text().accessor('_url').fieldName('url'),
    events: p.array(asEvent).columnType('text[]').accessor('_events').fieldName('events'),
    channelIds: p.array(Number, String).columnType('bigint[]').nullable().accessor('_channelIds').fieldName('channel_ids'),
    state: p.text().$type<WebhookState>().accessor('_state').fieldName('state'),
    disabledReason: p.text().$type<SwitchedOffReason>().nullable().accessor('_disabledReason').fieldName('disabled_reason'),
    disabledAt: p.datetime().nullable().accessor('_disabledAt').fieldName('disabled_at'),
    schedule: p.text().$type<WebhookSchedule>().accessor('_schedule').fieldName('schedule'),
    headerAliases: p.json<HeaderAliases>().accessor('_headerAliases').fieldName('header_aliases'),
    failingSince: p.datetime().nullable().accessor('_failingSince').fieldName('failing_since'),
    sealedSecrets: p.text().accessor('_sealedSecrets').fieldName('secrets'),
  },
});
