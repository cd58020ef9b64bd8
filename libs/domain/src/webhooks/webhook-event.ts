/**
 * What an integrator may ask to be told of: the names that he subscribes to, which are also the `hook_type` of the bodies, each
 * with the kind of the event log that it is made from. One kind may make one of several names: which, its rows decide.
 */
export const WEBHOOK_EVENTS = {
  /** A client wrote. */
  inbox: 'message_added',
  /** An operator, a program or a rule wrote to a client. */
  outbox: 'message_added',
  /** An operator wrote what only colleagues see. */
  comment: 'message_added',
  /** A message that was written outside of here came in: on the phone, or before the number was connected. */
  imported_message: 'message_added',
  /** What a messenger says became of a message of ours. */
  outbox_status: 'message_changed',
  new_client: 'client_added',
  client_updated: 'client_changed',
  client_added_to_blacklist: 'client_blacklisted',
  new_request: 'request_opened',
  close_request: 'request_closed',
  close_dialog: 'dialog_closed',
  dialog_transferred: 'dialog_transferred',
  new_tag: 'tag_added',
  add_tag_to_client: 'tag_assigned',
  delete_tag_from_client: 'tag_taken',
  add_tag_to_request: 'tag_assigned',
  delete_tag_from_request: 'tag_taken',
  new_ticket: 'ticket_added',
  ticket_updated: 'ticket_changed',
  ticket_deleted: 'ticket_deleted',
} as const;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;

/** A kind of the event log that webhooks are made from. */
export type WebhookSource = (typeof WEBHOOK_EVENTS)[WebhookEvent];

export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[];

export const isWebhookEvent = (name: string): name is WebhookEvent => Object.hasOwn(WEBHOOK_EVENTS, name);

/** The kinds that these names are made from. */
export function sourcesOf(names: readonly WebhookEvent[]): Set<WebhookSource> {
  return new Set(names.map((name) => WEBHOOK_EVENTS[name]));
}

/** The `hook_type` of a delivery that somebody asked for to see whether his program hears us. */
export const TEST_HOOK_TYPE = 'test';
