import { Migration } from '@mikro-orm/migrations';

/** Who works here and how he comes in: custom roles, invitations, sessions and second factors; onboarding; what was changed by whom. */
export class Staff extends Migration {
  override up(): void {
    // How many operators the company may have, invited ones included; null = as many as it likes. Nobody sets it yet but the demo: tariffs will.
    this.addSql(`alter table company add column licence_count integer check (licence_count >= 0)`);

    this.addSql(`create table custom_role (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      -- domain/access/permissions.ts
      permissions text[] not null,
      -- follows from the permissions; operators with this role have it in operator.role
      base_role text not null check (base_role in ('supervisor', 'operator')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      unique (company_id, id)
    )`);
    this.addSql(`create unique index custom_role_name on custom_role (company_id, lower(name))`);

    this.addSql(`alter table operator
      -- null = the role itself, admin, supervisor or operator
      add column custom_role_id bigint,
      add column languages text[] not null default '{}',
      -- since when he is blocked or deleted, or was let in again
      add column state_since timestamptz not null default now(),
      -- when he first set a password of his own; null = he has not come yet
      add column confirmed_at timestamptz default now(),
      add column password_changed_at timestamptz not null default now(),
      -- sealed; it counts once totp_enabled_at is set
      add column totp_secret text,
      add column totp_enabled_at timestamptz,
      -- the time step of the last code that was taken: a code works once
      add column totp_last_step bigint,
      add constraint operator_custom_role foreign key (company_id, custom_role_id) references custom_role (company_id, id),
      add constraint operator_admin_is_whole check (custom_role_id is null or role <> 'admin')`);
    this.addSql(`create index operator_custom_role on operator (custom_role_id) where custom_role_id is not null`);

    // Whoever is deleted leaves his e-mail to others. One who comes back needs it free: he is refused while somebody else has it.
    this.addSql(`drop index operator_email`);
    this.addSql(`create unique index operator_email on operator (lower(email)) where state <> 'deleted'`);
    // Until now groups came from programs alone, one of each name.
    this.addSql(`alter table operator_group drop constraint operator_group_company_id_name_key`);
    this.addSql(`create unique index operator_group_name on operator_group (company_id, lower(name))`);
    // Few dialogs are a group's; whoever deletes one must not read all of them.
    this.addSql(`create index dialog_group on dialog (group_id) where group_id is not null`);

    // What a company calls its ways of not answering: "Lunch", "Training".
    this.addSql(`create table operator_status (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      name text not null,
      kind text not null check (kind in ('away', 'offline')),
      position integer not null default 0,
      unique (company_id, id)
    )`);
    this.addSql(`create unique index operator_status_name on operator_status (company_id, lower(name))`);
    this.addSql(`alter table operator_presence
      add column status_id bigint,
      add constraint operator_presence_status foreign key (company_id, status_id) references operator_status (company_id, id)
        on delete set null (status_id)`);

    this.addSql(`create table recovery_code (
      company_id bigint not null,
      operator_id bigint not null,
      code_hash bytea not null,
      used_at timestamptz,
      primary key (operator_id, code_hash),
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);

    this.addSql(`alter table session
      add column device_type text check (device_type in ('desktop', 'mobile', 'tablet', 'tv', 'bot')),
      -- of the address at the log-in, ISO 3166-1; approximate
      add column country text,
      add column city text,
      -- somebody of the platform, not the operator himself
      add column technical_access_id bigint`);
    this.addSql(`create index session_company on session (company_id)`);

    // Somebody of the platform comes in as an operator, with a reason that the company can read.
    this.addSql(`create table technical_access (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      operator_id bigint not null,
      who text not null,
      reason text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);

    this.addSql(`create table invitation (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      email text not null,
      first_name text not null default '',
      last_name text not null default '',
      role text not null check (role in ('admin', 'supervisor', 'operator')),
      custom_role_id bigint,
      group_ids bigint[] not null default '{}',
      locale text not null check (locale in ('ru', 'en')),
      state text not null default 'pending' check (state in ('pending', 'accepted', 'revoked')),
      token_hash bytea not null unique,
      -- a link that is sent again ends the one before
      token_version integer not null default 1,
      -- whom a program added, and who only needs a password; else the operator that came of it
      operator_id bigint,
      invited_by bigint,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      mail_error text,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      foreign key (company_id, custom_role_id) references custom_role (company_id, id),
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create unique index invitation_pending on invitation (company_id, lower(email)) where state = 'pending'`);
    this.addSql(`create index invitation_company on invitation (company_id, id desc)`);

    this.addSql(`create table password_reset (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null,
      operator_id bigint not null,
      token_hash bytea not null unique,
      -- the admin who made it; null = he asked for it himself
      requested_by bigint,
      created_at timestamptz not null default now(),
      -- of the letter, as with an invitation
      sent_at timestamptz,
      mail_error text,
      expires_at timestamptz not null,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index password_reset_operator on password_reset (operator_id)`);
    this.addSql(`create index password_reset_expires on password_reset (expires_at)`);

    // One row a company that was asked to set itself up; companies from before have none.
    this.addSql(`create table onboarding (
      company_id bigint primary key references company (id),
      state text not null default 'open' check (state in ('open', 'finished', 'skipped')),
      opened_at timestamptz not null default now(),
      closed_at timestamptz,
      -- who registered the company, or opened it again: the reminders go to him
      operator_id bigint,
      -- how many reminders went out
      reminders integer not null default 0,
      -- the scenario that greets, so that another greeting changes it and makes no second one
      greeting_scenario_id bigint
    )`);
    // What was done or passed over; a step without a row is still to do, also one that a later release added. open = taken up again by
    // hand: what is the case does not tick it.
    this.addSql(`create table onboarding_step (
      company_id bigint not null references onboarding (company_id),
      step text not null,
      state text not null check (state in ('open', 'done', 'skipped')),
      -- who; null = it was seen to be done
      operator_id bigint,
      at timestamptz not null default now(),
      primary key (company_id, step)
    )`);
    // What was typed and is not applied yet. The last write of a field stays.
    this.addSql(`create table onboarding_field (
      company_id bigint not null references onboarding (company_id),
      step text not null,
      field text not null,
      value jsonb,
      -- a key or password of a messenger: sealed
      sealed text,
      -- grows with each write, also over a removal in between: a screen knows which of two values is the newer
      revision bigint not null default nextval('id_seq'),
      operator_id bigint,
      updated_at timestamptz not null default now(),
      primary key (company_id, step, field)
    )`);

    // Never changed, never deleted by the programs: they are not allowed to.
    this.addSql(`create table audit_entry (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      at timestamptz not null default now(),
      -- technical: an operator's session that somebody of the platform opened
      actor_kind text not null check (actor_kind in ('operator', 'token', 'technical', 'system')),
      actor_id bigint,
      actor_name text,
      session_id bigint,
      ip text,
      -- "role.changed", "session.ended", …
      action text not null,
      object_kind text not null,
      object_id bigint,
      object_name text,
      -- the fields that changed; never what anybody wrote to a client, never a secret
      before jsonb,
      after jsonb
    )`);
    this.addSql(`create index audit_entry_company on audit_entry (company_id, id desc)`);
    this.addSql(`create index audit_entry_object on audit_entry (company_id, object_kind, object_id, id desc)`);
    this.addSql(`create index audit_entry_actor on audit_entry (company_id, actor_id, id desc)`);

    this.addSql(ROW_LEVEL_SECURITY);
    this.addSql(GRANTS);
  }
}

const TABLES = [
  'custom_role',
  'operator_status',
  'recovery_code',
  'technical_access',
  'invitation',
  'password_reset',
  'onboarding',
  'onboarding_step',
  'onboarding_field',
];

/** As in the foundation: a table answers only for the company of the transaction. */
const ROW_LEVEL_SECURITY = `
  do $$
  declare t text; own text := '(select nullif(current_setting(''app.company_id'', true), '''')::bigint)';
  begin
    foreach t in array array[${[...TABLES, 'audit_entry'].map((table) => `'${table}'`).join(',')}] loop
      execute format('alter table %I enable row level security, force row level security', t);
      execute format('create policy own_company on %1$I to deskwire_app using ((company_id = %2$s) is true) with check ((company_id = %2$s) is true)',
        t, own);
    end loop;
    foreach t in array array[${TABLES.map((table) => `'${table}'`).join(',')}] loop
      execute format('grant select, insert, update, delete on %I to deskwire_app', t);
    end loop;
  end $$;
  grant select, insert on audit_entry to deskwire_app;
`;

/** Tokens are looked up before any company is known; timers are set anew from what the tables say. */
const GRANTS = `
  do $$
  declare t text;
  begin
    foreach t in array array['custom_role','technical_access','invitation','password_reset','onboarding'] loop
      execute format('create policy all_companies on %I to deskwire_jobs using (true) with check (true)', t);
    end loop;
  end $$;
  grant select (id, company_id, name, permissions) on custom_role to deskwire_jobs;
  grant select (id, company_id, operator_id, token_hash, expires_at, used_at) on technical_access to deskwire_jobs;
  grant select (id, company_id, token_hash, token_version, state, expires_at) on invitation to deskwire_jobs;
  grant select (id, company_id, operator_id, token_hash, expires_at), delete on password_reset to deskwire_jobs;
  grant select on onboarding to deskwire_jobs;
`;
