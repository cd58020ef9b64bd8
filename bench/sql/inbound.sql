-- One inbound message a transaction, six round trips: what the product writes for a message in an open dialog, on its own tables.
\set n random(1, :clients)
\set d :dialogs + :n
\set phone 79000000000 + :n
begin;
insert into client_identity (company_id, channel_id, kind, value, client_id)
  select company_id, channel_id, kind, value, client_id from client_identity
   where channel_id = :channel and kind = 'wa_id' and value = (:phone)::bigint::text
  on conflict (channel_id, kind, value) do nothing;
with m as (
  insert into message (company_id, dialog_id, client_id, channel_id, request_id, kind, origin, text, external_id, sent_at, provider_at)
    select company_id, id, client_id, channel_id, request_id, 'from_client', 'client', 'Does it come in another colour?',
           'pgbench.' || nextval('id_seq'), now(), now()
      from dialog where id = :d
  returning id, company_id, channel_id, external_id)
insert into message_external_id (company_id, channel_id, external_id, message_id) select company_id, channel_id, external_id, id from m;
update dialog set last_message_id = currval('id_seq'), last_message_kind = 'from_client',
    last_message_preview = 'Does it come in another colour?', last_message_at = now(), last_inbound_at = now(), unread_count = unread_count + 1
  where id = :d;
insert into event (company_id, kind, dialog_id, message_id) values (:company, 'message_added', :d, currval('id_seq'));
commit;
