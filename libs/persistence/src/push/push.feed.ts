import { FollowedLog, IN_STRETCH, placeIn, stretchStatement, type Stretch } from '../events/followed-log.js';
import type { JobsDatabase } from '../jobs-database.js';

/** Messages that somebody may have to be told of, by company. */
export interface PushStretch extends Stretch {
  messages: { companyId: number; clientIds: number[]; internalIds: number[] }[];
}

/** What is older is no news: whoever comes back sees it in his lists. */
const NEWS_SECONDS = 300;

const place = placeIn('push_feed');

/** Only of companies where a browser is subscribed. */
const stretch = stretchStatement('push_feed.stretch', {
  and: `subscribed as materialized (select distinct company_id from push_subscription),
     told as (
       select e.company_id, array_agg(e.message_id) filter (where e.kind = 'message_added') as client_ids,
              array_agg((e.data ->> 'messageId')::bigint) filter (where e.kind = 'internal_message_added') as internal_ids
         from event e
        where ${IN_STRETCH} and e.kind in ('message_added', 'internal_message_added')
          and e.created_at > now() - interval '${NEWS_SECONDS} seconds' and e.company_id in (select company_id from subscribed)
        group by e.company_id)`,
  columns: `coalesce((select jsonb_agg(jsonb_build_object('companyId', company_id, 'clientIds', coalesce(to_jsonb(client_ids), '[]'),
                                                          'internalIds', coalesce(to_jsonb(internal_ids), '[]'))) from told), '[]') as messages`,
});

/** How far the event log has become notes for browsers, and who makes them: one process for all. */
export class PushFeed extends FollowedLog {
  constructor(jobs: JobsDatabase, holder: string) {
    super(jobs, holder, place);
  }

  stretch(position: number, limit: number): Promise<PushStretch> {
    return this.read(stretch, position, limit);
  }
}
