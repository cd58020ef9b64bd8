import { OnboardingClosed } from './onboarding.errors.js';
import { Onboarding, type OnboardingRecord } from './onboarding.js';
import { STEP_IDS } from './steps.js';

const opened = new Date('2026-03-02T10:00:00Z');
const later = new Date('2026-03-20T10:00:00Z');
const anna = 7;
const anOnboarding = (more: Partial<OnboardingRecord> = {}): Onboarding =>
  new Onboarding({ state: 'open', openedAt: opened, reminders: 0, marks: [], ...more });
const done = (step: string) => ({ step, state: 'done' as const, operatorId: anna });

it('a step is done once; again is no change', () => {
  const onboarding = anOnboarding({ marks: [done('company')] });
  onboarding.complete('company', 8);
  expect(onboarding.changes).toEqual({ marked: [], unmarked: [], state: null, hasChanged: false });
  onboarding.complete('center', 8);
  expect(onboarding.changes.marked).toEqual([{ step: 'center', state: 'done', operatorId: 8 }]);
});

it('what is done is not passed over', () => {
  const onboarding = anOnboarding({ marks: [done('company')] });
  onboarding.skip('company', anna);
  expect(onboarding.changes.hasChanged).toBe(false);
});

it('is finished with its last step, done, passed over or ticked', () => {
  const onboarding = anOnboarding({ marks: STEP_IDS.slice(0, -1).map(done) });
  expect(onboarding.tick({ channel: true, colleague: true, answered: true })).toEqual(['first_conversation']);
  expect(onboarding.snapshot).toMatchObject({ state: 'finished', current: null, progress: { done: STEP_IDS.length } });
});

it('a closed one takes nothing, and ticks nothing', () => {
  for (const state of ['finished', 'skipped'] as const) {
    const onboarding = anOnboarding({ state });
    expect(() => onboarding.complete('company', anna)).toThrow(OnboardingClosed);
    expect(() => onboarding.skip('company', anna)).toThrow(OnboardingClosed);
    expect(onboarding.tick({ channel: true, colleague: true, answered: true })).toEqual([]);
    onboarding.finish();
    onboarding.skipAll();
    expect(onboarding.changes.hasChanged).toBe(false);
  }
});

it('opened again, what was passed over is to do, what is done stays, and its days count anew', () => {
  const onboarding = anOnboarding({ state: 'skipped', marks: [done('company'), { step: 'channels', state: 'skipped', operatorId: anna }] });
  onboarding.reopen(later);
  expect(onboarding).toMatchObject({ state: 'open', openedAt: later, wasReopened: true });
  expect(onboarding.snapshot).toMatchObject({ current: 'channels', progress: { done: 1, skipped: 0 } });
  expect(onboarding.changes.unmarked).toEqual(['channels']);
});

it('a step that is taken up again by hand is not ticked by what is so anyway', () => {
  const onboarding = anOnboarding({ state: 'finished', marks: STEP_IDS.map(done) });
  onboarding.reopenStep('channels', anna, later);
  expect(onboarding.snapshot).toMatchObject({ state: 'open', current: 'channels' });
  expect(onboarding.tick({ channel: true, colleague: true, answered: true })).toEqual([]);
  onboarding.complete('channels', anna);
  expect(onboarding.state).toBe('finished');
});
