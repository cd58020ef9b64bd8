-- Fifty messages of fifty clients a transaction, one statement a table.
\set first :dialogs + random(1, :clients - 50)
\set last :first + 49
begin;
with d as (select * from dialog where id between :first and :last),
m as (
  insert into message (company_id, dialog_id, client_id, channel_id, request_id, kind, origin, text, external_id, sent_at, provider_at)
    select company_id, id, client_id, channel_id, request_id, 'from_client', 'client', 'Does it come in another colour?',
           'pgbench.' || nextval('id_seq'), now(), now() from d
  returning id, company_id, channel_id, dialog_id, external_id),
x as (insert into message_external_id (company_id, channel_id, external_id, message_id) select company_id, channel_id, external_id, id from m)
insert into event (company_id, kind, dialog_id, message_id) select company_id, 'message_added', dialog_id, id from m;
update dialog set last_message_kind = 'from_client', last_message_preview = 'Does it come in another colour?', last_message_at = now(),
    last_inbound_at = now(), unread_count = unread_count + 1
  where id between :first and :last;
commit;
