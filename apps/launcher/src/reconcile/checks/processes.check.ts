import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { ASKED_ABOUT } from '#persistence/upkeep/awaited-processes.store.js';
import { messageRetryWorkflowId } from '#workflows/message-retry/message-retry.contract.js';
import { packageTopUpWorkflowId } from '#workflows/package-top-up/package-top-up.contract.js';
import { paymentWorkflowId } from '#workflows/payment/payment.contract.js';
import { reportMailWorkflowId } from '#workflows/report-mail/report-mail.contract.js';
import { webhookDeliveryWorkflowId } from '#workflows/webhook-delivery/webhook-delivery.contract.js';
import { waitingForOperatorWorkflowId } from '#workflows/waiting-for-operator/waiting-for-operator.contract.js';
import type { Finding } from '../check.js';
import type { CompanyReader } from '../company-reader.js';

interface Awaited {
  check: string;
  noun: string;
  /** Rows that need a process of their own; `$1` company, `$2` the last id, `$3` how many. */
  rows: string;
  workflowId: (id: number) => string;
}

const AWAITED: readonly Awaited[] = [
  {
    check: 'every waiting dialog has its process, or the outbox is about to start it',
    noun: 'dialog',
    rows: `select d.id from dialog d where d.company_id = $1 and d.state = 'open' and d.operator_id is null and d.waits_for is not null and d.id > $2
            order by d.id limit $3`,
    workflowId: waitingForOperatorWorkflowId,
  },
  {
    check: 'every message that waits for another attempt has its process',
    noun: 'message',
    rows: `select s.message_id as id from sending s where s.company_id = $1 and s.state = 'retrying' and s.message_id > $2 order by s.message_id limit $3`,
    workflowId: messageRetryWorkflowId,
  },
  {
    check: 'every webhook whose deliveries wait for another attempt has its process',
    noun: 'webhook',
    rows: `select w.id from webhook w where w.company_id = $1 and w.state = 'enabled' and w.id > $2
              and exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'retrying') order by w.id limit $3`,
    workflowId: webhookDeliveryWorkflowId,
  },
  {
    check: 'every company with blocked dialogs has the process that waits with them',
    noun: 'account',
    rows: `select a.company_id as id from account a where a.company_id = $1 and a.blocked_since is not null and a.company_id > $2 limit $3`,
    workflowId: packageTopUpWorkflowId,
  },
  {
    // After a week it is left to the provider's word.
    check: 'every payment that is not decided has its process',
    noun: 'payment',
    rows: `select p.id from payment p where p.company_id = $1 and ${ASKED_ABOUT} and p.id > $2
            order by p.id limit $3`,
    workflowId: paymentWorkflowId,
  },
  {
    check: 'every view of a report that is sent has its process',
    noun: 'view',
    rows: `select m.view_id as id from report_mail m where m.company_id = $1 and m.next_on is not null and m.view_id > $2 order by m.view_id limit $3`,
    workflowId: reportMailWorkflowId,
  },
];

const STUCK = 'no process repeats the same failing step';
/** A step that failed this often does not fail by chance. */
const MANY_ATTEMPTS = 4;
const STRETCH = 500;
const AT_ONCE = 8;
/** Temporal is asked one by one; beyond this many the command would take longer than anybody waits. */
const MOST_ASKED = 20_000;

type Look = 'running' | 'stuck' | 'missing';

/** What Temporal knows of the processes that the database counts on. */
export async function checkProcesses(temporal: Client, reader: CompanyReader, companyId: number): Promise<Finding[]> {
  const stuck: Finding = { check: STUCK, found: 0, examples: [] };
  const findings = [stuck];
  for (const awaited of AWAITED) {
    const missing: Finding = { check: awaited.check, found: 0, examples: [] };
    findings.push(missing);
    await eachAwaited(reader, companyId, awaited, async (ids) => {
      const looks = await together(ids, (id) => lookAt(temporal, awaited.workflowId(id)));
      const gone = ids.filter((_id, n) => looks[n] === 'missing');
      // What ended between the two looks was not missing.
      note(missing, companyId, awaited, await stillAwaited(reader, companyId, awaited, gone));
      note(
        stuck,
        companyId,
        awaited,
        ids.filter((_id, n) => looks[n] === 'stuck'),
      );
    });
  }
  return findings;
}

async function eachAwaited(
  reader: CompanyReader,
  companyId: number,
  awaited: Awaited,
  look: (ids: number[]) => Promise<void>,
): Promise<void> {
  for (let last = 0, asked = 0; asked < MOST_ASKED;) {
    const { ids, next } = await awaitedIds(reader, companyId, awaited, last);
    await look(ids);
    if (next === null) return;
    last = next;
    asked += STRETCH;
  }
}

/** Of one stretch, those without a row in the outbox; both are read from one snapshot. */
function awaitedIds(
  reader: CompanyReader,
  companyId: number,
  { rows, workflowId }: Awaited,
  last: number,
): Promise<{ ids: number[]; next: number | null }> {
  return reader.inCompany(companyId, async (query) => {
    const ids = (await query<{ id: number }>(rows, [companyId, last, STRETCH])).map(({ id }) => id);
    const inOutbox = await query<{ id: string }>('select distinct workflow_id as id from outbox where workflow_id = any($1::text[])', [
      ids.map(workflowId),
    ]);
    const pending = new Set(inOutbox.map(({ id }) => id));
    return { ids: ids.filter((id) => !pending.has(workflowId(id))), next: ids.length < STRETCH ? null : (ids.at(-1) ?? null) };
  });
}

async function stillAwaited(reader: CompanyReader, companyId: number, awaited: Awaited, ids: number[]): Promise<number[]> {
  const still: number[] = [];
  for (const id of ids) {
    const { ids: found } = await awaitedIds(
      reader,
      companyId,
      { ...awaited, rows: `select id from (${awaited.rows}) r where id = ${id}` },
      id - 1,
    );
    still.push(...found);
  }
  return still;
}

async function lookAt(temporal: Client, workflowId: string): Promise<Look> {
  try {
    const { status, raw } = await temporal.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return 'missing';
    return (raw.pendingWorkflowTask?.attempt ?? 0) >= MANY_ATTEMPTS ? 'stuck' : 'running';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing';
    throw error;
  }
}

async function together<T, R>(items: T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  return results;
}

function note(finding: Finding, companyId: number, { noun }: Awaited, ids: number[]): void {
  finding.found += ids.length;
  finding.examples.push(...ids.slice(0, 5).map((id) => `company ${companyId}: ${noun} ${id}`));
}

/** The lines of these checks when Temporal cannot be asked. */
export const processesNotChecked = (why: string): Finding[] =>
  [STUCK, ...AWAITED.map(({ check }) => check)].map((check) => ({ check, found: 0, examples: [], skipped: why }));
