import { afterFailure, isDelivered } from '#domain/webhooks/delivery-plan.js';
import { ProcessRig } from '../../testing/process-rig.js';
import type { WebhookDeliveryActivities } from './webhook-delivery.activities.js';
import {
  webhookDeliveryProcess,
  webhookDeliveryStateQuery,
  webhookDeliveryWorkflowId,
  webhookNewsSignal,
  type SwitchOffReason,
  type WebhookDeliveryInput,
  type WebhookNews,
} from './webhook-delivery.contract.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

let rig: ProcessRig;
let nextWebhook = 1;
beforeAll(async () => (rig = await ProcessRig.create(webhookDeliveryProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const news = (told: WebhookNews = { news: 'failed' }): WebhookDeliveryInput & WebhookNews => ({
  ...{ companyId: 1, webhookId: nextWebhook++ },
  ...told,
});

interface Waiting {
  attempts: number;
  dueAt: number;
}

/** An endpoint and what waits for it, as the database has it: the domain's own plan decides when each comes again. */
class Endpoint {
  readonly attempts: { at: number; status: number }[] = [];
  readonly letters: { at: number; reason: SwitchOffReason }[] = [];
  switchedOff: SwitchOffReason | null = null;
  waiting: Waiting[] = [];
  private failingSince: number | null = null;
  private failedTries = 0;

  constructor(private readonly answer: (count: number) => number) {}

  get stubs(): { [Name in keyof WebhookDeliveryActivities]: WebhookDeliveryActivities[Name] } {
    return { attemptDue: () => this.attemptDue(), tellAdmins: ({ reason }) => this.tellAdmins(reason) };
  }

  /** The first attempt, which is made without the process. */
  async firstAttempt(): Promise<WebhookNews | null> {
    return this.attempt({ attempts: 0, dueAt: 0 });
  }

  async attemptDue(): Promise<{ nextInMs: number | null }> {
    const now = await rig.environment.currentTimeMs();
    const due = this.waiting.filter(({ dueAt }) => dueAt <= now);
    this.waiting = this.waiting.filter(({ dueAt }) => dueAt > now);
    for (const delivery of due) {
      if (this.switchedOff) break;
      const told = await this.attempt(delivery);
      if (told?.reason) await this.handle?.signal(webhookNewsSignal, told);
    }
    if (this.switchedOff || this.waiting.length === 0) return { nextInMs: null };
    return { nextInMs: Math.max(Math.min(...this.waiting.map(({ dueAt }) => dueAt)) - now, 0) };
  }

  handle: Awaited<ReturnType<ProcessRig['start']>> | undefined;

  private async attempt({ attempts }: Waiting): Promise<WebhookNews | null> {
    const at = await rig.environment.currentTimeMs();
    const status = this.answer(this.attempts.length + 1);
    this.attempts.push({ at, status });
    if (isDelivered(status)) {
      this.failingSince = null;
      this.failedTries = 0;
      return null;
    }
    this.failingSince ??= at;
    this.failedTries += 1;
    const failed = { schedule: 'standard', attempts: attempts + 1, isTest: false, status, retryAfter: null } as const;
    const standing = { failingSince: new Date(this.failingSince), failedTries: this.failedTries };
    const { nextInSeconds, switchOff } = afterFailure({ ...failed, ...standing }, new Date(at), 0.5);
    if (switchOff) {
      this.switchedOff = switchOff;
      this.waiting = [];
      return { news: 'switched_off', reason: switchOff };
    }
    if (nextInSeconds !== null) this.waiting.push({ attempts: attempts + 1, dueAt: at + nextInSeconds * SECOND });
    return { news: 'failed' };
  }

  private async tellAdmins(reason: SwitchOffReason): Promise<void> {
    this.letters.push({ at: await rig.environment.currentTimeMs(), reason });
  }
}

it('one that never answers is tried ten times in 75 hours, then nothing waits any more', async () => {
  const endpoint = new Endpoint(() => 500);
  await endpoint.firstAttempt();
  const input = news();
  await rig.run(webhookDeliveryWorkflowId(input.webhookId), input, endpoint.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
    rig.record(handle, 'ten-attempts-in-75-hours');
  });
  expect(endpoint.attempts).toHaveLength(10);
  const [first, last] = [endpoint.attempts[0]!.at, endpoint.attempts.at(-1)!.at];
  expect((last - first) / HOUR).toBeGreaterThan(75);
  expect((last - first) / HOUR).toBeLessThan(77);
  expect(endpoint.letters).toEqual([]);
});

// F64
it('one that comes back after twenty failures gets all that waited, and stays switched on', async () => {
  const endpoint = new Endpoint((count) => (count <= 20 ? 503 : 200));
  for (let n = 0; n < 5; n += 1) await endpoint.firstAttempt();
  const input = news();
  await rig.run(webhookDeliveryWorkflowId(input.webhookId), input, endpoint.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
  });
  expect(endpoint.attempts.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(endpoint.switchedOff).toBeNull();
  expect(endpoint.letters).toEqual([]);
});

it('after 120 hours without a success it is off, and its company gets one letter', async () => {
  const endpoint = new Endpoint(() => 500);
  await endpoint.firstAttempt();
  const input = news();
  const workflowId = webhookDeliveryWorkflowId(input.webhookId);
  const started = await rig.environment.currentTimeMs();
  await rig.run(workflowId, input, endpoint.stubs, async (handle) => {
    endpoint.handle = handle;
    // Something new happens every ten hours.
    for (let hours = 10; endpoint.switchedOff === null && hours < 200; hours += 10) {
      await rig.environment.sleep(10 * HOUR);
      const told = await endpoint.firstAttempt();
      if (told) endpoint.handle = await rig.start(workflowId, { ...input, ...told });
    }
    expect(await endpoint.handle.result()).toEqual({ ended: 'nothing_waits' });
    rig.record(endpoint.handle, 'off-after-120-hours');
  });
  expect(endpoint.switchedOff).toBe('no_success');
  expect(endpoint.letters).toMatchObject([{ reason: 'no_success' }]);
  expect((endpoint.letters[0]!.at - started) / HOUR).toBeGreaterThanOrEqual(120);
  expect((endpoint.letters[0]!.at - started) / HOUR).toBeLessThan(131);
});

it('410 at the first attempt: no retry, one letter', async () => {
  const endpoint = new Endpoint(() => 410);
  const told = await endpoint.firstAttempt();
  const input = news(told ?? undefined);
  await rig.run(webhookDeliveryWorkflowId(input.webhookId), input, endpoint.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
    rig.record(handle, 'gone');
  });
  expect(endpoint.attempts).toHaveLength(1);
  expect(endpoint.letters).toMatchObject([{ reason: 'gone' }]);
});

it('410 at a retry: what else waits is not tried', async () => {
  const endpoint = new Endpoint((count) => (count <= 3 ? 500 : 410));
  for (let n = 0; n < 3; n += 1) await endpoint.firstAttempt();
  const input = news();
  const workflowId = webhookDeliveryWorkflowId(input.webhookId);
  await rig.run(workflowId, input, endpoint.stubs, async (handle) => {
    endpoint.handle = handle;
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
  });
  expect(endpoint.letters).toMatchObject([{ reason: 'gone' }]);
  expect(endpoint.waiting).toEqual([]);
});

it('an earlier retry wakes the process that sleeps for a later one', async () => {
  const endpoint = new Endpoint(() => 200);
  const now = await rig.environment.currentTimeMs();
  endpoint.waiting = [{ attempts: 8, dueAt: now + 20 * HOUR }];
  const input = news();
  await rig.run(webhookDeliveryWorkflowId(input.webhookId), input, endpoint.stubs, async (handle) => {
    await rig.environment.sleep(SECOND);
    const { nextAttemptAt } = await handle.query(webhookDeliveryStateQuery);
    expect(Date.parse(nextAttemptAt ?? '') - now).toBeGreaterThan(19 * HOUR);
    endpoint.waiting.push({ attempts: 1, dueAt: (await rig.environment.currentTimeMs()) + 5 * SECOND });
    await handle.signal(webhookNewsSignal, { news: 'failed' });
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
    rig.record(handle, 'woken-by-an-earlier-retry');
  });
  expect((endpoint.attempts[0]!.at - now) / SECOND).toBeLessThan(60);
  expect((endpoint.attempts[1]!.at - now) / HOUR).toBeGreaterThanOrEqual(20);
});

it('switched off by hand: it ends and asks for nothing; switched on again it begins anew', async () => {
  const endpoint = new Endpoint(() => 200);
  const now = await rig.environment.currentTimeMs();
  endpoint.waiting = [{ attempts: 3, dueAt: now + HOUR }];
  const input = news();
  const workflowId = webhookDeliveryWorkflowId(input.webhookId);
  let on = true;
  const stubs = { ...endpoint.stubs, attemptDue: async () => (on ? endpoint.attemptDue() : { nextInMs: null }) };
  await rig.run(workflowId, input, stubs, async (handle) => {
    await rig.environment.sleep(SECOND);
    on = false;
    await handle.signal(webhookNewsSignal, { news: 'changed' });
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
    expect(endpoint.attempts).toEqual([]);
    on = true;
    const again = await rig.start(workflowId, { ...input, news: 'changed' });
    expect(await again.result()).toEqual({ ended: 'nothing_waits' });
  });
  expect(endpoint.attempts).toHaveLength(1);
});

it('a mail server that is away is asked until it is back', async () => {
  let asked = 0;
  const endpoint = new Endpoint(() => 200);
  const tellAdmins = async (): Promise<void> => {
    asked += 1;
    if (asked < 8) throw new Error('the mail server is away');
  };
  const input = news({ news: 'switched_off', reason: 'gone' });
  await rig.run(webhookDeliveryWorkflowId(input.webhookId), input, { ...endpoint.stubs, tellAdmins }, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'nothing_waits' });
  });
  expect(asked).toBe(8);
});
