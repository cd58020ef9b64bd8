import type { WebhookEvent } from '#domain/webhooks/webhook-event.js';

/** What goes out as JSON. */
export type Body = Record<string, unknown>;

/** Where a file can be fetched without a token. Null: nobody outside knows where we are. */
export type LinkTo = (file: { id: number; name: string | null }) => string | null;

/** One event as integrators are told of it. */
export interface Telling {
  hookType: WebhookEvent;
  /** Null: it belongs to no channel, and everybody who listens for it is told. */
  channelId: number | null;
  body: Body;
}

/** A time as bodies carry it: `2019-07-28T23:01:40Z`. */
export const hookTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;
