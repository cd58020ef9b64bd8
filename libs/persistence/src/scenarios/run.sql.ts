import { phoneOf } from '../cards/card-phone.sql.js';
import { statement } from '../statement.js';

const OPEN = `('running', 'waiting', 'paused')`;

/** A message of ours as a press is held against it. */
const offered = (message: string): string =>
  `jsonb_build_object('messageId', ${message}.id, 'buttons', coalesce(${message}.content -> 'buttons', '[]'), 'scenario', ${message}.content -> 'scenario')`;

const MESSAGE = `
  (select jsonb_build_object('id', m.id, 'text', m.text, 'press', m.content -> 'press', 'sentAt', m.sent_at, 'requestId', m.request_id,
            'hasMore', coalesce(m.content, '{}') ?| array['location', 'contacts', 'order', 'form']
                       or exists (select 1 from attachment a where a.message_id = m.id),
            'on', (select ${offered('q')} from message q where q.id = m.quoted_id and q.dialog_id = m.dialog_id and q.kind <> 'from_client'),
            'firstOf', jsonb_build_object(
              'client', not exists (select 1 from message o where o.dialog_id = m.dialog_id and o.kind = 'from_client' and o.id < m.id),
              'request', not exists (select 1 from message o where o.dialog_id = m.dialog_id and o.kind = 'from_client' and o.id < m.id
                           and o.sent_at >= (select r.opened_at from request r where r.id = m.request_id))))
     from message m where m.id = $5 and m.dialog_id = $2 and m.kind = 'from_client')`;

/** Among our last messages; a client scrolls back further only by pressing, and a press names its message. */
const OFFERED = `
  (select ${offered('m')} from (select x.id, x.content from message x where $5::bigint is not null and x.dialog_id = $2
       and x.kind in ('to_client', 'autoreply') order by x.sent_at desc, x.id desc limit 10) m
    where m.content ? 'buttons' order by m.id desc limit 1)`;

/** The person, his channel and the company, in the words of templates; whoever has the dialog, else had it last. */
const FACTS = `
  (select jsonb_build_object(
     'client', jsonb_build_object('id', c.id, 'name', coalesce(k.name, c.name), 'phone', coalesce(${phoneOf('c', 'k')}, ''),
       'email', split_part(coalesce(k.email, ''), E'\\n', 1), 'username', coalesce(c.username, ''), 'comment', coalesce(k.comment, ''), 'language', y.locale,
       'tags', (select coalesce(jsonb_agg(t.tag_id), '[]') from card_tag t where t.card_id = k.id), 'fields', k.custom_fields),
     'dialog', jsonb_build_object('id', d.id, 'request', d.request_id),
     'channel', jsonb_build_object('id', h.id, 'name', h.name, 'transport', h.transport),
     'company', jsonb_build_object('name', y.name, 'timeZone', y.time_zone, 'language', y.locale),
     'operator', (select jsonb_build_object('id', o.id, 'firstName', o.first_name, 'lastName', o.last_name)
                    from operator o where o.id = coalesce(d.operator_id, d.last_operator_id)))
   from dialog d join client c on c.id = d.client_id join card k on k.id = c.card_id join channel h on h.id = d.channel_id
   join company y on y.id = d.company_id where d.id = $2)`;

/**
 * All that a turn needs to know, after the dialog is locked: what another turn did while this one waited for the lock is seen. A
 * client's words are read with it; of long dialogs only the end.
 */
export const loadTurn = statement(
  'runs.load_turn',
  `select (select jsonb_build_object('outcome', t.turn_outcome)
             from (select r.turn_key, r.turn_outcome from scenario_run r where r.dialog_id = $2 order by r.id desc limit 20) t
            where t.turn_key = $3 limit 1) as taken,
          (select to_jsonb(r) from scenario_run r where r.dialog_id = $2 and r.state in ${OPEN}) as open,
          (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'standing', t.standing) order by t.updated_at desc), '[]')
             from (select r.id, r.standing, r.updated_at from scenario_run r where r.dialog_id = $2 and r.state = 'ended'
                    order by r.id desc limit 5) t) as recent,
          (select to_jsonb(r) from scenario_run r where r.id = $4 and r.dialog_id = $2 and r.state = 'queued') as queued,
          (select working_hours from company where id = $1) as "workingHours",
          ${FACTS} as facts, ${MESSAGE} as message, ${OFFERED} as offered`,
);

