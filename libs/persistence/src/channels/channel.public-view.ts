import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A channel as `/v1` shows it. */
export interface PublicChannelRow {
  id: number;
  name: string;
  phone: string | null;
  transport: string;
}

const list = statement(
  'public.channels',
  `select id, name, phone, transport, count(*) over () as total from channel
    where company_id = $1 and deleted_at is null and ($2::text is null or regexp_replace(phone, '\\D', '', 'g') = $2)
    order by id limit $3 offset $4`,
);
const one = statement(
  'public.channel',
  `select id, name, phone, transport from channel where company_id = $1 and id = $2 and deleted_at is null`,
);
const keys = statement(
  'public.channel_keys',
  `select id, key from channel
    where company_id = $1 and transport = $2 and deleted_at is null and ($3::bigint is null or id = $3) order by id limit 2`,
);

export interface ChannelFilter {
  /** Digits only. */
  phone: string | null;
  limit: number;
  offset: number;
}

/** Channels are few, so they may be counted. */
export async function publicChannels(
  tx: Tx,
  { phone, limit, offset }: ChannelFilter,
): Promise<{ rows: PublicChannelRow[]; total: number }> {
  const rows = await tx.query<PublicChannelRow & { total: number }>(list, [tx.companyId, phone, limit, offset]);
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function publicChannel(tx: Tx, id: number): Promise<PublicChannelRow | null> {
  const [row] = await tx.query<PublicChannelRow>(one, [tx.companyId, id]);
  return row ?? null;
}

/** The addresses of the channels of a kind, or of the named one among them; two are enough to know that there are several. */
export const channelKeys = (tx: Tx, transport: string, id: number | null): Promise<{ id: number; key: string }[]> =>
  tx.query(keys, [tx.companyId, transport, id]);
