import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** A client's file that this process holds and may fetch. */
export interface ClaimedDownload {
  attachmentId: number;
  companyId: number;
  channelId: number;
  attempt: number;
}

/** A download whose holder has not finished by now has died: files are small and every exchange has its time limit. */
const STUCK_AFTER = `interval '10 minutes'`;
/** Enough to find work for every channel without reading a whole backlog. */
const WINDOW = 500;

const FREE = `d.not_before <= now() and (d.claimed_at is null or d.claimed_at < now() - ${STUCK_AFTER})`;

// `offset 0` keeps each look-up a look-up by its key, however many files there were before.
// Channels that have all their places taken are left out before the window is cut: their backlog must not hide the others'.
const claimStatement = statement(
  'media.claim',
  `with due as (
     select d.attachment_id, d.background, m.channel_id, coalesce(busy.fetches, 0) as fetches
       from media_download d
      cross join lateral (select a.message_id from attachment a where a.id = d.attachment_id offset 0) a
      cross join lateral (select m.channel_id from message m where m.id = a.message_id offset 0) m
       join channel c on c.id = m.channel_id and c.state = 'active'
       left join unnest($2::bigint[], $3::int[]) as busy (channel_id, fetches) on busy.channel_id = m.channel_id
      where ${FREE} and coalesce(busy.fetches, 0) < $4
      order by d.background, d.attachment_id limit ${WINDOW}),
   placed as (
     select attachment_id, channel_id, fetches + row_number() over (partition by channel_id order by background, attachment_id) as place from due),
   chosen as (
     select d.attachment_id from media_download d
      where d.attachment_id in (select attachment_id from placed where place <= $4) and ${FREE}
      order by d.background, d.attachment_id limit $1 for update skip locked)
   update media_download d set claimed_at = now(), attempt = d.attempt + 1
     from placed where d.attachment_id = placed.attachment_id and d.attachment_id in (select attachment_id from chosen)
   returning d.attachment_id as "attachmentId", d.company_id as "companyId", placed.channel_id as "channelId", d.attempt`,
);
const postponeStatement = statement(
  'media.postpone',
  `update media_download set claimed_at = null, not_before = now() + make_interval(secs => $2) where attachment_id = $1`,
);

/** Clients' files of all companies that are still at their providers. */
export class MediaQueue {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly perChannel: number,
  ) {}

  /** Takes up to `limit` files, the oldest first, those of an imported history last; `busy` are the fetches under way by channel. */
  claim(limit: number, busy: ReadonlyMap<number, number>): Promise<ClaimedDownload[]> {
    return this.jobs.query<ClaimedDownload>(claimStatement, [limit, [...busy.keys()], [...busy.values()], this.perChannel]);
  }

  async postpone(attachmentId: number, seconds: number): Promise<void> {
    await this.jobs.query(postponeStatement, [attachmentId, seconds]);
  }
}
