import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';

/** A channel that is asked for updates, its secrets sealed. */
export interface PolledChannel {
  id: number;
  companyId: number;
  transport: string;
  key: string;
  settings: Record<string, string>;
  secrets: string;
  /** Where to go on asking. */
  cursor: string | null;
}

/** A process that is not heard of for so long has lost its channels; a long question and a full answer fit in. */
const LEASE_SECONDS = 120;

/** Who is asked for updates: by the channel's own choice, or because no provider could reach this installation. */
const WANTED = `c.state = 'active' and c.deleted_at is null
  and (c.settings->>'delivery' = 'polling' or ($1 and coalesce(c.settings->>'delivery', '') <> 'webhook'))`;

const claim = statement(
  'polling.claim',
  `insert into channel_poll (channel_id, company_id, holder, leased_until)
   select c.id, c.company_id, $3, now() + interval '${LEASE_SECONDS} seconds' from channel c
    where ${WANTED} and c.transport = any($2::text[])
      and not exists (select 1 from channel_poll p where p.channel_id = c.id and p.leased_until > now())
    order by c.id limit $4
   on conflict (channel_id) do update set holder = excluded.holder, leased_until = excluded.leased_until
    where channel_poll.leased_until is null or channel_poll.leased_until <= now()
   returning channel_id as "channelId"`,
);
const keep = statement(
  'polling.keep',
  `update channel_poll p set leased_until = now() + interval '${LEASE_SECONDS} seconds' from channel c
    where p.channel_id = $2 and p.holder = $3 and p.leased_until > now() and c.id = p.channel_id and ${WANTED}
   returning c.id, c.company_id as "companyId", c.transport, c.key, c.settings, c.secrets, p.cursor`,
);
const advance = statement(
  'polling.advance',
  `update channel_poll set cursor = $3, leased_until = now() + interval '${LEASE_SECONDS} seconds'
    where channel_id = $1 and holder = $2 and leased_until > now() returning channel_id`,
);
const release = statement('polling.release', `update channel_poll set leased_until = null where channel_id = $1 and holder = $2`);

/** Which channels' providers are asked for updates, by whom, and up to where all is stored. One process a channel at a time. */
export class PolledChannels {
  constructor(
    private readonly jobs: JobsDatabase,
    /** This process. */
    private readonly holder: string,
    /** No provider can reach us: channels that leave it open are asked. */
    private readonly unreachable: boolean,
  ) {}

  /** Takes up to `most` channels that nobody holds. */
  async claim(transports: readonly string[], most: number): Promise<number[]> {
    const rows = await this.jobs.query<{ channelId: number }>(claim, [this.unreachable, transports, this.holder, most]);
    return rows.map(({ channelId }) => channelId);
  }

  /** Holds on to a channel and reads it anew; null when it is not ours to ask any more. */
  async keep(channelId: number): Promise<PolledChannel | null> {
    const [row] = await this.jobs.query<PolledChannel>(keep, [this.unreachable, channelId, this.holder]);
    return row ?? null;
  }

  /** Everything before the cursor is stored; false when another process holds the channel now. */
  async advance(channelId: number, cursor: string | null): Promise<boolean> {
    return (await this.jobs.query(advance, [channelId, this.holder, cursor])).length > 0;
  }

  async release(channelId: number): Promise<void> {
    await this.jobs.query(release, [channelId, this.holder]);
  }
}
