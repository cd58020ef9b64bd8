import { ProcessRig } from '../../testing/process-rig.js';
import { paymentProcess, paymentStateQuery, paymentWorkflowId, type PaymentResult } from './payment.contract.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let rig: ProcessRig;
let nextPayment = 1;
beforeAll(async () => (rig = await ProcessRig.create(paymentProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

type State = PaymentResult['ended'];

/** The payment as the activity finds it; notes when it was asked. */
class AtProvider {
  readonly asked: number[] = [];

  constructor(private readonly answer: (count: number) => State) {}

  get stubs(): { lookAtPayment: () => Promise<{ state: State }> } {
    return {
      lookAtPayment: async () => {
        this.asked.push(await rig.environment.currentTimeMs());
        return { state: this.answer(this.asked.length) };
      },
    };
  }
}

const aPayment = (): { input: { companyId: number; paymentId: number }; id: string } => {
  const paymentId = nextPayment++;
  return { input: { companyId: 1, paymentId }, id: paymentWorkflowId(paymentId) };
};

it('ends as soon as the webhook was heard', async () => {
  const provider = new AtProvider(() => 'paid');
  const { input, id } = aPayment();
  await rig.run(id, input, provider.stubs, async (handle) => {
    expect(await handle.query(paymentStateQuery)).toEqual({ asked: 0 });
    const heardAt = await rig.environment.currentTimeMs();
    await rig.start(id, input);
    expect(await handle.result()).toEqual({ ended: 'paid' });
    expect(provider.asked[0]! - heardAt).toBeLessThan(MINUTE);
    rig.record(handle, 'webhook');
  });
});

it('asks the provider where no webhook comes', async () => {
  const provider = new AtProvider((count) => (count < 3 ? 'pending' : 'paid'));
  const { input, id } = aPayment();
  await rig.run(id, input, provider.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'paid' });
    rig.record(handle, 'webhook-lost');
  });
  expect(provider.asked[2]! - provider.asked[0]!).toBeGreaterThanOrEqual(14 * MINUTE);
});

it('a payment that nobody decides is left after a week', async () => {
  const provider = new AtProvider(() => 'pending');
  const { input, id } = aPayment();
  const startedAt = await rig.environment.currentTimeMs();
  await rig.run(id, input, provider.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'pending' });
    rig.record(handle, 'nobody-decides');
  });
  expect(provider.asked.at(-1)! - startedAt).toBeGreaterThanOrEqual(6 * DAY);
});

it('a provider that is away only delays it', async () => {
  const provider = new AtProvider((count) => {
    if (count < 3) throw new Error('the provider is away');
    return 'cancelled';
  });
  const { input, id } = aPayment();
  await rig.run(id, input, provider.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'cancelled' });
  });
});
