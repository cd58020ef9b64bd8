import type { Caller } from '#domain/access/caller.js';
import { mayReadReport, REPORT_NAMES, whoseRows, type Report } from '#domain/reports/report.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { reportReaders } from './report-reader.view.js';

export interface ReportChoiceRows {
  channels: { id: number; name: string; transport: string }[];
  groups: { id: number; name: string }[];
  /** With the reports that each may read himself, and so may be sent. */
  operators: { id: number; name: string; reads: Report[] }[];
  roles: { role: string; name: string; custom: boolean }[];
  scenarios: { id: number; name: string }[];
}

const channels = statement(
  'report_choices.channels',
  `select id, name, transport from channel where company_id = $1 order by lower(name), id`,
);
// $2: only he himself, with what is his; null = everybody.
const groups = statement(
  'report_choices.groups',
  `select id, name from operator_group g where company_id = $1
      and ($2::bigint is null or exists (select from operator_group_member m where m.group_id = g.id and m.operator_id = $2))
    order by lower(name), id`,
);
const operators = statement(
  'report_choices.operators',
  `select id, trim(first_name || ' ' || last_name) as name from operator
    where company_id = $1 and state <> 'deleted' and ($2::bigint is null or id = $2) order by lower(first_name), lower(last_name), id`,
);
const roles = statement(
  'report_choices.roles',
  `with mine as (select coalesce('custom:' || custom_role_id, role) as role from operator where company_id = $1 and id = $2)
   select role, name, custom from (
     select role, role as name, false as custom, place from unnest(array['admin', 'supervisor', 'operator']) with ordinality as b (role, place)
     union all
     select 'custom:' || id, name, true, 3 + row_number() over (order by lower(name), id) from custom_role where company_id = $1) r
    where $2::bigint is null or role = (select role from mine) order by place`,
);
const scenarios = statement(
  'report_choices.scenarios',
  `select id, name from scenario where company_id = $1 and deleted_at is null order by lower(name), id`,
);

/** What the filters of reports may name, as far as whoever asks may see it. */
export async function reportChoices(tx: Tx, caller: Pick<Caller, 'operatorId' | 'permissions'>): Promise<ReportChoiceRows> {
  const only = [tx.companyId, whoseRows(caller)];
  return {
    channels: await tx.query(channels, [tx.companyId]),
    groups: await tx.query(groups, only),
    operators: await withReports(tx, await tx.query(operators, only)),
    roles: await tx.query(roles, only),
    scenarios: mayReadReport('funnel', caller) ? await tx.query(scenarios, [tx.companyId]) : [],
  };
}

/** Who is blocked reads none. */
async function withReports(tx: Tx, people: { id: number; name: string }[]): Promise<ReportChoiceRows['operators']> {
  const ids = people.map(({ id }) => id);
  const readers = new Map((await reportReaders(tx, ids)).map((reader) => [reader.operatorId, reader]));
  const readsOf = (id: number): Report[] => {
    const reader = readers.get(id);
    return reader ? REPORT_NAMES.filter((report) => mayReadReport(report, reader)) : [];
  };
  return people.map((person) => ({ ...person, reads: readsOf(person.id) }));
}
