import { WEBHOOK_EVENTS, sourcesOf, type WebhookSource } from '#domain/webhooks/webhook-event.js';
import type { Database, Tx } from '#persistence/database.js';
import { addDeliveries, listeners, type Listener, type NewDelivery } from '#persistence/webhooks/webhook-delivery.store.js';
import type { FeedEvent } from '#persistence/webhooks/webhook-feed.js';
import { webhookRows } from '#persistence/webhooks/webhook-rows.view.js';
import type { FileLinks } from '../sending/file-links.js';
import type { Telling } from './bodies/body.js';
import { namedRows, tellingOf } from './bodies/telling.js';

type SourceEvent = FeedEvent & { kind: WebhookSource };

/** The kinds of the log that anybody can be told of. */
export const SOURCES = [...new Set(Object.values(WEBHOOK_EVENTS))];

const isSource = (event: FeedEvent): event is SourceEvent => (SOURCES as string[]).includes(event.kind);

/** Turns a stretch of one company's events into what is to be delivered, each body made once and as the rows are now. */
export class MakeDeliveries {
  constructor(
    private readonly database: Database,
    private readonly links: FileLinks,
  ) {}

  /** Resolves with how many deliveries there are to make. */
  run(companyId: number, events: FeedEvent[]): Promise<number> {
    return this.database.transaction(companyId, async (tx) => {
      const listening = await listeners(tx);
      const wanted = sourcesOf(listening.flatMap(({ events: names }) => names));
      const heard = events.filter(isSource).filter(({ kind }) => wanted.has(kind));
      if (heard.length === 0) return 0;
      const deliveries = (await this.tellings(tx, heard)).flatMap(([event, telling]) =>
        listening.filter((listener) => hears(listener, event, telling)).map((listener) => delivery(listener, event, telling)),
      );
      await addDeliveries(tx, deliveries);
      return deliveries.length;
    });
  }

  private async tellings(tx: Tx, events: SourceEvent[]): Promise<[SourceEvent, Telling][]> {
    const rows = await webhookRows(tx, namedRows(events));
    return events.flatMap((event): [SourceEvent, Telling][] => {
      const telling = tellingOf(event, rows, (file) => this.links.of(tx.companyId, file));
      return telling ? [[event, telling]] : [];
    });
  }
}

/** What happened before a webhook was added is not its business. */
function hears({ events, channelIds, createdAt }: Listener, event: SourceEvent, { hookType, channelId }: Telling): boolean {
  const ofChannel = channelIds === null || channelId === null || channelIds.includes(channelId);
  return ofChannel && event.at >= createdAt && events.includes(hookType);
}

const delivery = ({ id }: Listener, event: SourceEvent, { hookType, channelId, body }: Telling): NewDelivery => ({
  ...{ webhookId: id, eventId: event.id, hookType, channelId },
  body: JSON.stringify(body),
});
