import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { tellReportMails } from './report-mail.outbox.js';

const leaveMails = statement(
  'report_views.leave_mails',
  `delete from report_mail_reader where company_id = $1 and operator_id = $2 returning view_id as "viewId"`,
);
const mailsWithoutReaders = statement(
  'report_views.mails_without_readers',
  `delete from report_mail m where m.company_id = $1 and m.view_id = any($2)
      and not exists (select from report_mail_reader r where r.view_id = m.view_id) returning m.view_id as "viewId"`,
);
const ownViews = statement(
  'report_views.delete_own',
  `delete from report_view where company_id = $1 and owner_id = $2 and not shared returning id as "viewId"`,
);
const sharedViews = statement(
  'report_views.leave_shared',
  `update report_view set owner_id = null where company_id = $1 and owner_id = $2`,
);

/** Whoever leaves gets no letters; his own views go with him, those that he shared stay for the others. */
export async function leaveReports(tx: Tx, operatorId: number): Promise<void> {
  const his = [tx.companyId, operatorId];
  const left = (await tx.query<{ viewId: number }>(leaveMails, his)).map(({ viewId }) => viewId);
  const over = left.length > 0 ? await tx.query<{ viewId: number }>(mailsWithoutReaders, [tx.companyId, left]) : [];
  const gone = await tx.query<{ viewId: number }>(ownViews, his);
  await tx.query(sharedViews, his);
  tellReportMails(tx, [...new Set([...over, ...gone].map(({ viewId }) => viewId))]);
}

const replaceRole = statement(
  'report_views.replace_role',
  `with changed as (
     select v.id, (select jsonb_agg(distinct x.role) from (
         select case when r.role = $2 then $3 else r.role end as role from jsonb_array_elements_text(v.question -> 'roles') as r (role)) x
        where x.role is not null) as roles
       from report_view v where v.company_id = $1 and v.question -> 'roles' ? $2)
   update report_view v set question = jsonb_set(v.question, '{roles}', c.roles) from changed c where v.id = c.id and c.roles is not null`,
);

/**
 * A role of the company's own goes: views that name it name the one that takes its place. Where none does it is left out, unless it is the
 * only one: a view of nobody must not become one of everybody.
 */
export const replaceRoleInViews = (tx: Tx, customRoleId: number, by: string | null): Promise<unknown> =>
  tx.query(replaceRole, [tx.companyId, `custom:${customRoleId}`, by]);
