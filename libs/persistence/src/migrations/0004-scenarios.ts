import { Migration } from '@mikro-orm/migrations';

/** Chatbots: scenarios with their revisions and triggers, runs with their trace, and the payloads that clients were given. */
export class Scenarios extends Migration {
  override up(): void {
    // [{"day": 1, "from": "09:00", "to": "18:00"}], days 1 (Monday) to 7, in the company's time zone; null = always open
    this.addSql(`alter table company add column working_hours jsonb`);
    this.addSql(`alter table message drop constraint message_origin_check,
      add constraint message_origin_check
        check (origin in ('client', 'console', 'api', 'phone', 'history', 'system', 'scenario')) not valid`);
    this.addSql(`alter table message validate constraint message_origin_check`);
    // A bot serves the dialog: it is not in "New", and no rule gives it to anybody. null = none does.
    this.addSql(`alter table dialog add column run_state text check (run_state in ('running', 'paused'))`);
    // As dialog_list has it: the list of what bots serve.
    this.addSql(
      `create index dialog_bot on dialog (company_id, last_message_at desc, id desc) where state = 'open' and run_state = 'running'`,
    );

    this.addSql(`create table scenario (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      draft jsonb not null,
      -- counts changes of the draft: who saves an older one is told
      draft_version integer not null default 1,
      published_id bigint,
      -- of which state of the draft that was made; null: of none, it was rolled back to
      published_draft_version integer,
      -- its triggers are heard
      enabled boolean not null default false,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      updated_by bigint,
      deleted_at timestamptz,
      unique (company_id, id)
    )`);
    this.addSql(`create index scenario_company on scenario (company_id, id) where deleted_at is null`);

    // Never changed and never deleted: runs and buttons of old messages go by it.
    this.addSql(`create table scenario_revision (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      scenario_id bigint not null,
      -- null: a trial of a draft
      number integer,
      content jsonb not null,
      note text not null default '',
      created_at timestamptz not null default now(),
      created_by bigint,
      unique (company_id, id),
      unique (scenario_id, number),
      foreign key (company_id, scenario_id) references scenario (company_id, id)
    )`);
    this.addSql(`alter table scenario add foreign key (company_id, published_id) references scenario_revision (company_id, id)`);

    // The triggers of what is published and enabled, and of trials: what an incoming message is held against.
    this.addSql(`create table scenario_trigger (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      scenario_id bigint not null,
      revision_id bigint not null,
      -- its id in the revision
      name text not null,
      kind text not null check (kind in ('first_message', 'keyword', 'payload', 'api', 'tag', 'schedule', 'missed', 'closed', 'trial')),
      channel_ids bigint[],
      step_id text,
      detail jsonb not null default '{}',
      expires_at timestamptz,
      foreign key (company_id, scenario_id) references scenario (company_id, id),
      foreign key (company_id, revision_id) references scenario_revision (company_id, id)
    )`);
    this.addSql(`create index scenario_trigger_company on scenario_trigger (company_id, kind)`);
    this.addSql(`create index scenario_trigger_scenario on scenario_trigger (scenario_id)`);

    this.addSql(`create table scenario_file (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      mime text not null,
      size bigint not null,
      storage_key text not null,
      created_at timestamptz not null default now(),
      unique (company_id, id)
    )`);
    this.addSql(`create table scenario_secret (
      company_id bigint not null references company (id),
      name text not null,
      -- sealed; written, never read back by anybody but the HTTP step
      value text not null,
      updated_at timestamptz not null default now(),
      primary key (company_id, name)
    )`);

    this.addSql(`create table scenario_run (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      dialog_id bigint not null,
      scenario_id bigint not null,
      revision_id bigint not null,
      -- queued: asked for, not begun
      state text not null default 'queued' check (state in ('queued', 'running', 'waiting', 'paused', 'ended')),
      ended_reason text,
      -- {"trigger": kind, "messageId"?, "operatorId"?, …}
      started_by jsonb not null default '{}',
      -- where it stands, and what it waits for (domain/scenarios/run.ts)
      step_id text,
      standing jsonb not null default '{}',
      variables jsonb not null default '{}',
      -- how many steps it has taken: the number of the newest row of its trace
      steps integer not null default 0,
      -- the turn that was taken last, and what came of it: a repeated turn changes nothing
      turn_key text,
      turn_outcome jsonb,
      started_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      ended_at timestamptz,
      unique (company_id, id),
      foreign key (company_id, dialog_id) references dialog (company_id, id),
      foreign key (company_id, revision_id) references scenario_revision (company_id, id)
    ) with (fillfactor = 70)`);
    this.addSql(`create unique index scenario_run_open on scenario_run (dialog_id) where state in ('running', 'waiting', 'paused')`);
    this.addSql(`create index scenario_run_going on scenario_run (scenario_id) where state in ('running', 'waiting', 'paused')`);
    this.addSql(`create index scenario_run_dialog on scenario_run (dialog_id, id desc)`);
    // A client has one run of each occurrence of a schedule, however often it is asked for.
    this.addSql(
      `create unique index scenario_run_occurrence on scenario_run (dialog_id, (started_by ->> 'occurrence')) where started_by ? 'occurrence'`,
    );
    this.addSql(`create index scenario_run_scenario on scenario_run (scenario_id, id desc)`);

    // The trace of a run: one row a step, in order.
    this.addSql(`create table scenario_run_step (
      run_id bigint not null,
      seq integer not null,
      company_id bigint not null,
      scenario_id bigint not null,
      revision_id bigint not null,
      step_id text not null,
      -- by which it left; null while it stands here
      exit text,
      -- why: {"code", …parameters}, told in the reader's language
      why jsonb,
      -- the variables that it changed
      changed jsonb,
      error jsonb,
      message_id bigint,
      at timestamptz not null default now(),
      left_at timestamptz,
      primary key (run_id, seq),
      foreign key (company_id, run_id) references scenario_run (company_id, id) on delete cascade
    )`);
    // All that a funnel counts lies in the index: it reads no row.
    this.addSql(`create index scenario_run_step_scenario on scenario_run_step (scenario_id, at)
      include (revision_id, run_id, seq, step_id, exit)`);
    this.addSql(`create index scenario_run_step_error on scenario_run_step (scenario_id, at desc) where error is not null`);

    // What was given to a client to press. Only what is here counts as pressed; it also carries what a channel's limit could not.
    this.addSql(`create table sent_payload (
      company_id bigint not null,
      client_id bigint not null,
      -- made of the payload, by which it is found; travels instead of one that is too long for the channel
      reference text not null,
      payload text not null,
      -- the newest message that had it, and the place of its button there
      message_id bigint not null,
      position smallint not null,
      -- who wrote that message: a step, an operator, a program; or the template that it is
      source text not null check (source in ('scenario', 'console', 'api', 'template')),
      sent_at timestamptz not null default now(),
      primary key (client_id, reference),
      foreign key (company_id, client_id) references client (company_id, id) on delete cascade
    )`);
    // The list of payloads; what scenarios send stands in their revisions, and most of what is sent is theirs.
    this.addSql(`create index sent_payload_recent on sent_payload (company_id, sent_at desc) where source <> 'scenario'`);
    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

const TABLES = [
  'scenario',
  'scenario_revision',
  'scenario_trigger',
  'scenario_file',
  'scenario_secret',
  'scenario_run',
  'scenario_run_step',
  'sent_payload',
];

/** As in the foundation: a table answers only for the company of the transaction. */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t text; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    foreach t in array array[${TABLES.map((table) => `'${table}'`).join(',')}] loop
      execute format('alter table %I enable row level security, force row level security', t);
      execute format('create policy own_company on %1$I to deskwire_app using ((company_id = %2$s) is true) with check ((company_id = %2$s) is true)',
        t, own);
      execute format('grant select, insert, update, delete on %I to deskwire_app', t);
    end loop;
  end $$;
`;

/** Look-ups that cross companies; ids and times, never what anybody wrote. */
const GRANTS = `
  do $$
  declare t text;
  begin
    foreach t in array array['scenario_trigger','scenario_run'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select (id, company_id, scenario_id, revision_id, kind, detail, expires_at), delete on scenario_trigger to deskwire_jobs;
  grant select (id, company_id, dialog_id, scenario_id, state, started_at, ended_at) on scenario_run to deskwire_jobs;
`;
