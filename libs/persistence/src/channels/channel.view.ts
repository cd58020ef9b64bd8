import type { ChannelSession } from '#domain/channels/channel-session.js';
import type { CheckError } from '#domain/channels/channels.errors.js';
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
  accountName: string | null;
  checkedAt: Date | null;
  checkError: CheckError | null;
  lastOutboundAt: Date | null;
  templatesTriedAt: Date | null;
  templatesSyncedAt: Date | null;
  templatesError: string | null;
  templateCount: number;
  /** Of a personal number; null for every other kind. */
  session: ChannelSession | null;
  /** Times as texts. */
  historyImport: HistoryImportRow | null;
}

export interface HistoryImportRow {
  state: 'running' | 'paused' | 'done' | 'failed';
  /** Of the provider's handing over, in per cent. */
  progress: number;
  messages: number;
  messagesDone: number;
  messagesKnown: number;
  startedAt: string;
  finishedAt: string | null;
  error: string | null;
}

// "More than a thousand" is all that a person needs to know of an overflowing quarantine.
const columns = `ch.id, ch.transport, ch.key, ch.name, ch.phone, ch.state, ch.settings, ch.auto_assign as "autoAssign",
  ch.last_inbound_at as "lastInboundAt", ch.last_error as "lastError", ch.last_error_at as "lastErrorAt",
  (select count(*)::int from (
     select 1 from quarantined_update q where q.channel_id = ch.id and q.replayed_at is null limit 1000) waiting) as quarantined,
  ch.account_name as "accountName", ch.checked_at as "checkedAt", ch.check_error as "checkError",
  ch.last_outbound_at as "lastOutboundAt", ch.templates_tried_at as "templatesTriedAt", ch.templates_synced_at as "templatesSyncedAt",
  ch.templates_error as "templatesError", (select count(*)::int from template t where t.channel_id = ch.id) as "templateCount",
  (select jsonb_build_object('state', s.state, 'qr', s.qr, 'problem', s.problem, 'account', s.account)
     from channel_session s where s.channel_id = ch.id) as session,
  (select jsonb_build_object('state', h.state, 'progress', h.progress, 'messages', h.messages, 'messagesDone', h.messages_done,
            'messagesKnown', h.messages_known, 'startedAt', h.started_at, 'finishedAt', h.finished_at, 'error', h.error)
     from history_import h where h.channel_id = ch.id) as "historyImport",
  array(select g.group_id from channel_operator_group g where g.channel_id = ch.id order by g.group_id) as "groupIds"`;

const list = statement(
  'channels.list',
  `select ${columns} from channel ch where ch.company_id = $1 and ch.deleted_at is null order by ch.id`,
);
const one = statement(
  'channels.one',
  `select ${columns} from channel ch where ch.company_id = $1 and ch.id = $2 and ch.deleted_at is null`,
);

export const listChannels = (tx: Tx): Promise<ChannelRow[]> =>
  tx.query<ChannelRow>(list, [tx.companyId]).then((rows) => rows.map(withNumbers));

export async function channelById(tx: Tx, id: number): Promise<ChannelRow | null> {
  const [row] = await tx.query<ChannelRow>(one, [tx.companyId, id]);
  return row ? withNumbers(row) : null;
}

/** bigint[] arrives as texts. */
const withNumbers = (row: ChannelRow): ChannelRow => ({ ...row, groupIds: row.groupIds.map(Number) });
