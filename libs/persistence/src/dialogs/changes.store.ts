import type { DialogChanges, NewClient } from '#domain/dialogs/dialog-changes.js';
import type { Dialog } from '#domain/dialogs/dialog.js';
import type { NewAttachment, NewMessage } from '#domain/messages/message.js';
import { MESSAGE_STATUS } from '#domain/messages/status.js';
import type { Tx } from '../database.js';
import { addActions } from '../channel-actions/channel-action.store.js';
import { recordDeeds } from '../operators/operator-event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { saveCounted } from '../packages/account.store.js';
import { pullTriggers } from '../scenarios/pulled-trigger.store.js';
import { saveAskedRuns } from '../scenarios/queued-run.store.js';
import { recordSentPayloads } from '../scenarios/sent-payload.store.js';
import { statement } from '../statement.js';

/**
 * Writes a DialogChanges: what nearly every change has (messages, dialogs, events) in one statement, the rest in one each and
 * only where there is something. Rows travel as one jsonb parameter a table, so a group of fifty costs as many round trips
 * as one message.
 */
export function saveDialogChanges(tx: Tx, changes: DialogChanges): void {
  if (changes.formerHolders.size > 0) tx.write(lockLoads, [[...new Set([...changes.formerHolders, ...changes.assignedOperators])]]);
  if (changes.clients.length > 0) tx.write(insertClients, [tx.companyId, json(changes.clients.map(clientRow))]);
  tx.write(saveMain, [
    tx.companyId,
    json(changes.messages.map(messageRow)),
    json([...changes.dialogs.values()].map(dialogRow)),
    json(changes.events),
    changes.now,
  ]);
  saveCounted(tx, changes);
  if (changes.requestsOpened.length > 0) tx.write(openRequests, [tx.companyId, json(changes.requestsOpened), changes.now]);
  if (changes.attachments.length > 0) tx.write(insertAttachments, [tx.companyId, json(changes.attachments.map(attachmentRow))]);
  if (changes.toSend.length > 0) tx.write(insertSending, [tx.companyId, json(toSendRows(changes))]);
  recordSentPayloads(tx, changes.toSend);
  if (changes.requestsClosed.length > 0) tx.write(closeRequests, [changes.requestsClosed, changes.now]);
  if (changes.ratingsAsked.length > 0) tx.write(ratingAsked, [changes.ratingsAsked, changes.now]);
  if (changes.servedBy.size > 0) {
    // A comment answers nobody.
    const answered = new Set(changes.messages.flatMap((m) => (m.kind === 'to_client' && m.operatorId !== null ? [m.requestId] : [])));
    const served = [...changes.servedBy].map(([id, operatorId]) => ({ id, operatorId, answered: answered.has(id) }));
    tx.write(serveRequests, [json(served), changes.now]);
  }
  if (changes.assignedOperators.size > 0) tx.write(markTurn, [[...changes.assignedOperators], changes.now]);
  recordDeeds(tx, changes);
  saveAskedRuns(tx, changes.askedRuns);
  addActions(tx, changes.actions);
  addToOutbox(tx, changes.outbox);
  pullTriggers(
    tx,
    'closed',
    changes.closedByOperators.map((closed) => ({ ...closed, tagId: null })),
  );
}

const json = (rows: unknown[]): string => JSON.stringify(rows);

const clientRow = ({ id, cardId, channelId, name, sender }: NewClient): Record<string, unknown> => ({
  ...{ id, card_id: cardId, channel_id: channelId, name, username: sender.username, phone: sender.phone, avatar: sender.avatar },
});

function dialogRow(dialog: Dialog): Record<string, unknown> {
  const d = dialog.snapshot;
  return {
    ...{ id: d.id, channel_id: d.channelId, client_id: d.clientId, state: d.state, operator_id: d.operatorId },
    ...{
      group_id: d.groupId,
      last_operator_id: d.lastOperatorId,
      request_id: d.requestId,
      waits_for: d.waitsFor,
      waits_for_operator_id: d.waitsForOperatorId,
    },
    ...{
      waits_since: d.waitsSince,
      run_state: d.runState,
      unread_count: d.unreadCount,
      read_up_to_id: d.readUpToId,
      last_message_id: d.lastMessageId,
    },
    ...{ snoozed_until: d.snoozedUntil, snoozed_by: d.snoozedBy, counted_until: d.countedUntil, blocked_at: d.blockedAt },
    withheld_count: d.withheldCount,
    ...{ last_message_kind: d.lastMessageKind, last_message_preview: d.lastMessagePreview, last_message_at: d.lastMessageAt },
    ...{ last_inbound_at: d.lastInboundAt, referral: d.referral, opened_at: d.openedAt, closed_at: d.closedAt },
  };
}

