import { ProcessRig } from '../../testing/process-rig.js';
import type { SendLetterResult } from './letter.activities.js';
import { letterProcess, letterStateQuery, letterWorkflowId, type LetterInput, type LetterKind } from './letter.contract.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let rig: ProcessRig;
let nextId = 1;
beforeAll(async () => (rig = await ProcessRig.create(letterProcess)));
afterAll(async () => {
  if (process.env['RECORD_HISTORIES'] === '1') await rig.saveHistories(new URL('./histories/', import.meta.url));
  await rig.dispose();
});

const aLetter = (kind: LetterKind = 'invitation'): LetterInput => ({ companyId: 1, kind, id: nextId++, version: 1 });

/** The mail server as a script: what it says to each attempt, and when the attempts were made. */
function server(answer: (attempt: number) => SendLetterResult) {
  const at: number[] = [];
  const sendLetter = async (): Promise<SendLetterResult> => {
    at.push(await rig.environment.currentTimeMs());
    return answer(at.length);
  };
  const pausesInMinutes = (): number[] => at.slice(1).map((time, n) => Math.round((time - at[n]!) / (MINUTE_MS / 2)) / 2);
  return { at, stubs: { sendLetter }, pausesInMinutes };
}

it('one letter, however often it is told of', async () => {
  const script = server(() => 'sent');
  const input = aLetter();
  const early = async (): ReturnType<ProcessRig['start']> => {
    await rig.start(letterWorkflowId(input), input);
    return rig.start(letterWorkflowId(input), input);
  };
  await rig.runLate(early, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'sent' });
    rig.record(handle, 'sent-at-once');
  });
  expect(script.at).toHaveLength(1);
});

it('a mail server that is away is asked again, ever more seldom, and says so meanwhile', async () => {
  const script = server((attempt) => (attempt < 10 ? 'later' : 'sent'));
  const input = aLetter();
  await rig.run(letterWorkflowId(input), input, script.stubs, async (handle) => {
    while (script.at.length < 2) await rig.environment.sleep(MINUTE_MS / 2);
    const { attempts, nextAttemptAt } = await handle.query(letterStateQuery);
    expect(attempts).toBeGreaterThanOrEqual(2);
    expect(nextAttemptAt).not.toBeNull();
    expect(await handle.result()).toEqual({ ended: 'sent' });
    rig.record(handle, 'sent-after-hours');
  });
  expect(script.pausesInMinutes()).toEqual([0.5, 1, 2, 4, 8, 16, 32, 60, 60]);
});

it.each([
  ['logged', 'logged-without-a-mail-server'],
  ['refused', 'refused-address'],
  ['over', 'over-before-it-left'],
] as const)('%s is an end, too', async (ended, name) => {
  const script = server((attempt) => (attempt === 1 && ended === 'over' ? 'later' : ended));
  const input = aLetter();
  await rig.run(letterWorkflowId(input), input, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended });
    rig.record(handle, name);
  });
});

it('a worker that dies, or a database that is away, is no answer of the mail server', async () => {
  const script = server((attempt) => {
    if (attempt === 1) throw new Error('the worker died');
    return 'sent';
  });
  const input = aLetter('password_reset');
  await rig.run(letterWorkflowId(input), input, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'sent' });
    rig.record(handle, 'asked-again-after-a-dead-worker');
  });
  expect(script.at).toHaveLength(2);
});

it('a reminder that could not leave for a day reminds of nothing', async () => {
  const script = server(() => 'later');
  const input = aLetter('onboarding_reminder');
  await rig.run(letterWorkflowId(input), input, script.stubs, async (handle) => {
    expect(await handle.result()).toEqual({ ended: 'over' });
    rig.record(handle, 'reminder-given-up');
  });
  const last = script.at.at(-1)! - script.at[0]!;
  expect(last).toBeLessThanOrEqual(DAY_MS);
  expect(last).toBeGreaterThan(DAY_MS - 60 * MINUTE_MS - MINUTE_MS);
});

it('the id says which letter', () => {
  expect(letterWorkflowId({ companyId: 1, kind: 'password_reset', id: 42, version: 1 })).toBe('letter:password_reset:42:1');
});