/** The run that waits for this call, locked; without an answer, or it is over. */
export const lockCall = statement(
  'runs.lock_call',
  `with r as materialized (
     select * from scenario_run where company_id = $1 and id = $3 and dialog_id = $2 and state = 'running'
        and standing #>> '{waits,for}' = 'http' and (standing #>> '{waits,call,seq}')::int = $4
        and standing #> '{waits,answer}' = 'null'::jsonb for update)
   select to_jsonb(r) as run, ${FACTS} as facts from r`,
);

export const beginCall = statement(
  'runs.begin_call',
  `update scenario_run set standing = jsonb_set(standing, '{waits,begun}', 'true') where id = $1`,
);

export const answerCall = statement(
  'runs.answer_call',
  `update scenario_run set standing = jsonb_set(standing, '{waits,answer}', $3::jsonb)
    where id = $1 and standing #>> '{waits,for}' = 'http' and (standing #>> '{waits,call,seq}')::int = $2
      and standing #> '{waits,answer}' = 'null'::jsonb`,
);

export const revision = statement(
  'runs.revision',
  `select v.id, v.scenario_id as "scenarioId", s.name, v.number, v.content
     from scenario_revision v join scenario s on s.id = v.scenario_id where v.company_id = $1 and v.id = $2`,
);

export const publishedOf = statement(
  'runs.published_of',
  `select published_id as id from scenario where company_id = $1 and id = $2 and deleted_at is null and published_id is not null`,
);

export const messageTriggers = statement(
  'runs.message_triggers',
  `select id, scenario_id as "scenarioId", revision_id as "revisionId", name, kind, channel_ids::float8[] as "channelIds", step_id as "stepId",
          detail, expires_at as "expiresAt"
     from scenario_trigger
    where company_id = $1 and kind in ('first_message', 'keyword', 'payload', 'missed', 'trial') and (expires_at is null or expires_at > now())`,
);

export const fileOf = statement(
  'runs.file',
  `select storage_key as "storageKey", size from scenario_file where company_id = $1 and id = $2`,
);

export const tagPerson = statement(
  'runs.tag_person',
  `with changed as (insert into card_tag (company_id, card_id, tag_id)
     select $1, c.card_id, t.id from client c, tag t where c.id = $2 and t.id = $3 on conflict do nothing returning card_id, tag_id)
   select t.label, x.card_id as "cardId" from changed x join tag t on t.id = x.tag_id and t.company_id = $1`,
);

export const untagPerson = statement(
  'runs.untag_person',
  `with changed as (delete from card_tag x using client c where c.id = $2 and x.card_id = c.card_id and x.tag_id = $3 and x.company_id = $1
     returning x.card_id, x.tag_id)
   select t.label, x.card_id as "cardId" from changed x join tag t on t.id = x.tag_id`,
);

/** The card's own fields, each by a statement that knows no other. */
const setOwn = (field: 'name' | 'email' | 'comment') =>
  statement(
    `runs.set_${field}`,
    `with k as materialized (select k.id, k.${field} as before from client c join card k on k.id = c.card_id
        where c.company_id = $1 and c.id = $2 for update of k),
     changed as (update card set ${field} = nullif($3, ''), revision = card.revision + 1 from k where card.id = k.id)
     select id as "cardId", before from k`,
  );

/** Takes the place of the number that the bot reads; a person's other numbers stay. */
const setPhone = statement(
  'runs.set_phone',
  `with k as materialized (select k.id, k.phones, ${phoneOf('c', 'k')} as before from client c join card k on k.id = c.card_id
      where c.company_id = $1 and c.id = $2 for update of k),
   changed as (update card set revision = card.revision + 1, phones =
       case when $3 = '' then array_remove(k.phones, k.before)
            when k.before = any(k.phones) then array_replace(array_remove(k.phones, nullif($3, k.before)), k.before, $3)
            else array_prepend($3, array_remove(k.phones, $3)) end
     from k where card.id = k.id)
   select id as "cardId", before from k`,
);
export const setOwnField = { name: setOwn('name'), phone: setPhone, email: setOwn('email'), comment: setOwn('comment') };

