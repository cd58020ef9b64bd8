import {
  waitingForOperatorWorkflowId,
  waitingStateQuery,
  type WaitingState,
} from '#workflows/waiting-for-operator/waiting-for-operator.contract.js';
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
const drained = async (): Promise<boolean> => (await rig.rows(`select 1 from outbox`)).length === 0;

async function waitStarts(dialogId: number, limitSeconds: number | null = null): Promise<void> {
  const payload = { companyId: rig.companyId, dialogId, waitsFor: 'operator', operatorId: 7, limitSeconds };
  await toOutbox(dialogId, 'start', payload);
}

async function waitEnds(dialogId: number): Promise<void> {
  await toOutbox(dialogId, 'signal', { signal: 'waitEnded', args: [{ reason: 'assigned' }] });
}

async function toOutbox(dialogId: number, action: string, payload: object): Promise<void> {
  const workflow_id = waitingForOperatorWorkflowId(dialogId);
  await rig.insert('outbox', {
    company_id: rig.companyId,
    process: 'waiting-for-operator',
    action,
    workflow_id,
    payload: JSON.stringify(payload),
  });
}

const query = (dialogId: number): Promise<WaitingState> =>
  temporal.during((client) => client.workflow.getHandle(waitingForOperatorWorkflowId(dialogId)).query(waitingStateQuery));

/** The server gives a query ten seconds, which may be too few while others use the machine. */
const stateOf = (dialogId: number): Promise<WaitingState> =>
  query(dialogId)
    .catch(() => query(dialogId))
    .catch(() => query(dialogId));

const statusOf = async (dialogId: number): Promise<string> => {
  const description = await temporal.during((client) => client.workflow.getHandle(waitingForOperatorWorkflowId(dialogId)).describe());
  return description.status.name;
};

it('a message that was refused for now is sent again, and the one behind it after it', async () => {
  const dialog = await rig.aDialog(await rig.aChannel(), 'anna');
  const first = await rig.toSend(dialog, 'one');
  const second = await rig.toSend(dialog, 'two');
  rig.provider.answers(() => ({ status: rig.provider.received.length < 2 ? 503 : 200, headers: { 'retry-after': '1' } }));
  await startWorkers();
  await eventually('both are accepted', async () => (await rig.message(second)).status === 30);
  expect(await rig.message(first)).toMatchObject({ status: 30, error: null });
  expect(rig.provider.textsTo('anna')).toEqual(['one', 'one', 'two']);
});

it('a Temporal that is away delays no message and loses nothing: what waited is started once when it is back', async () => {
  await startWorkers();
  await eventually('Temporal is reached', () => rig.logLines.some((line) => line.includes('Temporal is reached')));
  await temporal.stop();
  const channel = await rig.aChannel();
  const quick = await rig.toSend(await rig.aDialog(channel, 'quick'), 'hello');
  await eventually('a message goes without Temporal', async () => (await rig.message(quick)).status === 30);

  rig.provider.answers(() => ({ status: rig.provider.textsTo('later').length < 2 ? 503 : 200, headers: { 'retry-after': '1' } }));
  const later = await rig.toSend(await rig.aDialog(channel, 'later'), 'hello');
  const dialogs: number[] = [];
  for (let n = 0; n < 20; n += 1) dialogs.push((await rig.aDialog(channel, `waits-${n}`)).dialogId);
  for (const dialogId of dialogs) await waitStarts(dialogId, 3600);
  await eventually('the refused one waits', async () => (await rig.sendingState(later)) === 'retrying');
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await rig.rows(`select 1 from outbox`)).toHaveLength(dialogs.length + 1);
  expect(await rig.rows(`select 1 from outbox where attempts > 2`)).toHaveLength(0);

  await temporal.start();
  await eventually('the outbox is empty', drained);
  await eventually('the refused one is accepted', async () => (await rig.message(later)).status === 30);
  expect(rig.provider.textsTo('later')).toHaveLength(2);
  for (const dialogId of dialogs) expect(await stateOf(dialogId)).toMatchObject({ waiting: true, waitsFor: 'operator' });
  const events = await temporal.during((client) =>
    client.workflow.getHandle(waitingForOperatorWorkflowId(dialogs[0] as number)).fetchHistory(),
  );
  const signals = events.events?.filter(({ workflowExecutionSignaledEventAttributes }) => workflowExecutionSignaledEventAttributes);
  expect(signals).toHaveLength(1);
});

it('a dialog that waits, is assigned and waits anew is not forgotten, even if all of it is heard at once', async () => {
  const { dialogId } = await rig.aDialog(await rig.aChannel(), 'anna');
  await waitStarts(dialogId);
  await waitEnds(dialogId);
  await waitStarts(dialogId, 600);
  const { created_at } = await rig.row<{ created_at: Date }>(`select created_at from outbox order by id desc limit 1`);
  await startWorkers();
  await eventually('the outbox is empty', drained);
  await eventually('it waits', async () => (await stateOf(dialogId)).waiting);
  expect(await stateOf(dialogId)).toMatchObject({
    since: created_at.toISOString(),
    limitAt: new Date(created_at.getTime() + 600_000).toISOString(),
  });
  expect(await statusOf(dialogId)).toBe('RUNNING');
});

it('every entry of the outbox may be delivered twice: what comes of it is the same', async () => {
  const { dialogId: waits } = await rig.aDialog(await rig.aChannel(), 'anna');
  const { dialogId: assigned } = await rig.aDialog(await rig.aChannel(), 'boris');
  for (const start of [waits, waits, assigned, assigned]) await waitStarts(start);
  for (const end of [assigned, assigned]) await waitEnds(end);
  await startWorkers();
  await eventually('the outbox is empty', drained);
  await eventually('the assigned one has ended', async () => (await statusOf(assigned)) === 'COMPLETED');
  expect(await statusOf(waits)).toBe('RUNNING');
  expect(await stateOf(waits)).toMatchObject({ waiting: true });
});

it('an entry that Temporal refuses holds up nobody but its own workflow, and says why', async () => {
  const { dialogId: bad } = await rig.aDialog(await rig.aChannel(), 'anna');
  const { dialogId: good } = await rig.aDialog(await rig.aChannel(), 'boris');
  const workflow_id = waitingForOperatorWorkflowId(bad);
  await rig.insert('outbox', { company_id: rig.companyId, process: 'of-a-newer-version', action: 'start', workflow_id, payload: '{}' });
  await waitStarts(bad);
  await waitStarts(good);
  await startWorkers();
  await eventually('the good one is started', async () => (await statusOf(good).catch(() => '')) === 'RUNNING');
  const left = (): Promise<{ last_error: string | null }[]> => rig.rows(`select last_error from outbox order by id`);
  await eventually('its entry is gone', async () => (await left()).length === 2);
  expect(await left()).toEqual([{ last_error: 'No process is called "of-a-newer-version" here' }, { last_error: null }]);
});

it('the relay adds when the waiting began, so that its own delay does not prolong the limit', async () => {
  const { dialogId } = await rig.aDialog(await rig.aChannel(), 'anna');
  await waitStarts(dialogId, 3600);
  await rig.owner.query(`update outbox set created_at = now() - interval '10 minutes'`);
  await startWorkers();
  await eventually('the outbox is empty', drained);
  const { limitAt } = await stateOf(dialogId);
  expect(Date.parse(limitAt ?? '') - Date.now()).toBeLessThan(51 * 60_000);
});
