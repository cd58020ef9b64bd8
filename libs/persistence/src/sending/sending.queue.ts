import type { Tx } from '../database.js';
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
 * Of a channel's pace so much is used, and so much of it may be saved up for one moment: together they stay below the pace in every
 * second, also when several processes take turns.
 */
const USED = 0.9;
const SAVED = 0.1;
/** The longest that one refusal may hold up a channel. */
const LONGEST_PAUSE_SECONDS = 60;

/** How many messages a second a transport's channels may send, over all processes. */
export type Paces = Readonly<Record<string, number>>;

export interface Claimed {
  messages: ClaimedMessage[];
  /** When a channel that had to wait for its pace may send again; null: none had to. */
  againInMs: number | null;
}

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
   active as materialized (
     select c.id, pace.interval, pace.saved
       from waiting w join channel c on c.id = w.channel_id and c.state = 'active'
      cross join lateral (
        select make_interval(secs => 1 / (${USED} * per_second)) as interval, greatest(floor(${SAVED} * per_second), 1)::int as saved
          from (select coalesce((select rate from unnest($5::text[], $6::float8[]) as paces (transport, rate)
                  where paces.transport = c.transport), 1000) as per_second) known) pace),
   held as materialized (
     select p.channel_id, p.next_at from channel_pace p join active a on a.id = p.channel_id order by p.channel_id for update of p),
   free as materialized (
     select a.id, a.interval, a.saved, greatest(h.next_at, clock_timestamp() - a.saved * a.interval) as since,
            floor(extract(epoch from clock_timestamp() - greatest(h.next_at, clock_timestamp() - a.saved * a.interval))
                  / extract(epoch from a.interval) + 1e-6)::int as now_free
       from active a left join held h on h.channel_id = a.id),
   heads as (
     select head.message_id
       from free f
       left join unnest($2::bigint[], $3::int[]) as busy (channel_id, sends) on busy.channel_id = f.id
      cross join lateral (
        select s.message_id from sending s
         where s.channel_id = f.id and s.state = 'queued'
           and not exists (
             select 1 from sending earlier where earlier.dialog_id = s.dialog_id and earlier.message_id < s.message_id
                and not (earlier.state = 'unconfirmed' and earlier.claimed_at < now() - interval '${UNCONFIRMED_BLOCKS_SECONDS} seconds'))
         order by s.message_id limit greatest(least($4 - coalesce(busy.sends, 0), f.now_free), 0)) head),
   chosen as (
     select message_id from sending
      where message_id in (select message_id from heads) and state = 'queued'
      order by message_id limit $1 for update skip locked),
   taken as (
     update sending s set state = 'sending', attempt = s.attempt + 1, claimed_at = now()
       from chosen where s.message_id = chosen.message_id
     returning s.message_id, s.company_id, s.channel_id, s.attempt),
   paced as (
     insert into channel_pace (channel_id, company_id, next_at)
     select t.channel_id, min(t.company_id), min(f.since) + count(*) * min(f.interval)
       from taken t join free f on f.id = t.channel_id group by t.channel_id order by t.channel_id
     on conflict (channel_id) do update set next_at = greatest(channel_pace.next_at, excluded.next_at))
   select message_id as "messageId", company_id as "companyId", channel_id as "channelId", attempt, null::float8 as "againInMs" from taken
   union all
   select null, null, null, null, min(extract(epoch from f.since + f.interval - clock_timestamp()) * 1000)::float8
     from free f where f.now_free < 1 having count(*) > 0`,
);

const pauseStatement = statement(
  'sending.pause_channel',
  `insert into channel_pace as p (channel_id, company_id, next_at) values ($2, $1, now() + make_interval(secs => $3))
   on conflict (channel_id) do update set next_at = greatest(p.next_at, excluded.next_at)`,
);

/**
 * The provider asks to wait: the whole channel does, so that its other messages do not run into the same refusal one after the
 * other. Without a time of its own it is a moment, because the limit may be one client's.
 */
export async function pauseChannel(tx: Tx, channelId: number, retryAfterSeconds: number | null): Promise<void> {
  await tx.query(pauseStatement, [tx.companyId, channelId, Math.min(retryAfterSeconds ?? 1, LONGEST_PAUSE_SECONDS)]);
}

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
    private readonly paces: Paces = {},
  ) {}

  /** Takes up to `limit` messages, each the oldest of its dialog; `busy` are the sends under way by channel. */
  async claim(limit: number, busy: ReadonlyMap<number, number>): Promise<Claimed> {
    const paces = [Object.keys(this.paces), Object.values(this.paces)];
    const values = [limit, [...busy.keys()], [...busy.values()], this.perChannel, ...paces];
    const rows = await this.jobs.query<ClaimedMessage & { againInMs: number | null }>(claimStatement, values);
    const messages = rows.flatMap(({ againInMs, ...message }) => (againInMs === null ? [message] : []));
    return { messages, againInMs: rows.find(({ againInMs }) => againInMs !== null)?.againInMs ?? null };
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