export const setCustomField = statement(
  'runs.set_custom_field',
  `with k as materialized (select k.id, k.custom_fields ->> $4::text as before from client c join card k on k.id = c.card_id
      where c.company_id = $1 and c.id = $2 and exists (select 1 from custom_client_field f where f.company_id = $1 and f.id = $4::bigint)
        for update of k),
   changed as (update card set custom_fields = case when $3::text = '' then custom_fields - $4::text
                                                   else custom_fields || jsonb_build_object($4::text, $3::text) end,
                                 revision = card.revision + 1
                 from k where card.id = k.id)
   select id as "cardId", before from k`,
);

export const rate = statement(
  'runs.rate',
  `with stored as (
   insert into rating (company_id, channel_id, dialog_id, request_id, operator_id, external_id, score)
   select $1, $2, $3, coalesce($4::bigint, (select max(q.id) from request q where q.dialog_id = $3 and q.company_id = $1)), $5, $6, $7
   on conflict (channel_id, external_id) do update set score = excluded.score
   returning operator_id)
   insert into event (company_id, kind, operator_id) select $1, 'rating_changed', operator_id from stored where operator_id is not null`,
);

const RUN = `id bigint, scenario_id bigint, revision_id bigint, state text, ended_reason text, started_by jsonb, step_id text,
  standing jsonb, variables jsonb, steps integer, turn_key text, turn_outcome jsonb, started_at timestamptz, ended_at timestamptz`;

/** Those that ended are written before the one that is open now: a dialog has one at a time. */
export const saveRuns = statement(
  'runs.save',
  `insert into scenario_run (id, company_id, dialog_id, scenario_id, revision_id, state, ended_reason, started_by, step_id, standing,
       variables, steps, turn_key, turn_outcome, started_at, ended_at, updated_at)
   select r.id, $1, $2, r.scenario_id, r.revision_id, r.state, r.ended_reason, r.started_by, r.step_id, r.standing, r.variables,
       r.steps, r.turn_key, r.turn_outcome, r.started_at, r.ended_at, $4
     from jsonb_to_recordset($3::jsonb) as r(${RUN}) order by r.state <> 'ended'
   on conflict (id) do update set state = excluded.state, ended_reason = excluded.ended_reason, started_by = excluded.started_by,
       step_id = excluded.step_id, standing = excluded.standing, variables = excluded.variables, steps = excluded.steps,
       turn_key = excluded.turn_key, turn_outcome = excluded.turn_outcome, started_at = excluded.started_at, ended_at = excluded.ended_at,
       updated_at = excluded.updated_at`,
);

/** A row that is there already is added to: what it knew stays. */
export const saveTrace = statement(
  'runs.save_trace',
  `insert into scenario_run_step (run_id, seq, company_id, scenario_id, revision_id, step_id, exit, why, changed, error, message_id, at, left_at)
   select "runId", seq, $1, "scenarioId", "revisionId", "stepId", exit, why, changed, error, "messageId", at, "leftAt"
     from jsonb_to_recordset($2::jsonb) as r("runId" bigint, seq integer, "scenarioId" bigint, "revisionId" bigint, "stepId" text,
       exit text, why jsonb, changed jsonb, error jsonb, "messageId" bigint, at timestamptz, "leftAt" timestamptz)
   on conflict (run_id, seq) do update set exit = excluded.exit, why = coalesce(excluded.why, scenario_run_step.why),
       changed = coalesce(scenario_run_step.changed || excluded.changed, excluded.changed, scenario_run_step.changed),
       error = coalesce(excluded.error, scenario_run_step.error),
       message_id = coalesce(scenario_run_step.message_id, excluded.message_id), left_at = excluded.left_at`,
);