function messageRow(m: NewMessage): Record<string, unknown> {
  return {
    ...{ id: m.id, dialog_id: m.dialogId, client_id: m.clientId, channel_id: m.channelId, request_id: m.requestId },
    ...{ operator_id: m.operatorId, kind: m.kind, origin: m.origin, text: m.text, content: m.content, status: MESSAGE_STATUS[m.status] },
    ...{ external_id: m.externalId, client_message_id: m.clientMessageId, quoted_id: m.quotedId, quoted_external_id: m.quotedExternalId },
    withheld: m.withheld,
    ...{ sent_at: m.sentAt, provider_at: m.providerAt },
  };
}

/** A message whose file is still being prepared waits for it in its place of the queue. */
function toSendRows({ toSend, attachments }: DialogChanges): Record<string, unknown>[] {
  const preparing = new Set(attachments.flatMap((attachment) => (attachment.preparing ? [attachment.messageId] : [])));
  return toSend.map(({ id }) => ({ id, state: preparing.has(id) ? 'preparing' : 'queued' }));
}

function attachmentRow(a: NewAttachment): Record<string, unknown> {
  const { durationSeconds, waveform } = a.announced;
  return {
    ...{ duration_ms: durationSeconds ? Math.round(durationSeconds * 1000) : null, waveform: waveform ?? null },
    upload_id: a.preparing?.uploadId ?? null,
    ...{ id: a.id, message_id: a.messageId, position: a.position, kind: a.announced.kind, name: a.announced.name, mime: a.announced.mime },
    ...{ provider_media_id: a.announced.mediaId, provider_url: a.announced.url, to_fetch: a.fetch },
    ...{ storage_key: a.stored?.key ?? null, size: a.stored?.size ?? null, state: a.stored ? 'stored' : 'pending' },
  };
}

const DIALOG_COLUMNS = `id bigint, channel_id bigint, client_id bigint, state text, operator_id bigint, group_id bigint, last_operator_id bigint,
  request_id bigint, waits_for text, waits_for_operator_id bigint, waits_since timestamptz, run_state text, unread_count integer,
  read_up_to_id bigint, last_message_id bigint, last_message_kind text, last_message_preview text, last_message_at timestamptz,
  last_inbound_at timestamptz, referral jsonb, opened_at timestamptz, closed_at timestamptz,
  snoozed_until timestamptz, snoozed_by bigint, counted_until timestamptz, blocked_at timestamptz, withheld_count integer`;

const insertClients = statement(
  'dialogs.insert_clients',
  `with r as (select * from jsonb_to_recordset($2::jsonb)
       as r(id bigint, card_id bigint, channel_id bigint, name text, username text, phone text, avatar text)),
   c as (insert into card (id, company_id) select card_id, $1 from r)
   insert into client (id, company_id, channel_id, card_id, name, username, phone, avatar)
   select id, $1, channel_id, card_id, name, username, phone, avatar from r`,
);

const openRequests = statement(
  'dialogs.open_requests',
  `insert into request (id, company_id, dialog_id, client_id, opened_at)
   select id, $1, "dialogId", "clientId", $3 from jsonb_to_recordset($2::jsonb) as r(id bigint, "dialogId" bigint, "clientId" bigint)`,
);

/**
 * The hot one: every message, in or out, passes here. Dialogs are written as an upsert by their key, also those that exist:
 * an update with a join would be planned on what the tables held when the connection was new.
 */
