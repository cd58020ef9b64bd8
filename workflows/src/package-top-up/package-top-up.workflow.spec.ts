import { ProcessRig } from '../../testing/process-rig.js';
import type { UnblockAnswer } from './package-top-up.activities.js';
import { packageTopUpProcess, packageTopUpStateQuery, packageTopUpWorkflowId } from './package-top-up.contract.js';

const HOUR = 3_600_000;

let rig: ProcessRig;
let nextCompany = 1;
beforeAll(async () => (rig = await ProcessRig.create(packageTopUpProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

/** A company's account, as the activity finds it; notes when it was asked. */
class Account {
  readonly asked: number[] = [];

  constructor(private readonly answer: (count: number) => UnblockAnswer | Promise<UnblockAnswer>) {}

  get stubs(): { unblockDialogs: () => Promise<UnblockAnswer> } {
    return {
      unblockDialogs: async () => {
        this.asked.push(await rig.environment.currentTimeMs());
        return this.answer(this.asked.length);
      },
    };
  }

  async wasAsked(times: number): Promise<void> {
    while (this.asked.length < times) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const aCompany = (): { input: { companyId: number }; id: string } => {
  const companyId = nextCompany++;
  return { input: { companyId }, id: packageTopUpWorkflowId(companyId) };
};

it('waits with what is blocked until the account changes, and gives it back then', async () => {
  const account = new Account((count) => (count === 1 ? { unblocked: 0, blocked: 3 } : { unblocked: 3, blocked: 0 }));
  const { input, id } = aCompany();
  await rig.run(id, input, account.stubs, async (handle) => {
    await account.wasAsked(1);
    await rig.environment.sleep(HOUR);
    expect(await handle.query(packageTopUpStateQuery)).toEqual({ unblocked: 0, blocked: 3 });
    await rig.start(id, input);
    expect(await handle.result()).toEqual({ unblocked: 3 });
    rig.record(handle, 'funds-after-an-hour');
  });
  expect(account.asked).toHaveLength(2);
});

it('what the money does not reach goes on waiting', async () => {
  const answers = [
    { unblocked: 0, blocked: 5 },
    { unblocked: 2, blocked: 3 },
    { unblocked: 3, blocked: 0 },
  ];
  const account = new Account((count) => answers[count - 1]!);
  const { input, id } = aCompany();
  await rig.run(id, input, account.stubs, async (handle) => {
    for (const times of [1, 2]) {
      await account.wasAsked(times);
      await rig.environment.sleep(HOUR);
      await rig.start(id, input);
    }
    expect(await handle.result()).toEqual({ unblocked: 5 });
    rig.record(handle, 'in-two-parts');
  });
});

it('a word that comes while the account is asked is not lost', async () => {
  let answer: (value: UnblockAnswer) => void = () => undefined;
  const first = new Promise<UnblockAnswer>((resolve) => (answer = resolve));
  const account = new Account((count) => (count === 1 ? first : { unblocked: 1, blocked: 0 }));
  const { input, id } = aCompany();
  await rig.run(id, input, account.stubs, async (handle) => {
    await account.wasAsked(1);
    await rig.start(id, input);
    answer({ unblocked: 0, blocked: 1 });
    expect(await handle.result()).toEqual({ unblocked: 1 });
    rig.record(handle, 'funds-meanwhile');
  });
});

it('where nobody says anything it looks again by itself', async () => {
  const account = new Account((count) => (count === 1 ? { unblocked: 0, blocked: 1 } : { unblocked: 1, blocked: 0 }));
  const { input, id } = aCompany();
  await rig.run(id, input, account.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ unblocked: 1 });
    rig.record(handle, 'nobody-spoke');
  });
  expect(account.asked[1]! - account.asked[0]!).toBeGreaterThanOrEqual(6 * HOUR);
});

it('a database that is away for a while only delays it', async () => {
  const account = new Account((count) => {
    if (count < 3) throw new Error('the database is away');
    return { unblocked: 1, blocked: 0 };
  });
  const { input, id } = aCompany();
  await rig.run(id, input, account.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ unblocked: 1 });
  });
});
