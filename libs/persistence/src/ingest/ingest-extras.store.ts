import type { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { templateStatusOf } from '#domain/templates/template-status.js';
import type { Tx } from '../database.js';
import { statusData } from '../messages/status.sql.js';
import { statement } from '../statement.js';

/** The rarer half of an ingest: what providers say about messages, clients, templates and channels that exist. */
export function saveIngestExtras(tx: Tx, changes: IngestChanges): void {
  const insert = (name: keyof typeof INSERTS, rows: unknown[]): void => {
    if (rows.length > 0) tx.write(INSERTS[name], [tx.companyId, JSON.stringify(rows)]);
  };
  const update = <T extends { id: number | null }>(name: keyof typeof UPDATES, rows: T[]): void => {
    if (rows.length > 0) tx.write(UPDATES[name], [tx.companyId, JSON.stringify(rows), rows.map(({ id }) => id)]);
  };
  insert('aliases', changes.aliases);
  insert('dropIdentities', changes.droppedIdentities.map(flatIdentity));
  insert('identities', changes.identities.map(flatIdentity));
  update('clients', mergedById(changes.clientUpdates.map(({ clientId, ...rest }) => ({ id: clientId, ...rest }))));
  update('reactions', mergedById(changes.reactions.map(({ messageId, reactions }) => ({ id: messageId, reactions }))));
  update('edits', mergedById(changes.edits.map(({ messageId, text }) => ({ id: messageId, text }))));
  update('revocations', mergedById(changes.revocations.map((id) => ({ id }))));
  update('filled', mergedById(changes.filledMessages.map((id) => ({ id }))));
  insert(
    'templates',
    changes.templates.map(({ channelId, change }, n) => ({
      ...{ channelId, ...change, n },
      status: change.status === null ? null : templateStatusOf(change.status),
    })),
  );
  insert('notices', changes.notices);
  for (const { channelId, change } of changes.sessions) insert('session', [{ channelId, ...change }]);
  insert(
    'ratings',
    // Of two answers in a group to one question the later counts.
    [...new Map(changes.ratings.map((given) => [`${given.channelId} ${given.rating.externalId}`, given])).values()].map(
      ({ rating: { externalId, score, comment, at }, ...place }) => ({ ...place, externalId, score, comment, at }),
    ),
  );
  update('reachability', mergedById(changes.reachability.map(({ clientId, reachable }) => ({ id: clientId, reachable }))));
  // In the order they came: of two reports for one message in a group both must count.
  const reports = changes.statuses.map(({ messageId, status, ...report }) => ({ id: messageId, ...report, rank: MESSAGE_STATUS[status] }));
  for (const group of withoutRepeats(reports)) update('statuses', group);
  update('readUpTo', mergedById(changes.readUpTo.map(({ clientId, dialogId, upTo }) => ({ id: clientId, dialogId, upTo }))));
  update('readMessages', mergedById(changes.readMessages.map((id) => ({ id }))));
}

/** One row an id: what comes later wins, what it leaves out stays. */
function mergedById<T extends { id: number }>(rows: T[]): T[] {
  const merged = new Map<number, T>();
  for (const row of rows) {
    const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
    merged.set(row.id, { ...row, ...merged.get(row.id), ...said });
  }
  return [...merged.values()];
}

const flatIdentity = ({ channelId, clientId, identity }: IngestChanges['identities'][number]): Record<string, unknown> => ({
  channelId,
  clientId,
  ...identity,
});

/** One statement sees a row once: reports about the same message go into successive ones. */
function withoutRepeats<T extends { channelId: number; externalId: string }>(reports: T[]): T[][] {
  const groups: { keys: Set<string>; rows: T[] }[] = [];
  for (const report of reports) {
    const key = `${report.channelId}\n${report.externalId}`;
    let group = groups.find(({ keys }) => !keys.has(key));
    if (!group) groups.push((group = { keys: new Set(), rows: [] }));
    group.keys.add(key);
    group.rows.push(report);
  }
  return groups.map(({ rows }) => rows);
}

const INSERTS = {
  identities: statement(
    'ingest.identities',
    `insert into client_identity (company_id, channel_id, kind, value, client_id)
     select $1, "channelId", kind, value, "clientId"
       from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, kind text, value text, "clientId" bigint)`,
  ),
  dropIdentities: statement(
    'ingest.drop_identities',
    `delete from client_identity i using jsonb_to_recordset($2::jsonb) as r("channelId" bigint, kind text, value text, "clientId" bigint)
      where i.company_id = $1 and i.channel_id = r."channelId" and i.kind = r.kind and i.value = r.value and i.client_id = r."clientId"`,
  ),
  // An id that another message has already stays with it.
  aliases: statement(
    'ingest.aliases',
    `insert into message_external_id (company_id, channel_id, external_id, message_id)
     select $1, "channelId", "externalId", "messageId"
       from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, "externalId" text, "messageId" bigint)
     on conflict do nothing`,
  ),
  // What a chat's own form says is said once; to our question a client may answer anew.
  ratings: statement(
    'ingest.ratings',
    `with stored as (
     insert into rating (company_id, channel_id, dialog_id, request_id, operator_id, external_id, score, comment, created_at)
     select $1, "channelId", "dialogId",
            coalesce("requestId", (select max(q.id) from request q where q.dialog_id = "dialogId" and q.company_id = $1)),
            "operatorId", "externalId", score, comment, coalesce(at, now())
       from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, "dialogId" bigint, "requestId" bigint, "operatorId" bigint,
                                               "externalId" text, score smallint, comment text, at timestamptz)
     on conflict (channel_id, external_id) do update set score = excluded.score where rating.external_id like 'request:%'
     returning operator_id)
     insert into event (company_id, kind, operator_id)
     select distinct $1, 'rating_changed', operator_id from stored where operator_id is not null`,
  ),
  // What the gateway does not say stays: a fresh QR code tells nothing of the connection. A session that opens mends what its loss broke.
  session: statement(
    'ingest.session',
    `with r as (select v, (v ->> 'channelId')::bigint as channel_id from jsonb_array_elements($2::jsonb) v),
     s as (
       insert into channel_session as s (channel_id, company_id, state, qr, problem, account)
       select channel_id, $1, coalesce(v ->> 'state', case when v ->> 'qr' is null then 'connecting' else 'awaits_qr' end),
              v ->> 'qr', v ->> 'problem', v ->> 'account' from r
       on conflict (channel_id) do update
         set state = coalesce((select v ->> 'state' from r), s.state),
             qr = case when (select v ? 'qr' from r) then excluded.qr when excluded.state = 'open' then null else s.qr end,
             problem = case when (select v ? 'problem' from r) then excluded.problem else s.problem end,
             account = case when (select v ? 'account' from r) then excluded.account else s.account end,
             changed_at = now()),
     mended as (
       update channel c set state = 'active', last_error = null, last_error_at = null
         from r where c.id = r.channel_id and c.company_id = $1 and c.state = 'broken' and r.v ->> 'state' = 'open')
     insert into event (company_id, kind, data) select $1, 'channel_changed', jsonb_build_object('channelId', channel_id) from r`,
  ),
  templates: statement(
    'ingest.templates',
    `with r as materialized (
       select distinct on ("channelId", name, language) *
         from jsonb_to_recordset($2::jsonb)
           as r("channelId" bigint, name text, language text, "externalId" text, status text, category text, reason text, n bigint)
        order by "channelId", name, language, n desc),
     changed as (
       update template t set status = coalesce(r.status, t.status), category = coalesce(r.category, t.category), reason = r.reason,
              external_id = coalesce(r."externalId", t.external_id), updated_at = now()
         from r where t.channel_id = r."channelId" and t.name = r.name and t.language = r.language and t.company_id = $1)
     insert into template (company_id, channel_id, name, language, external_id, status, category, reason)
     select $1, "channelId", name, language, "externalId", coalesce(status, 'pending'), category, reason from r
     on conflict (channel_id, name, language) do nothing`,
  ),
  notices: statement(
    'ingest.notices',
    `with r as (select * from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, severity text, text text)),
     c as (update channel c set last_error = r.text, last_error_at = now(),
             state = case when r.severity = 'broken' then 'broken' else c.state end
           from r where c.id = r."channelId" and c.company_id = $1)
     insert into event (company_id, kind, data) select $1, 'channel_changed', jsonb_build_object('channelId', "channelId") from r`,
  ),
};

/**
 * The rows come as jsonb, their ids once more as an array: the planner takes an array for ten rows and looks them up by key,
 * a set from jsonb for a hundred and then reads the whole table.
 */
const ROWS = `(select u.id, $2::jsonb -> (u.n::int - 1) as v from unnest($3::bigint[]) with ordinality as u(id, n)) r`;

const UPDATES = {
  clients: statement(
    'ingest.update_clients',
    `update client c set name = coalesce(r.v ->> 'name', c.name), username = coalesce(r.v ->> 'username', c.username),
            phone = coalesce(r.v ->> 'phone', c.phone)
       from ${ROWS} where c.id = r.id and c.company_id = $1`,
  ),
  reachability: statement(
    'ingest.reachability',
    `update client c set unreachable_since = case when (r.v ->> 'reachable')::boolean then null else coalesce(c.unreachable_since, now()) end
       from ${ROWS} where c.id = r.id and c.company_id = $1`,
  ),
  // Walks back from the newest and stops far behind what anybody has not read; `read_up_to` is for messages whose send has not been
  // answered yet.
  readUpTo: statement(
    'ingest.read_up_to',
    `with r as materialized (select r.id, (r.v ->> 'dialogId')::bigint as dialog_id, (r.v ->> 'upTo')::bigint as up_to from ${ROWS}),
     noted as (
       update client c set read_up_to = greatest(c.read_up_to, r.up_to) from r where c.id = r.id and c.company_id = $1),
     changed as (
       update message m set status = ${MESSAGE_STATUS.read}
         from r cross join lateral (
           select x.id from message x where x.dialog_id = r.dialog_id order by x.sent_at desc, x.id desc limit 5000) recent
        where m.id = recent.id and m.company_id = $1 and m.kind in ('to_client', 'autoreply')
          and m.status between ${MESSAGE_STATUS.accepted} and ${MESSAGE_STATUS.read - 1}
          and case when m.external_id ~ '^[0-9]{1,18}$' then m.external_id::bigint <= r.up_to end
       returning m.id, m.dialog_id, m.status)
     insert into event (company_id, kind, dialog_id, message_id, data)
     select $1, 'message_changed', dialog_id, id, ${statusData('status')} from changed`,
  ),
  // What the client wrote after the newest of them is still unread.
  readMessages: statement(
    'ingest.read_messages',
    `with seen as (
       select m.dialog_id, max(m.id) as up_to from ${ROWS} join message m on m.id = r.id and m.company_id = $1 group by m.dialog_id),
     changed as (
       update dialog d set read_up_to_id = seen.up_to,
              unread_count = (select count(*) from message x where x.dialog_id = d.id and x.id > seen.up_to and x.kind = 'from_client')
         from seen where d.id = seen.dialog_id and d.read_up_to_id < seen.up_to and d.unread_count > 0
       returning d.id)
     insert into event (company_id, kind, dialog_id) select $1, 'dialog_changed', id from changed`,
  ),
  reactions: statement(
    'ingest.reactions',
    `update message m set reactions = r.v -> 'reactions' from ${ROWS} where m.id = r.id and m.company_id = $1`,
  ),
  // The dialog list shows what the last message says now, unless nobody may read it.
  edits: statement(
    'ingest.edits',
    `with changed as (
       update message m set text = r.v ->> 'text', edited_at = now() from ${ROWS} where m.id = r.id and m.company_id = $1
       returning m.id, m.dialog_id, m.text, m.withheld)
     update dialog d set last_message_preview = left(regexp_replace(c.text, '\\s+', ' ', 'g'), 140)
       from changed c where d.id = c.dialog_id and d.last_message_id = c.id and c.text is not null and not c.withheld`,
  ),
  revocations: statement(
    'ingest.revocations',
    `with changed as (
       update message m set deleted_at = coalesce(m.deleted_at, now()) from ${ROWS} where m.id = r.id and m.company_id = $1
       returning m.id, m.dialog_id, m.withheld)
     update dialog d set last_message_preview = '🗑'
       from changed c where d.id = c.dialog_id and d.last_message_id = c.id and not c.withheld`,
  ),
  filled: statement(
    'ingest.filled',
    `update message m set content = nullif(m.content - 'unsupported', '{}') from ${ROWS} where m.id = r.id and m.company_id = $1`,
  ),
  // The ladder of domain/messages/status.ts, settled here because two processes may report at once; a report about a
  // message that we cannot name yet is kept for the answer of its send.
  statuses: statement(
    'ingest.statuses',
    `with r as materialized (
       select r.id, (r.v ->> 'channelId')::bigint as channel_id, r.v ->> 'externalId' as external_id, (r.v ->> 'rank')::smallint as rank,
              nullif(r.v -> 'error', 'null') as error from ${ROWS}),
     changed as (
       update message m set status = case when r.rank = 90 then 90 else greatest(m.status, r.rank) end,
              error = case when r.rank = 90 then r.error else m.error end,
              external_id = coalesce(m.external_id, r.external_id)
         from (select * from r where id is not null) r
        where m.id = r.id and m.company_id = $1 and m.channel_id = r.channel_id and m.kind in ('to_client', 'autoreply')
          and m.status <> 90 and ((r.rank = 90 and m.status < 50) or (r.rank <> 90 and m.status < r.rank))
       returning m.id, m.dialog_id, m.channel_id, m.status, r.external_id),
     settled as (
       delete from sending s using changed c where s.message_id = c.id and s.state in ('unconfirmed', 'retrying')
       returning s.message_id),
     named as (
       insert into message_external_id (company_id, channel_id, external_id, message_id)
       select $1, c.channel_id, c.external_id, c.id from changed c join settled s on s.message_id = c.id
       on conflict do nothing),
     told as (
       insert into outbox (company_id, process, action, workflow_id, payload)
       select $1, 'message-retry', 'signal', 'message-retry:' || message_id,
              '{"signal": "messageSettled", "args": [{"reason": "confirmed"}]}'::jsonb from settled),
     early as (
       insert into early_status (company_id, channel_id, external_id, status, error)
       select $1, channel_id, external_id, rank, error from r
        where id is null and rank > 30
       on conflict (channel_id, external_id) do update
         set status = case when early_status.status = 90 or (excluded.status = 90 and early_status.status >= 50) then early_status.status
                           else greatest(early_status.status, excluded.status) end,
             error = case when excluded.status = 90 and early_status.status < 50 then excluded.error else early_status.error end)
     insert into event (company_id, kind, dialog_id, message_id, data)
     select $1, 'message_changed', dialog_id, id, ${statusData('status')} from changed`,
  ),
};
