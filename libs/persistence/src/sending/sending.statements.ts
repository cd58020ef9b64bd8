import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { statement } from '../statement.js';

// Every statement locks the message before its sending row, as the webhook's statements do: the other way round they would
// block each other for good.
const { sending, accepted, delivered, read, failed } = MESSAGE_STATUS;

/** A note that a message may have reached the client twice stays whatever comes after it. */
const KEEP_DUPLICATE_NOTE = `m.error ->> 'code' = 'possible_duplicate'`;

export const loadStatement = statement(
  'sending.load',
  `with shown as (
     update message m set status = ${sending} from sending s
      where s.message_id = $1 and s.attempt = $2 and s.state = 'sending' and m.id = s.message_id and m.status < ${sending})
   select m.id as "messageId", m.dialog_id as "dialogId", m.text, m.content,
          coalesce(m.quoted_external_id, quoted.external_id) as quotes,
          (select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind)
             from client_identity i where i.client_id = m.client_id and i.channel_id = m.channel_id) as identities,
          (select jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'mime', a.mime, 'size', a.size, 'storageKey', a.storage_key,
                                'durationMs', a.duration_ms, 'waveform', a.waveform)
             from attachment a where a.message_id = m.id order by a.position limit 1) as attachment,
          jsonb_build_object('id', c.id, 'transport', c.transport, 'key', c.key, 'settings', c.settings,
                             'secrets', c.secrets, 'state', c.state) as channel
     from sending s
     join message m on m.id = s.message_id
     join channel c on c.id = m.channel_id
     left join message quoted on quoted.id = m.quoted_id
    where s.message_id = $1 and s.attempt = $2 and s.state = 'sending'`,
);

export const stateStatement = statement(
  'sending.state',
  `select s.state, s.channel_id as "channelId", c.transport, c.state = 'active' as "channelActive"
     from sending s join channel c on c.id = s.channel_id where s.message_id = $1`,
);

// A channel that is paused or broken keeps its messages in the queue: they go when it works again.
export const claimRetryStatement = statement(
  'sending.claim_retry',
  `with noted as (
     update message m set error = coalesce($3::jsonb, m.error)
       from sending s
      where m.id = $1 and s.message_id = m.id and s.state = $2 and m.status < ${accepted}
        and ($3::jsonb is null or m.error is null or not ${KEEP_DUPLICATE_NOTE})
     returning m.id)
   update sending s set state = 'sending', attempt = s.attempt + 1, claimed_at = now()
     from noted where s.message_id = noted.id and s.state = $2
   returning s.attempt`,
);

export const backToQueueStatement = statement(
  'sending.back_to_queue',
  `update sending set state = 'queued', claimed_at = null where message_id = $1 and state = 'retrying'`,
);

// A status webhook may have been faster and higher: the status only climbs, and failed stays failed with its reason. One that
// came before anybody knew the provider's id waits in early_status for this very moment.
export const acceptStatement = statement(
  'sending.accept',
  `with overtook as (
     delete from early_status e using message m
      where m.id = $1 and e.channel_id = m.channel_id and (e.external_id = $3 or e.external_id = any($5::text[]))
     returning e.status, e.error),
   early as (
     select case when bool_or(status = ${failed}) and max(status) filter (where status <> ${failed}) >= ${delivered} then
                 max(status) filter (where status <> ${failed}) else max(status) end as status,
            (array_agg(error) filter (where error is not null))[1] as error from overtook),
   taken as (
     update message m
        set status = case when ${failed} in (m.status, (select status from early)) then ${failed}
                          else greatest(m.status, $4::smallint, (select status from early),
                                        case when $3 ~ '^[0-9]{1,18}$' then
                                          case when c.read_up_to >= $3::bigint then ${read} end end) end,
            external_id = coalesce(m.external_id, $3),
            error = case when m.status = ${failed} or ${KEEP_DUPLICATE_NOTE} then m.error else (select error from early) end
       from client c
      where m.id = $1 and c.id = m.client_id
     returning m.id, m.dialog_id, m.channel_id, m.status, (select o.status from message o where o.id = m.id) as before),
   known as (
     insert into message_external_id (company_id, channel_id, external_id, message_id)
     select $2, channel_id, unnest(array[$3::text] || $5::text[]), id from taken
     on conflict do nothing),
   settled as (delete from sending where message_id in (select id from taken))
   select dialog_id as "dialogId", status, before from taken`,
);

// `settled` goes also when a status webhook was faster than the refusal; it names `refused` only to come after it.
export const failStatement = statement(
  'sending.fail',
  `with refused as (
     update message m set status = ${failed}, error = $3::jsonb
      where m.id = $1 and m.status < ${accepted}
        and exists (select 1 from sending s where s.message_id = m.id and s.attempt = $2 and s.state = 'sending')
     returning m.id, m.dialog_id),
   settled as (delete from sending where message_id = $1 and attempt = $2 and state = 'sending' and (select count(*) from refused) >= 0)
   select dialog_id as "dialogId" from refused`,
);

// `taken`: a status webhook was faster than whoever sent, and he was never heard of again. Nothing is left to be confirmed; what
// stayed in the queue would hold back the dialog's next messages for good.
export const hasStoppedStatement = statement(
  'sending.stopped',
  `with noted as (
     update message m set error = case when ${KEEP_DUPLICATE_NOTE} then m.error else $4::jsonb end
      where m.id = $1 and m.status < ${accepted}
        and exists (select 1 from sending s where s.message_id = m.id and s.attempt = $2 and s.state = 'sending')
     returning m.id, m.dialog_id),
   stopped as (
     update sending s set state = $3, claimed_at = now() from noted
      where s.message_id = noted.id and s.attempt = $2 and s.state = 'sending'
     returning s.dialog_id),
   taken as materialized (
     select m.id, m.company_id, m.channel_id, m.external_id from message m where m.id = $1 and m.status >= ${accepted} for update),
   settled as (
     delete from sending s using taken where s.message_id = taken.id and s.attempt = $2 and s.state = 'sending'
     returning s.message_id),
   known as (
     insert into message_external_id (company_id, channel_id, external_id, message_id)
     select company_id, channel_id, external_id, id from taken where external_id is not null and exists (select 1 from settled)
     on conflict do nothing)
   select dialog_id as "dialogId" from stopped`,
);

export const giveUpStatement = statement(
  'sending.give_up',
  `with refused as (
     update message m set status = ${failed}
      where m.id = $1 and m.status < ${accepted}
        and exists (select 1 from sending s where s.message_id = m.id and s.state = 'retrying')
     returning m.id, m.dialog_id),
   settled as (delete from sending where message_id in (select id from refused) and state = 'retrying')
   select dialog_id as "dialogId" from refused`,
);

export const breakChannelStatement = statement(
  'sending.break_channel',
  `update channel set state = 'broken', last_error = left($2, 500), last_error_at = now()
    where id = $1 and state = 'active' returning id`,
);
