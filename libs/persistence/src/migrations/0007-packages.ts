import { Migration } from '@mikro-orm/migrations';

/** Packages of dialogs: what a company pays, what it has paid for, which dialogs were active in a month, what is blocked. */
export class Packages extends Migration {
  override up(): void {
    // The owner fills in what is new for every company.
    for (const table of FILLED_IN) this.addSql(`alter table ${table} no force row level security`);

    // Money in minor units of the company's currency. Without a row the company is not metered: its dialogs cost nothing.
    this.addSql(`create table tariff (
      company_id bigint primary key references company (id),
      active boolean not null default true,
      -- the company's own choice
      auto_top_up boolean not null default true,
      package_size integer not null default 100 check (package_size > 0),
      package_price_minor bigint not null check (package_price_minor >= 0),
      single_price_minor bigint not null default 250 check (single_price_minor >= 0),
      updated_at timestamptz not null default now()
    )`);

    // The one row that is locked where money or places change hands. The balance is the sum of the ledger.
    this.addSql(`create table account (
      company_id bigint primary key references company (id),
      balance_minor bigint not null default 0 check (balance_minor >= 0),
      -- since then there are blocked dialogs
      blocked_since timestamptz
    )`);
    this.addSql(`insert into account (company_id, balance_minor)
      select c.id, greatest(coalesce((select sum(l.amount_minor) from ledger_entry l where l.company_id = c.id), 0), 0) from company c`);
    this.addSql(OPEN_ACCOUNT);

    // Places for dialogs, used one by one; they do not expire.
    this.addSql(`create table dialog_package (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      size integer not null check (size > 0),
      used integer not null default 0 check (used between 0 and size),
      origin text not null check (origin in ('bought', 'top_up', 'given')),
      price_minor bigint not null check (price_minor >= 0),
      -- who bought or gave it; null: it was topped up
      operator_id bigint,
      -- of the purchase or the gift, which may be asked for again
      key text,
      -- why it was given
      note text not null default '',
      created_at timestamptz not null default now(),
      unique (company_id, id)
    )`);
    this.addSql(`create index dialog_package_company on dialog_package (company_id, id desc)`);
    this.addSql(`create index dialog_package_left on dialog_package (company_id, id) where used < size`);
    this.addSql(`create index dialog_package_key on dialog_package (company_id, key) where key is not null`);

    // Months as a company counted them: one that has begun keeps its end, also where the company moves to another time zone.
    this.addSql(`create table counted_month (
      company_id bigint not null references company (id),
      month date not null,
      begins_at timestamptz not null,
      ends_at timestamptz not null,
      -- of packages, while it lasted
      places_taken integer not null default 0 check (places_taken >= 0),
      -- of what the company is told once a month, what came up
      noticed text[] not null default '{}',
      primary key (company_id, month)
    )`);

    // What a company's admins were told: one row, and a letter to each of them, whatever races.
    this.addSql(`create table package_notice (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      kind text not null,
      key text not null,
      month date not null,
      created_at timestamptz not null default now(),
      unique (company_id, key),
      unique (company_id, id)
    )`);
    this.addSql(`create table package_letter (
      company_id bigint not null,
      notice_id bigint not null,
      operator_id bigint not null,
      sent_at timestamptz,
      mail_error text,
      primary key (company_id, notice_id, operator_id),
      foreign key (company_id, notice_id) references package_notice (company_id, id),
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);

    // A dialog with a message in or out in a month of the company's time zone; one row, whatever races.
    this.addSql(`create table active_dialog (
      company_id bigint not null,
      -- its first day
      month date not null,
      dialog_id bigint not null,
      channel_id bigint not null,
      counted_at timestamptz not null,
      -- none: the company is not metered; null: nothing yet, the dialog is blocked
      paid_by text check (paid_by in ('package', 'single', 'none')),
      package_id bigint,
      -- of the ledger, where it was charged by itself
      entry_id bigint,
      primary key (company_id, month, dialog_id),
      foreign key (company_id, dialog_id) references dialog (company_id, id),
      foreign key (company_id, package_id) references dialog_package (company_id, id),
      check ((paid_by = 'package') is true = (package_id is not null))
    )`);
    this.addSql(`create index active_dialog_owed on active_dialog (company_id, counted_at, dialog_id) where paid_by is null`);
    this.addSql(`create index active_dialog_dialog on active_dialog (dialog_id, month)`);

    this.addSql(`alter table ledger_entry
      add column key text,
      add column package_id bigint,
      add column dialog_id bigint,
      add column operator_id bigint`);
    this.addSql(`update ledger_entry set key = 'entry:' || id`);
    this.addSql(`alter table ledger_entry alter column key set not null, add unique (company_id, key)`);
    this.addSql(`alter table ledger_entry add foreign key (company_id, package_id) references dialog_package (company_id, id)`);
    this.addSql(LINES);
    this.addSql(PAYMENTS);

    this.addSql(`alter table dialog
      -- until then it is counted: the end of a month in the company's time zone
      add column counted_until timestamptz,
      add column blocked_at timestamptz,
      -- messages that came since, and are shown to nobody
      add column withheld_count integer not null default 0`);
    this.addSql(`create index dialog_blocked on dialog (company_id, blocked_at, id) where blocked_at is not null`);
    for (const index of LISTS) this.addSql(index);
    this.addSql(LOAD_WITHOUT_BLOCKED);

    this.addSql(`alter table message add column withheld boolean not null default false`);
    this.addSql(`create index message_withheld on message (company_id, dialog_id, id) where withheld`);
    this.addSql(WITHHELD);
    this.addSql(REFUSED);
    this.addSql(ROW_LEVEL_SECURITY);
    for (const table of FILLED_IN) this.addSql(`alter table ${table} force row level security`);
    // Whose they are crosses companies; what is done about them does not.
    this.addSql(`create policy all_companies on refused_send to deskwire_jobs using (true)`);
    this.addSql(`grant select on refused_send to deskwire_jobs`);
  }
}

const FILLED_IN = ['company', 'ledger_entry'];

/**
 * What is blocked stands in no list of what is to be done. On a bad first of a month that is all that is new: the lists' indexes leave it
 * out, or every list would begin with reading over it.
 */
const LISTS = [
  `drop index dialog_list`,
  `drop index dialog_waiting`,
  `drop index dialog_new`,
  `drop index dialog_bot`,
  `drop index dialog_snoozed`,
  `create index dialog_list on dialog (company_id, state, last_message_at desc, id desc) where blocked_at is null`,
  `create index dialog_waiting on dialog (company_id, last_message_at desc, id desc)
    where state = 'open' and operator_id is null and blocked_at is null`,
  `create index dialog_new on dialog (company_id, opened_at, id) where state = 'open' and operator_id is null and blocked_at is null`,
  `create index dialog_bot on dialog (company_id, last_message_at desc, id desc)
    where state = 'open' and run_state = 'running' and blocked_at is null`,
  `create index dialog_snoozed on dialog (company_id, last_message_at desc, id desc)
    where state = 'open' and snoozed_until is not null and blocked_at is null`,
];

/** The number of open dialogs of an operator, as 0003 counts it; but one in which he can do nothing takes none of his slots. */
const LOAD_WITHOUT_BLOCKED = `
  create or replace function dialog_load() returns trigger language plpgsql as $$
  declare
    leaves bigint := case when tg_op <> 'INSERT' and old.state = 'open' and old.blocked_at is null then old.operator_id end;
    joins bigint := case when new.state = 'open' and new.blocked_at is null then new.operator_id end;
  begin
    if joins < leaves then
      update operator_presence set open_dialogs = open_dialogs + 1 where operator_id = joins;
    end if;
    if leaves is not null then
      update operator_presence set open_dialogs = open_dialogs - 1 where operator_id = leaves;
    end if;
    if joins is not null and (joins < leaves) is not true then
      update operator_presence set open_dialogs = open_dialogs + 1 where operator_id = joins;
    end if;
    return null;
  end $$;
  drop trigger dialog_load_update on dialog;
  create trigger dialog_load_update after update of operator_id, state, blocked_at on dialog for each row
    when (old.operator_id is distinct from new.operator_id or old.state is distinct from new.state
      or old.blocked_at is distinct from new.blocked_at)
    execute function dialog_load();
`;

/** Every company has an account from its first moment, so that there is a row to lock. */
const OPEN_ACCOUNT = `
  create function open_account() returns trigger language plpgsql security definer set search_path from current as $$
  begin
    insert into account (company_id) values (new.id);
    return null;
  end $$;
  create trigger company_account after insert on company for each row execute function open_account();
`;

/**
 * Entries of a company are lines of its account: numbered without a gap, in the order of their times, and each says what was left behind it, so
 * that a statement adds nothing up. Whoever enters holds the account's lock; two that did not would take the same number, and one is refused.
 */
const LINES = `
  alter table ledger_entry add column line bigint, add column balance_after_minor bigint;
  update ledger_entry l set line = n.line, balance_after_minor = n.balance_after_minor
    from (select id, row_number() over lines as line, sum(amount_minor) over lines as balance_after_minor
            from ledger_entry window lines as (partition by company_id order by created_at, id)) n
   where n.id = l.id;
  alter table ledger_entry alter column line set not null, alter column balance_after_minor set not null, add unique (company_id, line);
  create index ledger_entry_period on ledger_entry (company_id, created_at, line) include (amount_minor, kind);
  create function number_ledger_entry() returns trigger language plpgsql as $$
  declare before record;
  begin
    select line, balance_after_minor, created_at into before from ledger_entry where company_id = new.company_id order by line desc limit 1;
    new.line := coalesce(before.line, 0) + 1;
    new.balance_after_minor := coalesce(before.balance_after_minor, 0) + new.amount_minor;
    new.created_at := greatest(new.created_at, before.created_at);
    return new;
  end $$;
  create trigger ledger_entry_line before insert on ledger_entry for each row execute function number_ledger_entry();
`;

/** What companies pay in, at a payment provider. */
const PAYMENTS = `
  create table payment (
    id bigint primary key default nextval('id_seq'),
    company_id bigint not null references company (id),
    -- of whoever asks, who may ask again
    key uuid not null,
    provider text not null,
    -- with money that is none
    test boolean not null,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null,
    state text not null default 'pending' check (state in ('pending', 'paid', 'cancelled')),
    -- the provider's name for it, and where the payer goes; null until the provider was reached
    external_id text,
    url text,
    -- what the provider says was given back, and what of it is in the ledger
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and amount_minor),
    refund_entered_minor bigint not null default 0 check (refund_entered_minor between 0 and refunded_minor),
    -- why it is not in the ledger as the provider has it
    problem text,
    operator_id bigint,
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    unique (company_id, id),
    unique (company_id, key),
    unique (provider, external_id)
  );
  create index payment_company on payment (company_id, id desc);
`;

/**
 * What a blocked dialog was sent is there for whoever stores, fetches and counts, and for nobody who shows: only a transaction that
 * says so sees it (docs/adr/0019). Inserting asks nothing.
 */
const WITHHELD = `
  create policy withheld on message as restrictive for select to deskwire_app
    using (not withheld or (select current_setting('app.withheld', true)) = 'shown');
`;

/**
 * Messages that a channel refused, or that were taken back before it saw them, however that comes to be known: what they took is looked at
 * by the workers (libs/persistence/src/packages/refused-send.store.ts).
 */
const REFUSED = `
  create table refused_send (
    message_id bigint primary key,
    company_id bigint not null,
    refused_at timestamptz not null default now()
  );
  create function note_refused_send() returns trigger language plpgsql as $$
  begin
    insert into refused_send (message_id, company_id) values (new.id, new.company_id) on conflict (message_id) do nothing;
    return null;
  end $$;
  create trigger message_refused after update of status on message for each row
    when (new.status in (0, 90) and old.status not in (0, 90)) execute function note_refused_send();
`;

const TABLES = [
  ...[
    'tariff',
    'account',
    'dialog_package',
    'counted_month',
    'package_notice',
    'package_letter',
    'refused_send',
    'active_dialog',
    'payment',
  ],
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
