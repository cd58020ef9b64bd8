import { NotAllowed } from '#domain/access/access.errors.js';
import type { Caller } from '#domain/access/caller.js';
import { mayReadReport } from '#domain/reports/report.js';
import { mayChangeView, REPORT_VIEW_LIMITS, type NewReportView, type ReportViewFields } from '#domain/reports/report-view.js';
import { TooManyViews, ViewNameTaken } from '#domain/reports/reports.errors.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import { refusing, UNIQUE_VIOLATION } from '../refusing.js';
import { statement } from '../statement.js';
import { checkQuestion } from './report-question.check.js';
import { reportViewById, type ReportViewRow } from './report-view.view.js';

const insert = statement(
  'report_views.insert',
  `insert into report_view (company_id, owner_id, report, name, question, shared)
   select $1, $2, $3, $4, $5, $6 where (select count(*) from report_view where company_id = $1 and owner_id = $2) < ${REPORT_VIEW_LIMITS.views}
   returning id`,
);
const update = statement(
  'report_views.update',
  `update report_view set name = coalesce($3, name), question = coalesce($4, question), shared = coalesce($5, shared) where company_id = $1 and id = $2`,
);
const remove = statement('report_views.delete', `delete from report_view where company_id = $1 and id = $2`);
// So that of two who change it at the same moment the second sees what the first has made.
const lock = statement('report_views.lock', `select id from report_view where company_id = $1 and id = $2 for update`);

const REFUSALS = { [UNIQUE_VIOLATION]: () => new ViewNameTaken() };

export type ViewCaller = Pick<Caller, 'companyId' | 'operatorId' | 'role' | 'permissions'>;

/** Views of reports that operators save. */
export class ReportViewStore {
  constructor(private readonly database: Database) {}

  async add(caller: ViewCaller, { report, name, question, shared }: NewReportView): Promise<ReportViewRow> {
    if (!mayReadReport(report, caller)) throw new NotAllowed();
    return this.changing(caller, async (tx) => {
      await checkQuestion(tx, question);
      const values = [tx.companyId, caller.operatorId, report, name, JSON.stringify(question), shared];
      const [added] = await tx.query<{ id: number }>(insert, values);
      if (!added) throw new TooManyViews();
      const view = (await reportViewById(tx, caller.operatorId, added.id))!;
      await audit(tx, 'report_view.created', view, { after: fieldsOf(view) });
      return view;
    });
  }

  async change(caller: ViewCaller, id: number, { name, question, shared }: Partial<ReportViewFields>): Promise<ReportViewRow> {
    return this.changing(caller, async (tx) => {
      const before = await viewToChange(tx, caller, id);
      if (question) await checkQuestion(tx, question);
      await tx.query(update, [tx.companyId, id, name ?? null, question ? JSON.stringify(question) : null, shared ?? null]);
      const view = await reportViewById(tx, caller.operatorId, id);
      // An admin who takes a view back from the others no longer sees it himself.
      const after = view ?? {
        ...before,
        name: name ?? before.name,
        question: question ?? before.question,
        shared: shared ?? before.shared,
      };
      await audit(tx, 'report_view.changed', after, { before: fieldsOf(before), after: fieldsOf(after) });
      return after;
    });
  }

  async remove(caller: ViewCaller, id: number): Promise<void> {
    await this.changing(caller, async (tx) => {
      const view = await viewToChange(tx, caller, id);
      await tx.query(remove, [tx.companyId, id]);
      await audit(tx, 'report_view.deleted', view, { before: fieldsOf(view) });
    });
  }

  private changing<T>({ companyId }: ViewCaller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return refusing(this.database.transaction(companyId, work), REFUSALS);
  }
}

/** Locked; refused to whoever does not see it, may not read its report, or may only look. */
export async function viewToChange(tx: Tx, caller: ViewCaller, id: number): Promise<ReportViewRow> {
  await tx.query(lock, [tx.companyId, id]);
  const view = await reportViewById(tx, caller.operatorId, id);
  if (!view || !mayReadReport(view.report, caller)) throw notFound('View');
  if (!mayChangeView(caller, view)) throw new NotAllowed();
  return view;
}

const audit = (tx: Tx, action: string, { id, name }: ReportViewRow, more: { before?: Fields; after?: Fields }): Promise<void> =>
  recordAudit(tx, { action, object: { kind: 'report_view', id, name }, ...more });

const fieldsOf = ({ report, name, question, shared }: ReportViewRow): Fields => ({ report, name, shared, ...question });
