import type { WebhookSource } from '#domain/webhooks/webhook-event.js';
import type { StoredEvent } from '../events/event.tail.js';
import { FollowedLog, IN_STRETCH, placeIn, stretchStatement, type Stretch } from '../events/followed-log.js';
import type { JobsDatabase } from '../jobs-database.js';

/** An event that may have to be told to integrators. */
export interface FeedEvent extends Omit<StoredEvent, 'position' | 'kind'> {
  kind: WebhookSource | 'webhook_changed';
  at: Date;
}

export interface FeedStretch extends Stretch {
  /** Somebody listens at all. */
  anybody: boolean;
  events: FeedEvent[];
}

const place = placeIn('webhook_feed');

/** Only of companies that listen. */
const stretch = stretchStatement('webhook_feed.stretch', {
  and: `listening as materialized (select distinct company_id from webhook where state = 'enabled')`,
  columns: `exists (select 1 from listening) as anybody,
            coalesce((
              select jsonb_agg(jsonb_build_object('id', e.id, 'companyId', e.company_id, 'kind', e.kind, 'dialogId', e.dialog_id,
                                                  'messageId', e.message_id, 'operatorId', e.operator_id, 'data', e.data,
                                                  'at', e.created_at) order by e.id)
                from event e
               where ${IN_STRETCH} and e.kind = any($3::text[])
                 and (e.kind <> 'message_changed' or e.data ? 'status')
                 and (e.kind = 'webhook_changed' or e.company_id in (select company_id from listening))), '[]') as events`,
});

/** How far the event log has become deliveries, and who makes them: one process for all. */
export class WebhookFeed extends FollowedLog {
  constructor(jobs: JobsDatabase, holder: string) {
    super(jobs, holder, place);
  }

  async stretch(position: number, limit: number, kinds: readonly string[]): Promise<FeedStretch> {
    const read = await this.read<FeedStretch>(stretch, position, limit, kinds);
    return { ...read, events: read.events.map((event) => ({ ...event, at: new Date(event.at) })) };
  }
}
