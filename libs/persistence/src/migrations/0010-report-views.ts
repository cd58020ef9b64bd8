import { Migration } from '@mikro-orm/migrations';

/** Views of reports that people save, and the letters that bring them. */
export class ReportViews extends Migration {
  override up(): void {
    this.addSql(`create table report_view (
      id bigint primary key default nextval('id_seq'),
      company_id bigint not null references company (id),
      -- null: he has left; what he shared stays for the others
      owner_id bigint,
      report text not null,
      name text not null,
      -- domain/reports/report-view.ts
      question jsonb not null,
      shared boolean not null,
      created_at timestamptz not null default now(),
      unique (company_id, id),
      foreign key (company_id, owner_id) references operator (company_id, id),
      check (owner_id is not null or shared)
    )`);
    this.addSql(`create unique index report_view_name on report_view (company_id, owner_id, lower(name))`);

    this.addSql(`create table report_mail (
      view_id bigint primary key,
      company_id bigint not null,
      every text not null check (every in ('day', 'week', 'month')),
      weekday smallint check (weekday between 1 and 7),
      day_of_month smallint check (day_of_month between 1 and 28),
      -- by the clocks of the company
      at time not null,
      format text not null check (format in ('csv', 'xlsx')),
      -- the day of the next letters, in the company's calendar; null: nobody could get the last ones
      next_on date,
      last_sent_at timestamptz,
      last_error jsonb,
      unique (company_id, view_id),
      foreign key (company_id, view_id) references report_view (company_id, id) on delete cascade,
      check ((every = 'week') = (weekday is not null)),
      check ((every = 'month') = (day_of_month is not null))
    )`);
    this.addSql(`create index report_mail_due on report_mail (next_on) where next_on is not null`);

    this.addSql(`create table report_mail_reader (
      company_id bigint not null,
      view_id bigint not null,
      operator_id bigint not null,
      primary key (view_id, operator_id),
      foreign key (company_id, view_id) references report_mail (company_id, view_id) on delete cascade,
      foreign key (company_id, operator_id) references operator (company_id, id)
    )`);
    this.addSql(`create index report_mail_reader_operator on report_mail_reader (operator_id)`);

    // What came of each letter: whoever is asked to send it again finds that it has left.
    this.addSql(`create table report_mail_letter (
      company_id bigint not null,
      view_id bigint not null,
      -- a day of the company's calendar, or the moment at which somebody wanted it at once
      occurrence text not null,
      operator_id bigint not null,
      result text not null check (result in ('sent', 'logged', 'refused', 'no_right')),
      words text,
      at timestamptz not null default now(),
      primary key (view_id, occurrence, operator_id),
      foreign key (company_id, view_id) references report_mail (company_id, view_id) on delete cascade
    )`);
    this.addSql(ROW_LEVEL_SECURITY);
  }
}

const TABLES = ['report_view', 'report_mail', 'report_mail_reader', 'report_mail_letter'];

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
