import type { ChannelState } from '#domain/channels/channel.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** One line of the channels page. */
export interface ChannelRow {
  id: number;
  transport: string;
  key: string;
  name: string;
  phone: string | null;
  state: ChannelState;
  settings: Record<string, string>;
  autoAssign: boolean;
  lastInboundAt: Date | null;
  lastError: string | null;
  lastErrorAt: Date | null;
  quarantined: number;
  groupIds: number[];
}

// "More than a thousand" is all that a person needs to know of an overflowing quarantine.
const columns = `ch.id, ch.transport, ch.key, ch.name, ch.phone, ch.state, ch.settings, ch.auto_assign as "autoAssign",
  ch.last_inbound_at as "lastInboundAt", ch.last_error as "lastError", ch.last_error_at as "lastErrorAt",
  (select count(*)::int from (
     select 1 from quarantined_update q where q.channel_id = ch.id and q.replayed_at is null limit 1000) waiting) as quarantined,
  array(select g.group_id from channel_operator_group g where g.channel_id = ch.id order by g.group_id) as "groupIds"`;

const list = statement('channels.list', `select ${columns} from channel ch where ch.company_id = $1 order by ch.id`);
const one = statement('channels.one', `select ${columns} from channel ch where ch.company_id = $1 and ch.id = $2`);

export const listChannels = (tx: Tx): Promise<ChannelRow[]> =>
  tx.query<ChannelRow>(list, [tx.companyId]).then((rows) => rows.map(withNumbers));

export async function channelById(tx: Tx, id: number): Promise<ChannelRow | null> {
  const [row] = await tx.query<ChannelRow>(one, [tx.companyId, id]);
  return row ? withNumbers(row) : null;
}

/** bigint[] arrives as texts. */
const withNumbers = (row: ChannelRow): ChannelRow => ({ ...row, groupIds: row.groupIds.map(Number) });
