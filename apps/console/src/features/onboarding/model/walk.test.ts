import { expect, it } from 'vitest';
import type { Onboarding, OnboardingStep } from '../../../api/onboarding.js';
import { neighbour, nextStep } from './walk.js';

const steps = (...states: OnboardingStep['state'][]): Pick<Onboarding, 'steps'> => {
  const ids = ['company', 'channels', 'operators', 'center', 'first_conversation'] as const;
  return { steps: ids.map((id, n) => ({ id, state: states[n] ?? 'open', mayDo: id !== 'center', by: null, at: null })) };
};

it('goes on to the next that is still to do and that one may do', () => {
  expect(nextStep(steps('done', 'done', 'skipped'), 'channels')).toBe('first_conversation');
});

it('goes back to what was left out before, once all that follows is done', () => {
  expect(nextStep(steps('open', 'done', 'done', 'done', 'done'), 'first_conversation')).toBe('company');
});

it('where nothing is left, simply goes on', () => {
  const all = steps('done', 'done', 'done', 'done', 'done');
  expect(nextStep(all, 'company')).toBe('channels');
  expect(nextStep(all, 'first_conversation')).toBeNull();
  expect(neighbour(all, 'company', -1)).toBeNull();
});
