import type { Webhook, WebhookEventName, WebhookForm } from '../../../api/webhooks.js';

/** The events as people think of them. The compiler sees that every one is in a group. */
const GROUP_OF: Record<WebhookEventName, EventGroup> = {
  inbox: 'messages',
  outbox: 'messages',
  outbox_status: 'messages',
  comment: 'messages',
  imported_message: 'messages',
  new_client: 'clients',
  client_updated: 'clients',
  client_added_to_blacklist: 'clients',
  new_request: 'dialogs',
  close_request: 'dialogs',
  close_dialog: 'dialogs',
  dialog_transferred: 'dialogs',
  new_tag: 'tags',
  add_tag_to_client: 'tags',
  delete_tag_from_client: 'tags',
  add_tag_to_request: 'tags',
  delete_tag_from_request: 'tags',
  new_ticket: 'tickets',
  ticket_updated: 'tickets',
  ticket_deleted: 'tickets',
};

export const EVENT_GROUPS = ['messages', 'dialogs', 'clients', 'tags', 'tickets'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];
export const ALL_EVENTS = Object.keys(GROUP_OF) as WebhookEventName[];
export const eventsOf = (group: EventGroup): WebhookEventName[] => ALL_EVENTS.filter((name) => GROUP_OF[name] === group);

export const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
export type Header = (typeof HEADERS)[number];

export interface WebhookValues {
  name: string;
  url: string;
  events: string[];
  /** Whether only some channels are told of. */
  filtered: boolean;
  channelIds: number[];
  schedule: Webhook['schedule'];
  aliases: Record<Header, string>;
}

export function webhookValues(webhook: Webhook | null): WebhookValues {
  const alias = (header: Header): string => webhook?.headerAliases[header] ?? '';
  return {
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    events: webhook?.events ?? ['inbox', 'outbox'],
    filtered: (webhook?.channelIds ?? null) !== null,
    channelIds: webhook?.channelIds ?? [],
    schedule: webhook?.schedule ?? 'standard',
    aliases: {
      'webhook-id': alias('webhook-id'),
      'webhook-timestamp': alias('webhook-timestamp'),
      'webhook-signature': alias('webhook-signature'),
    },
  };
}

export function formOf({ name, url, events, filtered, channelIds, schedule, aliases }: WebhookValues): WebhookForm {
  const named = Object.entries(aliases).flatMap(([header, alias]) => (alias.trim() ? [[header, alias.trim()] as const] : []));
  return {
    ...{ name: name.trim(), url: url.trim(), events, schedule },
    channelIds: filtered ? channelIds : null,
    headerAliases: Object.fromEntries(named),
  };
}

/** The server's name of a field as this form has it. */
export const fieldOf = (field: string): string => field.replace(/^headerAliases\./, 'aliases.');

/** A body as it is read best; one that is no JSON as it is. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
