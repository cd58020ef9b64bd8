/** How far the event log has become notes for browsers, and who makes them; whose a subscription is, is asked over all companies. */
export const PUSH = `
  create table push_feed (
    id smallint primary key default 1 check (id = 1),
    position xid8 not null,
    holder text,
    held_until timestamptz not null default now()
  );
  insert into push_feed (position) values (pg_snapshot_xmin(pg_current_snapshot()));
  revoke all on push_feed from deskwire_app;
  grant select, update on push_feed to deskwire_jobs;
  create policy all_companies on push_subscription to deskwire_jobs using (true) with check (true);
  grant select (company_id, session_id, endpoint), delete on push_subscription to deskwire_jobs;
`;
