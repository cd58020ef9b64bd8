import type { Tx } from '../database.js';
import { statement } from '../statement.js';

// Of before anybody noted in which channel a request is, and when it was answered.
const requestsStatement = statement(
  'reports.fill_in_requests',
  `update request q set
       channel_id = coalesce(q.channel_id, (select d.channel_id from dialog d where d.id = q.dialog_id)),
       answered_at = case when q.operator_id is null or q.answered_at is not null then q.answered_at else (
         select min(m.created_at) from message m
          where m.dialog_id = q.dialog_id and m.request_id = q.id and m.sent_at >= q.opened_at and m.kind = 'to_client'
            and m.operator_id is not null) end
    where q.id = any (array(
      select r.id from unnest($1::bigint[]) as i(id) cross join lateral (
        select r.id from request r
         where r.dialog_id = i.id and (r.channel_id is null or r.operator_id is not null and r.answered_at is null) offset 0) r))`,
);

// Sent before each template had a row of its own. Whoever changes a message's status meanwhile finds the row, or is waited for.
const templatesStatement = statement(
  'reports.fill_in_templates',
  `with sent as materialized (
     select m.* from unnest($2::bigint[]) as i(id) cross join lateral (
       select m.id, m.channel_id, m.dialog_id, m.operator_id, m.status, m.created_at, m.content -> 'template' ->> 'name' as name,
              m.content -> 'template' ->> 'language' as language
         from message m
        where m.dialog_id = i.id and m.content ? 'template' and m.kind in ('to_client', 'autoreply') and m.origin <> 'history'
          and not exists (select from template_send s where s.message_id = m.id) for share of m) m),
   named as (
     insert into sent_template as t (company_id, channel_id, name, language) select distinct $1::bigint, channel_id, name, language from sent
     on conflict (channel_id, name, language) do update set name = t.name returning id, channel_id, name, language)
   insert into template_send (message_id, company_id, template_id, channel_id, dialog_id, operator_id, status, at)
   select s.id, $1::bigint, n.id, s.channel_id, s.dialog_id, s.operator_id, s.status, s.created_at
     from sent s join named n using (channel_id, name, language)
   on conflict (message_id) do nothing`,
);

/** What reports read beside counts and older versions did not note, of these dialogs; done again it changes nothing. */
export async function fillIn(tx: Tx, dialogIds: readonly number[]): Promise<void> {
  await tx.query(requestsStatement, [dialogIds]);
  await tx.query(templatesStatement, [tx.companyId, dialogIds]);
}
