/**
 * Search over messages (docs/adr/0017-searching-behind-the-messages.md). Filled behind the messages by the workers, so that storing a
 * message pays nothing for being found. Each word bears its company and its week, `7.2969/заказ`, and a row holds lexemes that no text has,
 * `:d5` for its dialog, `:h3` for its channel, `7.2969:o2` for who wrote it: one GIN index then answers "this word in this dialog" without an
 * extension.
 */
export const MESSAGE_SEARCH = [
  `create table message_search (
    message_id bigint primary key,
    company_id bigint not null,
    dialog_id bigint not null,
    -- to the millisecond, as cursors write it
    sent_at timestamptz not null,
    words tsvector not null
  ) with (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02)`,
  // The newest first: a common word is found on its first pages.
  `create index message_search_newest on message_search (company_id, sent_at desc, message_id desc)`,
  // Without a list of what is not in the index yet: a search would read all of it again for each week.
  `create index message_search_words on message_search using gin (words) with (fastupdate = off)`,
  // How far the log has become words, and which worker follows it: one for all.
  `create table message_search_feed (
    id smallint primary key default 1 check (id = 1),
    position xid8 not null,
    holder text,
    held_until timestamptz not null default now()
  )`,
  `insert into message_search_feed (position) values (pg_snapshot_xmin(pg_current_snapshot()))`,
  // What was there before the log was followed: the messages of a company below this id are still to be filled in, downwards.
  `create table message_search_backlog (
    company_id bigint primary key references company (id),
    below_id bigint not null
  )`,
  `insert into message_search_backlog (company_id, below_id) select c.id, s.last_value + 1 from company c, id_seq s`,
];

/**
 * The words of the transaction's own company. A statement under row-level security may use no index on the words: their operator is not
 * declared free of leaks, and only a superuser could declare it. A view is read with its owner's rights, and has the company in it.
 */
export const MESSAGE_WORDS = `
  create policy read_by_view on message_search for select to current_user using (true);
  create view message_words as
    select message_id, company_id, dialog_id, sent_at, words from message_search
     where (company_id = (select nullif(current_setting('app.company_id', true), '')::bigint)) is true;
  grant select on message_words to deskwire_app;
  create policy all_companies on message_search_backlog to deskwire_jobs using (true) with check (true);
  grant select, insert, update on message_search_backlog to deskwire_jobs;
  grant select, update on message_search_feed to deskwire_jobs;
  revoke all on message_search_feed from deskwire_app;
`;

/** The words of an internal message, each with its company, `7/word`: what others write makes nobody's search longer. */
export const INTERNAL_WORDS = String.raw`regexp_replace(to_tsvector('russian', coalesce(text, ''))::text,
  $re$'((?:[^'\\]|''|\\\\)*)'$re$, '''' || company_id::text || '/\1''', 'g')::tsvector`;

/** As `message_words`: read with its owner's rights, with the transaction's company in it. */
export const INTERNAL_MESSAGE_WORDS = `
  create policy read_by_view on internal_message for select to current_user using (true);
  create view internal_words as
    select id, company_id, chat_id, text, ${INTERNAL_WORDS} as words from internal_message
     where deleted_at is null and (company_id = (select nullif(current_setting('app.company_id', true), '')::bigint)) is true;
  grant select on internal_words to deskwire_app;
`;
