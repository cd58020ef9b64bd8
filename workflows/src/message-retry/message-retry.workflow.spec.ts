import { ProcessRig } from '../../testing/process-rig.js';
import type { MessageRetryActivities, TrySendInput, TrySendResult } from './message-retry.activities.js';
import {
  messageRetryProcess,
  messageRetryStateQuery,
  messageRetryWorkflowId,
  messageSettledSignal,
  type MessageRetryInput,
} from './message-retry.contract.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let rig: ProcessRig;
let nextMessage = 1;
beforeAll(async () => (rig = await ProcessRig.create(messageRetryProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const aFailure = (more: Partial<MessageRetryInput> = {}): MessageRetryInput => ({
  ...{ companyId: 1, messageId: nextMessage++, attempt: 1, reason: 'refused', retryAfterSeconds: null, ...more },
});

const refused = (attempt: number, retryAfterSeconds: number | null = null): TrySendResult => ({
  state: 'failed',
  failure: { attempt, reason: 'refused', retryAfterSeconds },
});

/** The activities as a script, with a note of when each was asked. */
class Sending implements MessageRetryActivities {
  readonly tries: number[] = [];
  readonly inputs: TrySendInput[] = [];
  givenUp = 0;

  constructor(private readonly answer: (count: number) => TrySendResult | Promise<TrySendResult>) {}

  get stubs(): { trySend: MessageRetryActivities['trySend']; giveUp: MessageRetryActivities['giveUp'] } {
    return { trySend: (input) => this.trySend(input), giveUp: () => this.giveUp() };
  }

  get pauses(): number[] {
    return this.tries.slice(1).map((at, n) => (at - (this.tries[n] ?? 0)) / SECOND);
  }

  async trySend(input: TrySendInput): Promise<TrySendResult> {
    this.inputs.push(input);
    this.tries.push(await rig.environment.currentTimeMs());
    return this.answer(this.tries.length);
  }

  async giveUp(): Promise<void> {
    this.givenUp += 1;
  }
}

it('waits as long as the provider asked for, and sends once', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure({ retryAfterSeconds: 30 });
  const started = await rig.environment.currentTimeMs();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'settled' });
    rig.record(handle, 'sent-after-the-asked-pause');
  });
  expect(sending.inputs).toEqual([{ companyId: 1, messageId: input.messageId, afterLostAnswer: false }]);
  expect((sending.tries[0] ?? 0) - started).toBeGreaterThanOrEqual(30 * SECOND);
  expect((sending.tries[0] ?? 0) - started).toBeLessThan(60 * SECOND);
});

it('without a wish of the provider the pauses double, with some chance in them, up to half an hour', async () => {
  const sending = new Sending((count) => (count < 13 ? refused(count + 1) : { state: 'settled' }));
  const input = aFailure();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, (handle) => handle.result());
  sending.pauses.forEach((pause, n) => {
    const expected = Math.min(10 * 2 ** n, 1800);
    expect(pause).toBeGreaterThan(expected * 0.79);
    expect(pause).toBeLessThan(expected * 1.21 + 15);
  });
});

it('gives up after a day, once', async () => {
  const sending = new Sending((count) => refused(count + 1));
  const input = aFailure();
  const started = await rig.environment.currentTimeMs();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'gave_up' });
  });
  expect(sending.givenUp).toBe(1);
  expect((sending.tries.at(-1) ?? 0) - started).toBeLessThan(24.1 * HOUR);
  expect((sending.tries.at(-1) ?? 0) - started).toBeGreaterThan(22 * HOUR);
  expect(sending.tries.length).toBeLessThan(60);
});

it('gives up after sixty attempts, however short their pauses were', async () => {
  const sending = new Sending((count) => refused(58 + count, 1));
  const input = aFailure({ attempt: 58 });
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'gave_up' });
    rig.record(handle, 'given-up');
  });
  expect(sending.tries).toHaveLength(2);
  expect(sending.givenUp).toBe(1);
});

it('a message that somebody else settled is not sent', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    await handle.signal(messageSettledSignal, { reason: 'discarded' });
    expect(await handle.result()).toEqual({ ended: 'settled' });
    rig.record(handle, 'settled-by-the-operator');
  });
  expect(sending.tries).toHaveLength(0);
});

