import { dialogServed, dialogVisible, servedByRules } from '../access/dialog-scope.sql.js';
import { statement } from '../statement.js';

/** Ids to write with come along with the lock, some for each row: one round trip less. Without a look at the row they would be made once for all. */
const IDS = (count: string, id = 'l.id'): string =>
  `array(select nextval('id_seq')::float8 from generate_series(1, ${count}::int) where ${id} is not null) as ids`;

export const lockDialog = statement(
  'desk.lock_dialog',
  `with l as materialized (
     select d.* from dialog d where d.id = $1 and ${dialogVisible('d', '$2::bigint')} for update)
   select to_jsonb(l) as dialog, ${IDS('$3')} from l`,
);

export const lockDialogOfMessage = statement(
  'desk.lock_dialog_of_message',
  `with l as materialized (
     select d.* from message m join dialog d on d.id = m.dialog_id where m.id = $1 and m.company_id = $2 for update of d)
   select to_jsonb(l) as dialog, ${IDS('$3')} from l`,
);

export const lockDialogOfClient = statement(
  'desk.lock_dialog_of_client',
  `with l as materialized (select d.* from dialog d where d.client_id = $1 for update)
   select to_jsonb(l) as dialog, ${IDS('$2')} from l`,
);

/** domain's `isHeldByBot`: people may take it, the rules may not give it. */
const notWithBot = (d: string): string => `${d}.run_state is distinct from 'running'`;

export const clientWithoutDialog = statement(
  'desk.client_without_dialog',
  // Locked: of two who begin his thread at once, the second finds it.
  `with l as materialized (select id, channel_id from client where company_id = $1 and id = $2 for update)
   select channel_id, ${IDS('$3')} from l`,
);

/** The lightning button. Skipping what others hold is what makes it fair: nobody waits, nobody gets the same. */
export const lockNew = statement(
  'desk.lock_new',
  `with l as materialized (
     select d.* from dialog d
      where d.company_id = $1 and d.state = 'open' and d.operator_id is null and d.blocked_at is null and ${notWithBot('d')} and d.waits_for is distinct from 'operator'
        and ${dialogVisible('d', '$2::bigint')}
      order by d.opened_at, d.id limit $3 for update skip locked)
   select to_jsonb(l) as dialog, ${IDS('$4')} from l order by l.id`,
);

/**
 * Whoever hands out what waits does it alone in his company: the next would skip the dialogs that he holds, and give later ones
 * the slots that are theirs.
 */
export const handOutAlone = statement('desk.hand_out_alone', `select pg_advisory_xact_lock(hashtextextended('hand out', $1::bigint))`);

/** What an operator could be given now; only that, or dialogs nobody can serve would hide those behind them. */
export const lockWaiting = statement(
  'desk.lock_waiting',
  `with l as materialized (
     select d.* from dialog d
      where d.company_id = $1 and d.state = 'open' and d.operator_id is null and d.blocked_at is null and ${notWithBot('d')}
        and (d.waits_for_operator_id = $2::bigint
             or (d.waits_for = 'any' and ${servedByRules('d', '$2::bigint')}
                 and not coalesce(coalesce(d.last_inbound_at, d.opened_at) + make_interval(secs =>
                       (select c.backlog_limit_seconds from company c where c.id = $1)) <= now(), false)))
      order by d.opened_at, d.id limit $3 for update skip locked)
   select to_jsonb(l) as dialog, ${IDS('$4')} from l order by l.opened_at, l.id`,
);

export const servesDialog = statement(
  'desk.serves',
  `select 1 from (values ($1::bigint, $2::bigint)) d(channel_id, group_id) where ${dialogServed('d', '$3::bigint')}`,
);

/** All of "New" in which a client asked for something, a stretch at a time. */
export const lockUnassigned = statement(
  'desk.lock_unassigned',
  `with l as materialized (
     select d.* from dialog d
      where d.company_id = $1 and d.state = 'open' and d.operator_id is null and d.blocked_at is null and ${notWithBot('d')}
        and d.request_id is not null
        and (d.opened_at, d.id) > ($2::timestamptz, $3::bigint)
      order by d.opened_at, d.id limit $4 for update skip locked)
   select to_jsonb(l) as dialog, ${IDS('$5')} from l order by l.opened_at, l.id`,
);

