import { paymentWorkflowId } from '#workflows/payment/payment.contract.js';
import { packageTopUpProcess, packageTopUpWorkflowId } from '#workflows/package-top-up/package-top-up.contract.js';
import { reportMailStateQuery, reportMailWorkflowId } from '#workflows/report-mail/report-mail.contract.js';
import { reconcile } from '../../launcher/src/reconcile/reconcile.js';
import { Rig, eventually } from '../testing/rig.js';
import { TestTemporal } from '../testing/temporal.js';

let rig: Rig;
let temporal: TestTemporal;
beforeAll(async () => {
  temporal = await TestTemporal.create();
  await temporal.start();
}, 300_000);
afterAll(async () => temporal.dispose());
beforeEach(async () => (rig = await Rig.create()));
afterEach(async () => rig.dispose());

const startWorkers = (): Promise<unknown> => rig.startWorkers({ TEMPORAL_ADDRESS: temporal.address });
const statusOf = (workflowId: string): Promise<string> =>
  temporal.during((client) =>
    client.workflow
      .getHandle(workflowId)
      .describe()
      .then(
        ({ status }) => status.name,
        () => 'UNKNOWN',
      ),
  );

const PROCESSES = [
  'every company with blocked dialogs has the process that waits with them',
  'every payment that is not decided has its process',
  'every view of a report that is sent has its process',
];

/** What reconcile says of these processes, without the company. */
async function missing(): Promise<string[]> {
  const { DATABASE_URL: databaseUrl = '', SECRET_KEY: secretKey = '' } = rig.variables();
  const installation = { databaseUrl, secretKey, temporalAddress: temporal.address, temporalNamespace: 'default' };
  const { findings } = await reconcile(installation, { companyId: rig.companyId, ledgers: [] });
  return findings.all
    .filter(({ check }) => PROCESSES.includes(check))
    .flatMap(({ examples }) => examples.map((each) => each.split(': ')[1]!));
}

async function aMailedView(): Promise<number> {
  const owned = { company_id: rig.companyId, name: 'Answers', report: 'requests', shared: true, question: '{}' };
  const viewId = await rig.insert('report_view', owned);
  await rig.rows(
    `insert into report_mail (company_id, view_id, every, at, format, next_on) values ($1, $2, 'day', '09:00', 'csv', current_date + 30)`,
    [rig.companyId, viewId],
  );
  return viewId;
}

const aPayment = (key: string, age: string): Promise<{ id: string }> =>
  rig.row(
    `insert into payment (company_id, key, provider, test, amount_minor, currency, created_at)
     select $1, $2, 'stripe', true, 100, currency, now() - $3::interval from company where id = $1 returning id`,
    [rig.companyId, key, age],
  );

it('blocked dialogs, payments and mails of reports that Temporal lost are named, and begin again from the tables', async () => {
  const viewId = await aMailedView();
  const paymentId = Number((await aPayment('6f7d4b6e-0f0c-4f0e-9a55-000000000001', '1 hour')).id);
  // After a week nobody asks any more.
  await aPayment('6f7d4b6e-0f0c-4f0e-9a55-000000000002', '8 days');
  const { dialogId } = await rig.aDialog(await rig.aChannel(), 'anna');
  await rig.rows(`insert into tariff (company_id, package_price_minor) values ($1, 1000)`, [rig.companyId]);
  await rig.rows(`update account set blocked_since = now() - interval '1 hour' where company_id = $1`, [rig.companyId]);
  await rig.rows(`update dialog set blocked_at = now() - interval '1 hour' where id = $1`, [dialogId]);
  await rig.rows(
    `insert into active_dialog (company_id, month, dialog_id, channel_id, counted_at)
     select company_id, date_trunc('month', now()), id, channel_id, now() - interval '1 hour' from dialog where id = $1`,
    [dialogId],
  );
  await rig.rows('delete from outbox');
  expect(await missing()).toEqual([`account ${rig.companyId}`, `payment ${paymentId}`, `view ${viewId}`]);

  await startWorkers();
  const workflowIds = [packageTopUpWorkflowId(rig.companyId), paymentWorkflowId(paymentId), reportMailWorkflowId(viewId)];
  for (const workflowId of workflowIds)
    await eventually(`${workflowId} runs`, async () => (await statusOf(workflowId)) === 'RUNNING', 60_000);
  expect(await missing()).toEqual([]);
  const state = await temporal.during((client) => client.workflow.getHandle(reportMailWorkflowId(viewId)).query(reportMailStateQuery));
  expect(state.sending).toBeNull();
});

it('one that somebody ended begins again as well, as soon as Temporal is back, and the others hear nothing', async () => {
  const [ended, left] = [await aMailedView(), await aMailedView()];
  await startWorkers();
  for (const view of [ended, left])
    await eventually('it runs', async () => (await statusOf(reportMailWorkflowId(view))) === 'RUNNING', 60_000);
  await temporal.during((client) => client.workflow.getHandle(reportMailWorkflowId(ended)).terminate());
  expect(await missing()).toEqual([`view ${ended}`]);
  await temporal.stop();
  await eventually('it is away', () => rig.logLines.some((line) => line.includes('Temporal is away')));
  await temporal.start();
  await eventually('it runs again', async () => (await statusOf(reportMailWorkflowId(ended)).catch(() => '')) === 'RUNNING', 60_000);
  await eventually('everything is delivered', async () => (await rig.rows('select from outbox')).length === 0);
  const { events } = await temporal.during((client) => client.workflow.getHandle(reportMailWorkflowId(left)).fetchHistory());
  expect(events?.filter(({ workflowExecutionSignaledEventAttributes: signalled }) => signalled)).toHaveLength(1);
});

describe('what people’s money waits for', () => {
  /** Of the process, then of its work, however often it had to be done. */
  const queuesOf = async (workflowId: string): Promise<unknown[]> => {
    const { events } = await temporal.during((client) => client.workflow.getHandle(workflowId).fetchHistory());
    const named = (events ?? []).flatMap(
      ({ workflowExecutionStartedEventAttributes: started, activityTaskScheduledEventAttributes: asked }) =>
        [started?.taskQueue?.name, asked?.taskQueue?.name].filter((name) => name),
    );
    return [named[0], ...new Set(named.slice(1))];
  };

  it('has a task queue of its own, also for its work on the database', async () => {
    const workflowId = packageTopUpWorkflowId(rig.companyId);
    await rig.insert('outbox', {
      ...{ company_id: rig.companyId, process: 'package-top-up', action: 'start', workflow_id: workflowId },
      payload: JSON.stringify({ companyId: rig.companyId }),
    });
    await startWorkers();
    await eventually('it ends', async () => (await statusOf(workflowId)) === 'COMPLETED', 60_000);
    expect(await queuesOf(workflowId)).toEqual(['billing', 'billing']);
  });

  it('and a process that began on the queue of before goes on', async () => {
    const workflowId = packageTopUpWorkflowId(rig.companyId);
    const { workflowType, startSignal } = packageTopUpProcess;
    const args = [{ companyId: rig.companyId }];
    await temporal.during((client) =>
      client.workflow.signalWithStart(workflowType, { workflowId, taskQueue: 'flows', args, signal: startSignal, signalArgs: args }),
    );
    await startWorkers();
    await eventually('it ends', async () => (await statusOf(workflowId)) === 'COMPLETED', 60_000);
    expect(await queuesOf(workflowId)).toEqual(['flows', 'billing']);
  });
});