const saveMain = statement(
  'dialogs.save',
  `with m as materialized (select * from jsonb_to_recordset($2::jsonb) as r(id bigint, dialog_id bigint, client_id bigint,
       channel_id bigint, request_id bigint, operator_id bigint, kind text, origin text, text text, content jsonb, status smallint,
       external_id text, client_message_id uuid, quoted_id bigint, quoted_external_id text, sent_at timestamptz, provider_at timestamptz, withheld boolean)),
   messages as (
     insert into message (id, company_id, dialog_id, client_id, channel_id, request_id, operator_id, kind, origin, text, content,
         status, external_id, client_message_id, quoted_id, quoted_external_id, sent_at, provider_at, created_at, withheld)
     select id, $1, dialog_id, client_id, channel_id, request_id, operator_id, kind, origin, text, content,
         status, external_id, client_message_id, quoted_id, quoted_external_id, sent_at, provider_at, $5::timestamptz, withheld from m),
   external_ids as (
     insert into message_external_id (company_id, channel_id, external_id, message_id)
     select $1, channel_id, external_id, id from m where external_id is not null),
   dialogs as (
     insert into dialog (company_id, id, channel_id, client_id, state, operator_id, group_id, last_operator_id, request_id, waits_for,
         waits_for_operator_id, waits_since, run_state, unread_count, read_up_to_id, last_message_id, last_message_kind, last_message_preview,
         last_message_at, last_inbound_at, referral, opened_at, closed_at, snoozed_until, snoozed_by, counted_until, blocked_at, withheld_count)
     select $1, r.* from jsonb_to_recordset($3::jsonb) as r(${DIALOG_COLUMNS})
     on conflict (id) do update set state = excluded.state, operator_id = excluded.operator_id,
         group_id = excluded.group_id, last_operator_id = excluded.last_operator_id, request_id = excluded.request_id, waits_for = excluded.waits_for,
         waits_for_operator_id = excluded.waits_for_operator_id, waits_since = excluded.waits_since, run_state = excluded.run_state,
         unread_count = excluded.unread_count, read_up_to_id = excluded.read_up_to_id, last_message_id = excluded.last_message_id,
         last_message_kind = excluded.last_message_kind, last_message_preview = excluded.last_message_preview,
         last_message_at = excluded.last_message_at, last_inbound_at = excluded.last_inbound_at, referral = excluded.referral,
         opened_at = excluded.opened_at, closed_at = excluded.closed_at, snoozed_until = excluded.snoozed_until,
         snoozed_by = excluded.snoozed_by, counted_until = excluded.counted_until, blocked_at = excluded.blocked_at, withheld_count = excluded.withheld_count)
   insert into event (company_id, kind, dialog_id, message_id, data)
   select $1, kind, "dialogId", "messageId", data
     from jsonb_to_recordset($4::jsonb) as r(kind text, "dialogId" bigint, "messageId" bigint, data jsonb)`,
);

const insertAttachments = statement(
  'dialogs.insert_attachments',
  `with r as (select * from jsonb_to_recordset($2::jsonb) as r(id bigint, message_id bigint, position smallint, kind text, name text,
       mime text, provider_media_id text, provider_url text, to_fetch boolean, storage_key text, size bigint, state text,
       duration_ms integer, waveform smallint[], upload_id bigint)),
   a as (insert into attachment (id, company_id, message_id, position, kind, name, mime, provider_media_id, provider_url,
       storage_key, size, state, duration_ms, waveform)
     select id, $1, message_id, position, kind, name, mime, provider_media_id, provider_url, storage_key, size, state, duration_ms, waveform
       from r),
   awaited as (update upload u set attachment_id = r.id from r where u.id = r.upload_id)
   insert into media_download (attachment_id, company_id, background)
   select r.id, $1, m.origin = 'history' from r cross join lateral (select m.origin from message m where m.id = r.message_id offset 0) m
    where r.to_fetch and r.state = 'pending'`,
);

const insertSending = statement(
  'dialogs.insert_sending',
  `insert into sending (message_id, company_id, channel_id, dialog_id, state)
   select m.id, m.company_id, m.channel_id, m.dialog_id, r.state
     from jsonb_to_recordset($2::jsonb) as r(id bigint, state text) join message m on m.id = r.id and m.company_id = $1 order by m.id`,
);

const closeRequests = statement(
  'dialogs.close_requests',
  `update request set state = 'closed', closed_at = $2 where id = any($1::bigint[]) and state = 'open'`,
);

const ratingAsked = statement(
  'dialogs.rating_asked',
  `update request set rating_asked_at = $2 where id = any($1::bigint[]) and rating_asked_at is null`,
);

const serveRequests = statement(
  'dialogs.serve_requests',
  `update request q set operator_id = r."operatorId", answered_at = case when r.answered then coalesce(q.answered_at, $2) else q.answered_at end
     from jsonb_to_recordset($1::jsonb) as r(id bigint, "operatorId" bigint, answered boolean)
    where q.id = r.id and (q.operator_id is distinct from r."operatorId" or (r.answered and q.answered_at is null))`,
);

/**
 * A dialog that changes hands changes two loads: both are locked in the order of ids before the first is counted, or it would
 * wait for a choice of the rules, and that for it.
 */
const lockLoads = statement(
  'assignment.lock_loads',
  `select operator_id from operator_presence where operator_id = any($1::bigint[]) order by operator_id for update`,
);

const markTurn = statement(
  'assignment.mark_turn',
  `update operator_presence set last_assigned_at = $2 where operator_id = any($1::bigint[])`,
);
