import type { Tx } from '../database.js';
import { addToOutbox } from '../outbox/outbox.store.js';

/**
 * The processes of these views look at their rows again; `now`: the name of letters that somebody wants at once. After the commit:
 * `wake.wake('outbox')`.
 */
export const tellReportMails = (tx: Tx, viewIds: readonly number[], now?: string): void =>
  addToOutbox(
    tx,
    viewIds.map((viewId) => ({
      ...{ process: 'report-mail', action: 'start' as const, workflowId: `report-mail:${viewId}` },
      payload: { companyId: tx.companyId, viewId, ...(now !== undefined && { now }) },
    })),
  );

/** For MikroORM's `execute`: the clocks of the company have changed, and with them when its letters leave. */
export const REPORT_MAILS_ANEW = `insert into outbox (company_id, process, action, workflow_id, payload)
  select company_id, 'report-mail', 'start', 'report-mail:' || view_id, jsonb_build_object('companyId', company_id, 'viewId', view_id)
    from report_mail where company_id = ? and next_on is not null`;
