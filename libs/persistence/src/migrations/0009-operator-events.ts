import { Migration } from '@mikro-orm/migrations';

/** What operators do, and what reports about people read: the log of their events, sends of templates, the channel of a request. */
export class OperatorEvents extends Migration {
  override up(): void {
    // Kept for two years (upkeep.operator_events). A status event carries how long every status had lasted before it, in milliseconds: how long one
    // lasted between two moments is then a difference of two rows, however long the period is.
    this.addSql(`create table operator_event (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      operator_id bigint not null,
      event text not null check (event in ('login', 'logout', 'online', 'away', 'offline', 'own_status', 'connection_lost', 'connection_back',
        'dialog_taken', 'dialog_assigned', 'dialog_transferred', 'dialog_closed', 'dialog_reopened')),
      -- the status that begins with it; null: none does
      status text check (status in ('online', 'away', 'offline')),
      -- a status of the company's own, and what it was called then
      status_id bigint,
      status_name text,
      spent jsonb,
      dialog_id bigint,
      channel_id bigint,
      -- somebody of the platform did it in his place
      technical boolean not null default false,
      at timestamptz not null,
      foreign key (company_id, operator_id) references operator (company_id, id),
      check ((status is null) = (spent is null))
    )`);
    this.addSql(`create index operator_event_company on operator_event (company_id, at desc, id desc)`);
    this.addSql(`create index operator_event_operator on operator_event (operator_id, at desc, id desc)`);
    this.addSql(`create index operator_event_status on operator_event (operator_id, at desc, id desc) where status is not null`);
    this.addSql(`create index operator_event_channel on operator_event (channel_id, at desc, id desc) where channel_id is not null`);
    this.addSql(`create index operator_event_own_status on operator_event (company_id, status_id, id desc) where status_id is not null`);

    // Since when the present status lasts, and how long each had lasted until then. Null: he was never here.
    this.addSql(`alter table operator_presence
      add column standing_since timestamptz,
      add column spent jsonb not null default '{}'`);
    this.addSql(STANDING_NOW);

    // Null: opened before, and not counted yet. What a large installation has of requests and templates the worker fills in, piece by piece
    // (report_backlog): nothing here may take as long as reading messages does.
    this.addSql(`alter table request add column channel_id bigint`);
    this.addSql(CHANNEL_OF_REQUEST);
    // All that is counted lies in the indexes, with the column that row-level security asks for.
    this.addSql(`drop index request_company`);
    this.addSql(`create index request_company on request (company_id, opened_at, id) include (channel_id, operator_id)`);
    this.addSql(`create index request_operator on request (operator_id, opened_at, id) include (company_id, channel_id)
      where operator_id is not null`);
    this.addSql(`drop index rating_company`);
    this.addSql(`create index rating_company on rating (company_id, created_at, id) include (channel_id, operator_id, score)`);
    this.addSql(`drop index rating_operator`);
    this.addSql(`create index rating_operator on rating (operator_id, created_at, id) include (company_id, channel_id, score)
      where operator_id is not null`);

    // Which templates were ever sent; they stay when the provider's list loses them.
    this.addSql(`create table sent_template (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      channel_id bigint not null,
      name text not null,
      language text not null,
      unique (company_id, id),
      unique (channel_id, name, language)
    )`);
    // One row a message that is a template; it knows what became of the message.
    this.addSql(`create table template_send (
      message_id bigint primary key,
      company_id bigint not null,
      template_id bigint not null,
      channel_id bigint not null,
      dialog_id bigint not null,
      operator_id bigint,
      status smallint not null,
      -- the client wrote within a day; null: that day is not over, or nobody has looked yet
      answered boolean,
      at timestamptz not null,
      foreign key (company_id, template_id) references sent_template (company_id, id)
    )`);
    this.addSql(`create index template_send_company on template_send (company_id, at)
      include (template_id, channel_id, operator_id, status, answered)`);
    this.addSql(`create index template_send_open on template_send (company_id, at, message_id) where answered is null`);
    this.addSql(TEMPLATE_SENDS);

    // Runs that ended are counted once, by the quarter of an hour in which they began: any company's days are made of quarters.
    this.addSql(`create table scenario_reach (
      company_id bigint not null,
      scenario_id bigint not null,
      quarter timestamptz not null,
      channel_id bigint not null,
      -- '' for the runs themselves
      step_id text not null,
      runs integer not null,
      primary key (company_id, scenario_id, quarter, channel_id, step_id)
    ) with (fillfactor = 80)`);
    this.addSql(`alter table scenario_run add column counted boolean not null default false`);
    this.addSql(`create index scenario_run_uncounted on scenario_run (company_id, scenario_id, started_at) where not counted`);
    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

/** Whoever has a status now begins it here; how long it lasted before is not known. */
const STANDING_NOW = `
  update operator_presence set standing_since = date_trunc('milliseconds', now());
  insert into operator_event (company_id, operator_id, event, status, status_id, status_name, spent, at)
  select p.company_id, p.operator_id,
         case when not p.connected then 'connection_lost' when p.status_id is not null then 'own_status' else p.status end,
         case when p.connected then p.status else 'offline' end, case when p.connected then p.status_id end,
         case when p.connected then (select s.name from operator_status s where s.id = p.status_id) end, '{}', p.standing_since
    from operator_presence p;
`;

/** A request is of its dialog's channel, whoever opens it. */
const CHANNEL_OF_REQUEST = `
  create function request_channel() returns trigger language plpgsql as $$
  begin
    new.channel_id := (select d.channel_id from dialog d where d.id = new.dialog_id);
    return new;
  end $$;
  create trigger request_channel before insert on request for each row when (new.channel_id is null) execute function request_channel();
`;

/** Sends of templates follow every change of their messages, whichever statement makes it; for other messages nothing is called. */
const TEMPLATE_SENDS = `
  create function template_sent() returns trigger language plpgsql as $$
  declare
    sent_name text := new.content -> 'template' ->> 'name';
    sent_language text := new.content -> 'template' ->> 'language';
    sent_id bigint;
  begin
    select t.id into sent_id from sent_template t where t.channel_id = new.channel_id and t.name = sent_name and t.language = sent_language;
    if sent_id is null then
      insert into sent_template as t (company_id, channel_id, name, language) values (new.company_id, new.channel_id, sent_name, sent_language)
        on conflict (channel_id, name, language) do update set name = t.name returning t.id into sent_id;
    end if;
    insert into template_send (message_id, company_id, template_id, channel_id, dialog_id, operator_id, status, at)
    values (new.id, new.company_id, sent_id, new.channel_id, new.dialog_id, new.operator_id, new.status, new.created_at);
    return null;
  end $$;
  create trigger message_template_sent after insert on message for each row
    when (new.content ? 'template' and new.kind in ('to_client', 'autoreply') and new.origin <> 'history') execute function template_sent();

  create function template_fared() returns trigger language plpgsql as $$
  begin
    update template_send set status = new.status where message_id = new.id;
    return null;
  end $$;
  create trigger message_template_fared after update of status on message for each row
    when (new.status <> old.status and new.content ? 'template') execute function template_fared();
`;

const TABLES = ['operator_event', 'sent_template', 'template_send', 'scenario_reach'];

/** As in the foundation: a table answers only for the company of the transaction. */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t text; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    foreach t in array array[${TABLES.map((table) => `'${table}'`).join(',')}] loop
      execute format('alter table %I enable row level security, force row level security', t);
      execute format('create policy own_company on %1$I to deskwire_app using ((company_id = %2$s) is true) with check ((company_id = %2$s) is true)',
        t, own);
    end loop;
  end $$;
`;

/** The log is only added to; upkeep writes that a session ran out, and deletes what is old. It looks for what is to be settled. */
const GRANTS = `
  create policy all_companies on operator_event to deskwire_jobs using (true) with check (true);
  create policy all_companies on template_send to deskwire_jobs using (true) with check (true);
  grant select, insert on operator_event to deskwire_app;
  grant select (id, at), insert, delete on operator_event to deskwire_jobs;
  grant select, insert, update, delete on sent_template, template_send, scenario_reach to deskwire_app;
  grant select (company_id, at, answered) on template_send to deskwire_jobs;
  grant select (counted) on scenario_run to deskwire_jobs;
`;
