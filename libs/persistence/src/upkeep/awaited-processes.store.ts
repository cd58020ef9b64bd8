import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** A process that rows count on, and what would start it. */
export interface AwaitedProcess {
  companyId: number;
  process: string;
  workflowId: string;
  payload: Record<string, unknown>;
}

const companies = statement('upkeep.companies', `select id from company order by id`);

/** Of a payment `p`: its process asks about it. It does so for a week (workflows/src/payment); what ends anyway is not begun again. */
export const ASKED_ABOUT = `p.state = 'pending' and p.created_at > now() - interval '6 days'`;

// Whatever is younger than $2, or still in the outbox, is about to start.
const awaited = statement(
  'upkeep.awaited_processes',
  `select r.process, r.process || ':' || r.id as "workflowId", r.payload || jsonb_build_object('companyId', $1::bigint) as payload from (
     select 'package-top-up' as process, a.company_id as id, '{}'::jsonb as payload
       from account a where a.company_id = $1 and a.blocked_since < now() - make_interval(secs => $2)
     union all
     select 'payment', p.id, jsonb_build_object('paymentId', p.id) from payment p
      where p.company_id = $1 and ${ASKED_ABOUT} and p.created_at < now() - make_interval(secs => $2)
     union all
     select 'report-mail', m.view_id, jsonb_build_object('viewId', m.view_id) from report_mail m where m.company_id = $1 and m.next_on is not null) r
    where not exists (select from outbox o where o.workflow_id = r.process || ':' || r.id)
    order by r.process, r.id`,
);

/** The processes of companies' money and mail that must run, as the tables have it, however Temporal's data fared. */
export class AwaitedProcesses {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly database: Database,
    private readonly wake: Pick<Wake, 'wake'>,
    /** A start of a moment ago may not be listed yet. */
    private readonly olderThanSeconds: number,
  ) {}

  async list(): Promise<AwaitedProcess[]> {
    const found: AwaitedProcess[] = [];
    for (const { id: companyId } of await this.jobs.query<{ id: number }>(companies)) {
      const rows = await this.database.transaction(companyId, (tx) =>
        tx.query<Omit<AwaitedProcess, 'companyId'>>(awaited, [companyId, this.olderThanSeconds]),
      );
      found.push(...rows.map((row) => ({ companyId, ...row })));
    }
    return found;
  }

  /** For one that runs after all it is a word to look at its rows, which changes nothing. */
  async startAnew({ companyId, process, workflowId, payload }: AwaitedProcess): Promise<void> {
    await this.database.transaction(companyId, async (tx) => addToOutbox(tx, [{ process, action: 'start', workflowId, payload }]));
    this.wake.wake('outbox');
  }
}
