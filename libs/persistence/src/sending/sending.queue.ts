import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** A message that this process holds and may send, once. */
export interface ClaimedMessage {
  messageId: number;
  companyId: number;
  channelId: number;
  attempt: number;
}

/** A claim whose holder has not been heard of for so long is nobody's any more. */
export const STUCK_AFTER_SECONDS = 60;
/**
 * A message whose answer was lost holds its dialog back for so long: time for a confirming status and for one more try.
 * After that only the operator can decide, and the messages behind it must not wait for him.
 */
export const UNCONFIRMED_BLOCKS_SECONDS = 120;
const COUNT_LIMIT = 10_000;

/**
 * `waiting` hops from channel to channel along the index instead of reading every queued row: the backlog of one channel
 * must not make the others' claims slow. Of a dialog only the oldest message may go.
 */
const claimStatement = statement(
  'sending.claim',
  `with recursive waiting as (
     (select channel_id from sending where state = 'queued' order by channel_id limit 1)
     union all
     select (select s.channel_id from sending s where s.state = 'queued' and s.channel_id > w.channel_id order by s.channel_id limit 1)
       from waiting w where w.channel_id is not null),
   heads as (
     select head.message_id
       from waiting w
       join channel c on c.id = w.channel_id and c.state = 'active'
       left join unnest($2::bigint[], $3::int[]) as busy (channel_id, sends) on busy.channel_id = w.channel_id
      cross join lateral (
        select s.message_id from sending s
         where s.channel_id = w.channel_id and s.state = 'queued'
           and not exists (
             select 1 from sending earlier where earlier.dialog_id = s.dialog_id and earlier.message_id < s.message_id
                and not (earlier.state = 'unconfirmed' and earlier.claimed_at < now() - interval '${UNCONFIRMED_BLOCKS_SECONDS} seconds'))
         order by s.message_id limit greatest($4 - coalesce(busy.sends, 0), 0)) head),
   chosen as (
     select message_id from sending
      where message_id in (select message_id from heads) and state = 'queued'
      order by message_id limit $1 for update skip locked)
   update sending s set state = 'sending', attempt = s.attempt + 1, claimed_at = now()
     from chosen where s.message_id = chosen.message_id
   returning s.message_id as "messageId", s.company_id as "companyId", s.channel_id as "channelId", s.attempt`,
);
const keepStatement = statement(
  'sending.keep',
  `update sending set claimed_at = now() where message_id = any($1::bigint[]) and state = 'sending'`,
);
const stuckStatement = statement(
  'sending.stuck',
  `select message_id as "messageId", company_id as "companyId", channel_id as "channelId", attempt
     from sending where state = 'sending' and claimed_at < now() - make_interval(secs => $1) limit 100`,
);
const countStatement = statement(
  'sending.count',
  `select state, count(*)::int as count from (select state from sending limit ${COUNT_LIMIT}) counted group by state`,
);

/** Messages of all companies on their way out, as the sender takes them. */
export class SendingQueue {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly perChannel: number,
  ) {}

  /** Takes up to `limit` messages, each the oldest of its dialog; `busy` are the sends under way by channel. */
  claim(limit: number, busy: ReadonlyMap<number, number>): Promise<ClaimedMessage[]> {
    return this.jobs.query<ClaimedMessage>(claimStatement, [limit, [...busy.keys()], [...busy.values()], this.perChannel]);
  }

  /** Says that the sends under way are still under way. */
  async keep(messageIds: number[]): Promise<void> {
    if (messageIds.length > 0) await this.jobs.query(keepStatement, [messageIds]);
  }

  /** Messages that somebody began to send and was never heard of again. */
  stuck(afterSeconds = STUCK_AFTER_SECONDS): Promise<ClaimedMessage[]> {
    return this.jobs.query<ClaimedMessage>(stuckStatement, [afterSeconds]);
  }

  /** How many messages are in which state, counted up to a limit. */
  async counts(): Promise<Record<'queued' | 'sending' | 'retrying' | 'unconfirmed', number>> {
    const rows = await this.jobs.query<{ state: 'queued'; count: number }>(countStatement);
    return { queued: 0, sending: 0, retrying: 0, unconfirmed: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
  }
}