/**
 * The dialogs come in the order of their ids, as everywhere: two who lock several then never wait for each other. Those that are put off
 * come last: they may be left where they are.
 */
export const lockHeld = statement(
  'desk.lock_held',
  `with first as materialized (
     select d.id from dialog d where d.operator_id = $1 and d.state = 'open'
      order by (d.snoozed_until is not null), d.opened_at, d.id limit $2),
   l as materialized (
     select d.* from dialog d join first f on f.id = d.id where d.operator_id = $1 and d.state = 'open' order by d.id for update of d)
   select to_jsonb(l) as dialog, ${IDS('$3')} from l order by l.opened_at, l.id`,
);

export const lockBlocked = statement(
  'desk.lock_blocked',
  `with l as materialized (
     select d.* from dialog d
      where d.id = any(array(select b.id from dialog b where b.company_id = $1 and b.blocked_at is not null order by b.blocked_at, b.id limit $3))
        and d.blocked_at is not null order by d.id for update)
   select to_jsonb(l) as dialog, ${IDS(`($2::int + 2 * (select count(*)::int from active_dialog a where a.dialog_id = l.id and a.paid_by is null))`)} from l order by l.id`,
);

export const lockDialogsOfMessages = statement(
  'desk.lock_dialogs_of_messages',
  `with l as materialized (
     select d.* from dialog d
      where d.id = any(array(select m.dialog_id from message m where m.id = any($1::bigint[]) and m.company_id = $2)) order by d.id for update)
   select to_jsonb(l) as dialog, ${IDS('$3')} from l order by l.id`,
);

export const lockLoads = statement(
  'desk.lock_loads',
  `select operator_id from operator_presence where company_id = $1 order by operator_id for update`,
);

export const whereabouts = statement(
  'desk.whereabouts',
  `select o.first_name, o.last_name, o.state, p.status, p.connected, p.absent_since, c.offline_release_seconds
     from operator o join operator_presence p on p.operator_id = o.id join company c on c.id = o.company_id
    where o.company_id = $1 and o.id = $2`,
);

export const companyRules = statement(
  'desk.rules',
  `select auto_assign, last_operator_mode, last_operator_wait_seconds, backlog_limit_seconds from company where id = $1`,
);

export const autoAssignChannels = statement(
  'desk.auto_assign_channels',
  `select id from channel where id = any($1::bigint[]) and auto_assign and state <> 'paused'`,
);

export const activeOperator = statement(
  'desk.operator',
  `select first_name, last_name from operator where company_id = $1 and id = $2 and state = 'active'`,
);

// Locked, so that nobody deletes it while a dialog is given to it.
export const operatorGroup = statement('desk.group', `select id, name from operator_group where company_id = $1 and id = $2 for key share`);

export const countFromClient = statement(
  'desk.count_from_client',
  // Bounded: whoever marks years of a dialog as unread sees "999", and the table is not read through.
  `select count(*)::int as count from (
     select 1 from message where dialog_id = $1 and id >= $2 and kind = 'from_client' limit 999) m`,
);

export const answeredSince = statement(
  'desk.answered_since',
  `select 1 from message q cross join lateral (
     select 1 from message m where m.dialog_id = $1 and m.sent_at >= q.sent_at and m.id > q.id and m.kind in ('to_client', 'autoreply') limit 1) a
    where q.id = $2`,
);

export const channelTransport = statement('desk.transport', `select transport from channel where id = $1`);

// A recording that is still being prepared stays, locked until its attachment is noted on it (sending/prepared.store.ts).
export const takeUploads = statement(
  'desk.take_uploads',
  `with wanted as materialized (
     select * from upload where company_id = $1 and id = any($2::bigint[]) and attachment_id is null for update),
   taken as (delete from upload u using wanted w where u.id = w.id and w.state = 'ready')
   select id, name, mime, size, storage_key as "storageKey", state, duration_ms as "durationMs", waveform
     from wanted order by array_position($2::bigint[], id)`,
);

export const sentBefore = statement(
  'desk.sent_before',
  `select id, dialog_id as "dialogId", client_id as "clientId", channel_id as "channelId", request_id as "requestId", operator_id as "operatorId"
     from message where company_id = $1 and client_message_id = any($2::uuid[]) order by id`,
);

export const quotable = statement(
  'desk.quotable',
  `select id, external_id as "externalId" from message where id = $1 and dialog_id = $2 and kind <> 'system'`,
);
