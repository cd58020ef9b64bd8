import { statement } from '../statement.js';

/** Its own statement: one that waits for the lock would see the members as they were before it waited. */
export const lockChat = statement('internal.lock', `select id from internal_chat where id = $1 and company_id = $2 for update`);

const MEMBER_CHAT = `c.id, c.kind, c.name, m.role, case when c.kind = 'personal' then (
    select o.state from internal_chat_member p join operator o on o.id = p.operator_id where p.chat_id = c.id and p.operator_id <> m.operator_id) end as "peerState"`;

export const memberChat = statement(
  'internal.member_chat',
  `select ${MEMBER_CHAT} from internal_chat c join internal_chat_member m on m.chat_id = c.id and m.operator_id = $3 and m.left_at is null
    where c.id = $1 and c.company_id = $2`,
);

export const members = statement(
  'internal.members',
  `select o.id, o.first_name as "firstName", o.last_name as "lastName", o.state, m.role, m.read_up_to_id as "readUpToId"
     from internal_chat_member m join operator o on o.id = m.operator_id
    where m.chat_id = $1 and m.company_id = $2 and m.left_at is null order by m.joined_at, m.operator_id`,
);

export const colleagues = statement(
  'internal.colleagues',
  `select id, first_name as "firstName", last_name as "lastName", state from operator where company_id = $1 and id = any($2::bigint[])`,
);

export const addPair = statement(
  'internal.add_pair',
  `with chat as (
     insert into internal_chat (company_id, kind, pair, members, created_by)
     select $1, case when cardinality($3::bigint[]) = 1 then 'favourites' else 'personal' end, $2, cardinality($3::bigint[]), $4
     on conflict (company_id, pair) where pair is not null do nothing returning id)
   , people as (
     insert into internal_chat_member (company_id, chat_id, operator_id) select $1, chat.id, who from chat, unnest($3::bigint[]) who)
   select id from chat`,
);
export const findPair = statement('internal.find_pair', `select id from internal_chat where company_id = $1 and pair = $2`);

export const addGroup = statement(
  'internal.add_group',
  `with chat as (
     insert into internal_chat (company_id, kind, name, members, created_by)
     values ($1, 'group', $2, cardinality($4::bigint[]) + 1, $3) returning id),
   people as (
     insert into internal_chat_member (company_id, chat_id, operator_id, role)
     select $1, chat.id, who, case when who = $3::bigint then 'owner' else 'member' end from chat, unnest($4::bigint[] || $3::bigint) who)
   select id from chat`,
);

export const rename = statement('internal.rename', `update internal_chat set name = $3 where id = $1 and company_id = $2`);

/** They see what stands behind the chat's last message of now, and owe nothing of what is before. */
export const join = statement(
  'internal.join',
  `with chat as (
     update internal_chat set members = members + cardinality($3::bigint[]) where id = $1 and company_id = $2
     returning id, messages, last_message_id)
   insert into internal_chat_member (company_id, chat_id, operator_id, visible_from_id, read_up_to_id, read_number)
   select $2, chat.id, who, chat.last_message_id, chat.last_message_id, chat.messages from chat, unnest($3::bigint[]) who
   on conflict (chat_id, operator_id) do update set left_at = null, joined_at = now(), role = 'member', pinned_at = null, muted_at = null,
     visible_from_id = excluded.visible_from_id, read_up_to_id = excluded.read_up_to_id, read_number = excluded.read_number,
     own_unread = '{}', unread_mentions = '{}'`,
);

export const leave = statement(
  'internal.leave',
  `with gone as (
     update internal_chat_member set left_at = now(), role = 'member' where chat_id = $1 and company_id = $2 and operator_id = $3 and left_at is null
     returning 1)
   update internal_chat set members = members - 1 where id = $1 and company_id = $2 and exists (select 1 from gone)`,
);

export const setOwner = statement(
  'internal.set_owner',
  `update internal_chat_member set role = case when operator_id = $3::bigint then 'owner' else 'member' end
    where chat_id = $1 and company_id = $2 and (role = 'owner' or operator_id = $3::bigint)`,
);

/** A line has the number of the message before it: it is nobody's unread message. */
export const addLine = statement(
  'internal.add_line',
  `with chat as (
     update internal_chat set last_message_id = nextval('id_seq'), last_message_at = now() where id = $1 and company_id = $2
     returning id, messages, last_message_id)
   insert into internal_message (id, company_id, chat_id, number, kind, author_id, system)
   select last_message_id, $2, id, messages, 'system', $3, $4::jsonb from chat returning id`,
);

export const sentBefore = statement(
  'internal.sent_before',
  `select id, chat_id = $2::bigint and author_id = $3::bigint as same from internal_message where company_id = $1 and client_message_id = $4::uuid`,
);

export const mayQuote = statement(
  'internal.may_quote',
  `select 1 from internal_message q join internal_chat_member m on m.chat_id = q.chat_id and m.operator_id = $3 and m.left_at is null
    where q.id = $4 and q.company_id = $1 and q.chat_id = $2 and q.id > m.visible_from_id and q.kind = 'message' and q.deleted_at is null`,
);

