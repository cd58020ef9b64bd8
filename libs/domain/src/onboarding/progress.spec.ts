import fc from 'fast-check';
import { currentStep, progressOf, stateAfter, stepStates, tickedBy, type StepMark, type StepState } from './progress.js';
import { STEP_IDS, type Facts } from './steps.js';

const nothing: Facts = { channel: false, colleague: false, answered: false };
const mark = (step: string, state: StepState = 'done'): StepMark => ({ step, state });

it('the first step that is neither done nor passed over is the current one, in whatever order they were done', () => {
  expect(currentStep([])).toBe('company');
  expect(currentStep([mark('center'), mark('company', 'skipped')])).toBe('channels');
  expect(currentStep([mark('company'), mark('channels'), mark('channels', 'open')])).toBe('channels');
  expect(currentStep(STEP_IDS.map((id) => mark(id)))).toBeNull();
});

it('what was passed over is counted, and not as done', () => {
  expect(progressOf([mark('company'), mark('operators', 'skipped')])).toEqual({ done: 1, skipped: 1, total: STEP_IDS.length });
});

it('steps of another release count for nothing', () => {
  const marks = [mark('of_a_later_release'), mark('company')];
  expect(stepStates(marks).map(({ id }) => id)).toEqual(STEP_IDS);
  expect(progressOf(marks)).toEqual({ done: 1, skipped: 0, total: STEP_IDS.length });
});

it('a release that adds a step: an open onboarding stands at it, a closed one stays closed', () => {
  const [added, ...before] = STEP_IDS;
  const marks = before.map((id) => mark(id));
  expect(currentStep(marks)).toBe(added);
  expect(stateAfter('open', marks)).toBe('open');
  expect(stateAfter('finished', marks)).toBe('finished');
  expect(stateAfter('skipped', marks)).toBe('skipped');
});

it('a fact ticks its step, and none that somebody has passed over or taken up again', () => {
  const facts: Facts = { channel: true, colleague: true, answered: true };
  expect(tickedBy(facts, [])).toEqual(['channels', 'operators', 'first_conversation']);
  expect(tickedBy(facts, [mark('channels', 'open'), mark('operators', 'skipped')])).toEqual(['first_conversation']);
  expect(tickedBy(nothing, [])).toEqual([]);
});

it('every onboarding has a current step or is through, whatever its marks', () => {
  const marks = fc.array(
    fc.record({ step: fc.constantFrom(...STEP_IDS, 'unknown'), state: fc.constantFrom<StepState>('open', 'done', 'skipped') }),
  );
  fc.assert(
    fc.property(marks, (given) => {
      const { done, skipped, total } = progressOf(given);
      expect(currentStep(given) === null).toBe(done + skipped === total);
      expect(stateAfter('open', given)).toBe(done + skipped === total ? 'finished' : 'open');
    }),
  );
});
