import type { IngestChanges } from '#domain/ingest/ingest-changes.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** The rarer half of an ingest: what providers say about messages, clients, templates and channels that exist. */
export async function saveIngestExtras(tx: Tx, changes: IngestChanges): Promise<void> {
  const save = async (name: keyof typeof STATEMENTS, rows: unknown[]): Promise<void> => {
    if (rows.length > 0) await tx.query(STATEMENTS[name], [tx.companyId, JSON.stringify(rows.map((row, n) => ({ ...(row as object), n })))]);
  };
  await save('dropIdentities', changes.droppedIdentities.map(flatIdentity));
  await save('identities', changes.identities.map(flatIdentity));
  await save('clients', changes.clientUpdates);
  await save('reactions', changes.reactions);
  await save('edits', changes.edits);
  await save('revocations', changes.revocations.map((id) => ({ id })));
  await save('filled', changes.filledMessages.map((id) => ({ id })));
  await save('templates', changes.templates.map(({ channelId, change }) => ({ channelId, ...change })));
  await save('notices', changes.notices);
  // In the order they came: of two reports for one message in a group both must count.
  for (const group of withoutRepeats(changes.statuses.map((report) => ({ ...report, rank: MESSAGE_STATUS[report.status] })))) {
    await save('statuses', group);
  }
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

const STATEMENTS = {
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
  clients: statement(
    'ingest.update_clients',
    `update client c set name = coalesce(r.name, c.name), username = coalesce(r.username, c.username), phone = coalesce(r.phone, c.phone)
       from (select "clientId", max(name) as name, max(username) as username, max(phone) as phone
               from jsonb_to_recordset($2::jsonb) as r("clientId" bigint, name text, username text, phone text) group by 1) r
      where c.id = r."clientId" and c.company_id = $1`,
  ),
  reactions: statement(
    'ingest.reactions',
    `update message m set reactions = r.reactions
       from (select distinct on ("messageId") "messageId", reactions
               from jsonb_to_recordset($2::jsonb) as r("messageId" bigint, reactions jsonb, n bigint)
              order by "messageId", n desc) r
      where m.id = r."messageId" and m.company_id = $1`,
  ),
  edits: statement(
    'ingest.edits',
    `update message m set text = r.text, edited_at = now()
       from (select distinct on ("messageId") "messageId", text
               from jsonb_to_recordset($2::jsonb) as r("messageId" bigint, text text, n bigint)
              order by "messageId", n desc) r
      where m.id = r."messageId" and m.company_id = $1`,
  ),
  revocations: statement(
    'ingest.revocations',
    `update message m set deleted_at = coalesce(m.deleted_at, now()) from jsonb_to_recordset($2::jsonb) as r(id bigint)
      where m.id = r.id and m.company_id = $1`,
  ),
  filled: statement(
    'ingest.filled',
    `update message m set content = nullif(m.content - 'unsupported', '{}') from jsonb_to_recordset($2::jsonb) as r(id bigint)
      where m.id = r.id and m.company_id = $1`,
  ),
  templates: statement(
    'ingest.templates',
    `insert into template (company_id, channel_id, name, language, external_id, status, category, reason)
     select distinct on ("channelId", name, language) $1, "channelId", name, language, "externalId", coalesce(status, 'PENDING'), category, reason
       from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, name text, language text, "externalId" text, status text, category text, reason text, n bigint)
      order by "channelId", name, language, n desc
     on conflict (channel_id, name, language) do update
       set status = case when excluded.status = 'PENDING' then template.status else excluded.status end,
           category = coalesce(excluded.category, template.category), reason = excluded.reason,
           external_id = coalesce(excluded.external_id, template.external_id), updated_at = now()`,
  ),
  notices: statement(
    'ingest.notices',
    `with r as (select * from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, severity text, text text)),
     c as (update channel c set last_error = r.text, last_error_at = now(),
             state = case when r.severity = 'broken' then 'broken' else c.state end
           from r where c.id = r."channelId" and c.company_id = $1)
     insert into event (company_id, kind, data) select $1, 'channel_changed', jsonb_build_object('channelId', "channelId") from r`,
  ),
  // The ladder of domain/messages/status.ts, settled here because two processes may report at once; a report about a
  // message that we cannot name yet is kept for the answer of its send.
  statuses: statement(
    'ingest.statuses',
    `with r as materialized (select * from jsonb_to_recordset($2::jsonb) as r("channelId" bigint, "externalId" text, "messageId" bigint,
         rank smallint, error jsonb)),
     changed as (
       update message m set status = case when r.rank = 90 then 90 else greatest(m.status, r.rank) end,
              error = case when r.rank = 90 then r.error else m.error end,
              external_id = coalesce(m.external_id, r."externalId")
         from r where m.id = r."messageId" and m.company_id = $1 and m.channel_id = r."channelId" and m.kind in ('to_client', 'autoreply')
          and m.status <> 90 and ((r.rank = 90 and m.status < 50) or (r.rank <> 90 and m.status < r.rank))
       returning m.id, m.dialog_id, m.channel_id, r."externalId"),
     settled as (
       delete from sending s using changed c where s.message_id = c.id and s.state in ('unconfirmed', 'retrying')
       returning s.message_id),
     named as (
       insert into message_external_id (company_id, channel_id, external_id, message_id)
       select $1, c.channel_id, c."externalId", c.id from changed c join settled s on s.message_id = c.id
       on conflict do nothing),
     told as (
       insert into outbox (company_id, process, action, workflow_id, payload)
       select $1, 'message-retry', 'signal', 'message-retry:' || message_id,
              '{"signal": "messageSettled", "args": [{"reason": "confirmed"}]}'::jsonb from settled),
     early as (
       insert into early_status (company_id, channel_id, external_id, status, error)
       select $1, "channelId", "externalId", rank, error from r
        where "messageId" is null and rank > 30
       on conflict (channel_id, external_id) do update
         set status = greatest(early_status.status, excluded.status), error = coalesce(excluded.error, early_status.error))
     insert into event (company_id, kind, dialog_id, message_id) select $1, 'message_changed', dialog_id, id from changed`,
  ),
};
