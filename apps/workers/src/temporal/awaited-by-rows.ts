import type { Database } from '#persistence/database.js';
import type { JobsDatabase } from '#persistence/jobs-database.js';
import { AwaitedProcesses, type AwaitedProcess } from '#persistence/upkeep/awaited-processes.store.js';
import type { Wake } from '#persistence/wake.js';
import { packageTopUpProcess } from '#workflows/package-top-up/package-top-up.contract.js';
import { paymentProcess } from '#workflows/payment/payment.contract.js';
import { reportMailProcess } from '#workflows/report-mail/report-mail.contract.js';
import { OPEN_FOR_SECONDS, type Awaited } from './lost-processes.js';

/** Blocked dialogs, payments that nobody has decided, and views that are sent have their processes. */
export function awaitedByRows(
  jobs: JobsDatabase,
  database: Database,
  wake: Pick<Wake, 'wake'>,
  olderThanSeconds = OPEN_FOR_SECONDS,
): Awaited<AwaitedProcess> {
  const processes = new AwaitedProcesses(jobs, database, wake, olderThanSeconds);
  return {
    what: 'blocked dialogs, payments and mails of reports',
    workflowTypes: [packageTopUpProcess, paymentProcess, reportMailProcess].map(({ workflowType }) => workflowType),
    list: () => processes.list(),
    startAnew: (lost) => processes.startAnew(lost),
  };
}
