import { FollowedLog, IN_STRETCH, placeIn, stretchStatement, type Stretch } from '../events/followed-log.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** Messages that were added or changed, by company. */
export interface SearchStretch extends Stretch {
  messages: { companyId: number; ids: number[] }[];
}

const place = placeIn('message_search_feed');

/** How far a message was delivered, and the ticks of its reading, are no words. */
const stretch = stretchStatement('search_feed.stretch', {
  and: `changed as (
       select e.company_id, array_agg(distinct e.message_id) as ids from event e
        where ${IN_STRETCH} and e.message_id is not null
          and (e.kind = 'message_added' or (e.kind = 'message_changed' and not coalesce(e.data ? 'status', false)))
        group by e.company_id)`,
  columns: `coalesce((select jsonb_agg(jsonb_build_object('companyId', company_id, 'ids', to_jsonb(ids))) from changed), '[]') as messages`,
});

// Events are kept for a week. Who was away for longer fills in everything once more.
const missedStatement = statement(
  'search_feed.missed',
  `insert into message_search_backlog (company_id, below_id)
   select c.id, ${Number.MAX_SAFE_INTEGER} from company c
    where $1::text::xid8 < (select xid from event order by xid, id limit 1)
      and exists (select 1 from event where created_at < now() - interval '6 days')
   on conflict (company_id) do update set below_id = excluded.below_id`,
);

const backlogStatement = statement(
  'search_feed.backlog',
  `select company_id as "companyId" from message_search_backlog order by below_id desc limit $1`,
);

/** How far the event log has become words to be found, and who does it: one process for all. */
export class MessageSearchFeed extends FollowedLog {
  constructor(jobs: JobsDatabase, holder: string) {
    super(jobs, holder, place);
  }

  stretch(position: number, limit: number): Promise<SearchStretch> {
    return this.read(stretch, position, limit);
  }

  /** Notes what the log no longer tells, if there is any. */
  async noteMissed(position: number): Promise<void> {
    await this.jobs.query(missedStatement, [String(position)]);
  }

  /** Companies with messages from before the log was followed. */
  async backlog(limit: number): Promise<number[]> {
    return (await this.jobs.query<{ companyId: number }>(backlogStatement, [limit])).map(({ companyId }) => companyId);
  }
}