it('a lost answer has a minute to be confirmed; only then one more send is asked for', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure({ reason: 'answer_lost' });
  const started = await rig.environment.currentTimeMs();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.query(messageRetryStateQuery)).toEqual({ attempt: 1, awaitsConfirmation: true });
    await handle.result();
    rig.record(handle, 'sent-again-after-a-lost-answer');
  });
  expect((sending.tries[0] ?? 0) - started).toBeGreaterThanOrEqual(60 * SECOND);
  expect(sending.inputs).toMatchObject([{ afterLostAnswer: true }]);
});

it('a lost answer that is confirmed in time is not sent again', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure({ reason: 'answer_lost' });
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    await rig.environment.sleep('50 seconds');
    await handle.signal(messageSettledSignal, { reason: 'confirmed' });
    expect(await handle.result()).toEqual({ ended: 'settled' });
  });
  expect(sending.tries).toHaveLength(0);
});

it('what nobody can find out is left to the operator', async () => {
  const sending = new Sending(() => ({ state: 'left_to_operator' }));
  const input = aFailure({ reason: 'answer_lost' });
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'left_to_operator' });
    rig.record(handle, 'left-to-the-operator');
  });
  expect(sending.givenUp).toBe(0);
});

it('a worker that dies in the middle of an attempt, or is busy with it, is asked again later', async () => {
  const sending = new Sending((count) => {
    if (count === 1) throw new Error('the worker died');
    return { state: count === 2 ? 'busy' : 'settled' };
  });
  const input = aFailure();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'settled' });
    rig.record(handle, 'asked-again-after-a-dead-worker');
  });
  expect(sending.tries).toHaveLength(3);
});

it('a newer failure that the sender tells of replaces the plan; one that is told twice changes nothing', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure({ retryAfterSeconds: 10_000 });
  const started = await rig.environment.currentTimeMs();
  await rig.run(messageRetryWorkflowId(input.messageId), input, sending.stubs, async (handle) => {
    await rig.start(handle.workflowId, { ...input, attempt: 2, retryAfterSeconds: 100 });
    await rig.start(handle.workflowId, { ...input, retryAfterSeconds: 5 });
    expect(await handle.query(messageRetryStateQuery)).toMatchObject({ attempt: 2 });
    await handle.result();
  });
  expect(sending.tries).toHaveLength(1);
  expect((sending.tries[0] ?? 0) - started).toBeGreaterThanOrEqual(100 * SECOND);
  expect((sending.tries[0] ?? 0) - started).toBeLessThan(180 * SECOND);
});

it('a failure after the operator sent it anew is retried, though its attempts are numbered from the start', async () => {
  const sending = new Sending(() => ({ state: 'settled' }));
  const input = aFailure({ attempt: 5, retryAfterSeconds: 10_000 });
  const id = messageRetryWorkflowId(input.messageId);
  const started = await rig.environment.currentTimeMs();
  const early = async (): ReturnType<ProcessRig['start']> => {
    const handle = await rig.start(id, input);
    await handle.signal(messageSettledSignal, { reason: 'retried' });
    return rig.start(id, { ...input, attempt: 1, retryAfterSeconds: 20 });
  };
  await rig.runLate(early, sending.stubs, (handle) => handle.result());
  expect(sending.tries).toHaveLength(1);
  expect((sending.tries[0] ?? 0) - started).toBeLessThan(60 * SECOND);
});

it.each([true, false])(
  'a message whose template was refused goes once more only if the template is there by now (%s)',
  async (sendable) => {
    const sending = new Sending(() => ({ state: 'settled' }));
    const input = aFailure({ reason: 'template' });
    const stubs = { ...sending.stubs, refreshTemplate: async () => sendable };
    await rig.run(messageRetryWorkflowId(input.messageId), input, stubs, async (handle) => {
      expect(await handle.result()).toEqual({ ended: sendable ? 'settled' : 'gave_up' });
      rig.record(handle, sendable ? 'sent-with-the-refreshed-template' : 'template-still-refused');
    });
    expect([sending.tries.length, sending.givenUp]).toEqual(sendable ? [1, 0] : [0, 1]);
  },
);
