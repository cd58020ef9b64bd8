import { RETRY_LIMITS, RetryPlan, type FailedAttempt } from './retry-plan.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const refused = (attempt: number, retryAfterSeconds: number | null = null): FailedAttempt => ({
  attempt,
  reason: 'refused',
  retryAfterSeconds,
});

function planAfter(...failures: FailedAttempt[]): RetryPlan {
  const plan = new RetryPlan();
  failures.forEach((failure) => plan.failed(failure, NOW));
  return plan;
}

it('doubles its pauses up to the longest, within a fifth of chance', () => {
  const pauses = [1, 2, 3, 4, 20].map((count) => {
    const plan = planAfter(...Array.from({ length: count }, (_value, n) => refused(n + 1)));
    return [plan.pauseMs(NOW, 0), plan.pauseMs(NOW, 0.5), plan.pauseMs(NOW, 1)];
  });
  expect(pauses.map(([, middle]) => middle)).toEqual([5_000, 10_000, 20_000, 40_000, 1_800_000]);
  expect(pauses[0]).toEqual([4_000, 5_000, 6_000]);
});

it("is never earlier than the provider's wish, also by chance", () => {
  expect(planAfter(refused(1, 30)).pauseMs(NOW, 0)).toBe(30_000);
  expect(planAfter(refused(1, 30)).pauseMs(NOW, 1)).toBe(36_000);
});

it('does not wait past the day after which it gives up', () => {
  const plan = planAfter(refused(1, 7 * 86_400));
  expect(plan.pauseMs(NOW, 0)).toBe(RETRY_LIMITS.giveUpAfterSeconds * 1_000);
  expect(plan.exhausted(NOW + RETRY_LIMITS.giveUpAfterSeconds * 1_000)).toBe(true);
});

it('a failure told twice, or late, changes nothing', () => {
  const plan = planAfter(refused(2));
  const { turn } = plan;
  plan.failed(refused(2, 600), NOW);
  plan.failed(refused(1), NOW);
  expect(plan.turn).toBe(turn);
  expect(plan.state.attempt).toBe(2);
});

it('a lost answer waits for its confirmation, whatever came before', () => {
  const plan = planAfter(refused(1), { attempt: 2, reason: 'answer_lost', retryAfterSeconds: 999 });
  expect(plan.awaitsConfirmation).toBe(true);
  expect(plan.pauseMs(NOW, 0.3)).toBe(60_000);
});

it('what is settled is over until something fails anew, and that begins a new day', () => {
  const plan = planAfter(refused(59));
  plan.settle();
  expect(plan.over).toBe(true);
  plan.failed(refused(1), NOW + 23 * 3_600_000);
  expect(plan.over).toBe(false);
  expect(plan.exhausted(NOW + 25 * 3_600_000)).toBe(false);
  expect(plan.pauseMs(NOW + 23 * 3_600_000, 0.5)).toBe(5_000);
});