/** Only one's own: whoever guesses an id must not get a colleague's file with it. */
export const takeUploads = statement(
  'internal.take_uploads',
  `with wanted as materialized (
     select * from upload where company_id = $1 and operator_id = $2 and id = any($3::bigint[]) and attachment_id is null for update),
   taken as (delete from upload u using wanted w where u.id = w.id and w.state = 'ready')
   select name, mime, size, storage_key as "storageKey", state, duration_ms as "durationMs", waveform
     from wanted order by array_position($3::bigint[], id)`,
);

/**
 * A message, with all that changes with it, in one statement. The id is taken under the chat's lock, so that ids go in the order in
 * which the messages become visible. Of the members only those are touched who wrote or are called by name.
 */
export const write = statement(
  'internal.write',
  `with chat as (
     update internal_chat set messages = messages + 1, last_message_id = nextval('id_seq'), last_message_at = now()
      where id = $2 and company_id = $1 returning id, messages, last_message_id as message_id),
   message as (
     insert into internal_message (id, company_id, chat_id, number, author_id, text, content, quoted_id, mentions, forwarded, client_message_id)
     select message_id, $1, id, messages, $3, $4, $5::jsonb, $6, $7::bigint[], $8::jsonb, $9::uuid from chat),
   files as (
     insert into internal_attachment (company_id, message_id, position, kind, name, mime, size, storage_key, duration_ms, waveform)
     select $1, message_id, f.position, f.kind, f.name, f.mime, f.size, f.storage_key, f.duration_ms, f.waveform
       from chat, jsonb_to_recordset($10::jsonb) as f (position smallint, kind text, name text, mime text, size bigint, storage_key text,
                                                       duration_ms integer, waveform jsonb)),
   called as (
     update internal_chat_member m set unread_mentions = unread_mentions || chat.message_id from chat
      where m.chat_id = chat.id and m.operator_id = any($7::bigint[]) and m.operator_id <> $3::bigint and m.left_at is null),
   writer as (
     update internal_chat_member m set
       read_up_to_id = case when $11 then chat.message_id else m.read_up_to_id end,
       read_number = case when $11 then chat.messages else m.read_number end,
       unread_mentions = case when $11 then '{}' else m.unread_mentions end,
       own_unread = case when $11 then '{}' else m.own_unread || chat.messages end
       from chat where m.chat_id = chat.id and m.operator_id = $3::bigint),
   told as (
     insert into event (company_id, kind, operator_id, data)
     select $1, 'internal_message_added', $3, jsonb_build_object('chatId', id, 'messageId', message_id) from chat)
   select message_id as id from chat`,
);

export const message = statement(
  'internal.message',
  `select q.id, q.chat_id as "chatId", q.kind, q.author_id as "authorId", to_jsonb(q.mentions) as mentions,
          q.forwarded is not null as "isForwarded", q.deleted_at is not null as "isDeleted"
     from internal_message q join internal_chat_member m on m.chat_id = q.chat_id and m.operator_id = $3 and m.left_at is null
    where q.id = $1 and q.company_id = $2 and q.id > m.visible_from_id`,
);

export const chatOfMessage = statement(
  'internal.chat_of_message',
  `select chat_id as id from internal_message where id = $1 and company_id = $2`,
);

/** Who is called by name only now is told, if he has not read it already; who is called no more is not. */
export const edit = statement(
  'internal.edit',
  `with changed as (
     update internal_message set text = $3, mentions = $4::bigint[], edited_at = now() where id = $1 and company_id = $2 returning id, chat_id)
   update internal_chat_member m set unread_mentions = case
       when m.operator_id = any($5::bigint[]) and m.read_up_to_id < changed.id then array_append(array_remove(m.unread_mentions, changed.id), changed.id)
       when m.operator_id = any($4::bigint[]) then m.unread_mentions
       else array_remove(m.unread_mentions, changed.id) end
     from changed where m.chat_id = changed.chat_id and (m.operator_id = any($5::bigint[]) or changed.id = any(m.unread_mentions))`,
);

/** That there was a message stays, and nothing of what it said. */
export const remove = statement(
  'internal.remove',
  `with gone as (
     update internal_message set text = null, content = null, forwarded = null, mentions = '{}', pinned_at = null, pinned_by = null, deleted_at = now()
      where id = $1 and company_id = $2 returning id, chat_id),
   files as (delete from internal_attachment a using gone where a.message_id = gone.id and a.company_id = $2)
   update internal_chat_member m set unread_mentions = array_remove(m.unread_mentions, gone.id)
     from gone where m.chat_id = gone.chat_id and gone.id = any(m.unread_mentions)`,
);

export const pin = statement(
  'internal.pin',
  `update internal_message set pinned_at = case when $3::bigint is not null then now() end, pinned_by = $3 where id = $1 and company_id = $2`,
);
