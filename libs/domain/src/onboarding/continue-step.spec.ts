import { DomainError } from '../shared/domain-error.js';
import { centerPlan, companyPlan, invitationPlan } from './continue-step.js';
import { StepUnfit } from './onboarding.errors.js';

function faultsOf(work: () => unknown): [string, string][] {
  try {
    work();
  } catch (error) {
    if (error instanceof StepUnfit) return error.errors.map(({ field, reason }) => [field, reason]);
    throw error;
  }
  return [];
}

it('what nobody touched stays as it is', () => {
  expect(companyPlan({})).toEqual({ name: undefined, timeZone: undefined, locale: undefined });
  expect(companyPlan({ name: null, locale: 'ru' })).toEqual({ name: undefined, timeZone: undefined, locale: 'ru' });
  expect(centerPlan({})).toEqual({
    changes: { autoAssign: undefined, maxOpenDialogs: undefined, workingHours: undefined },
    groups: [],
    greeting: undefined,
  });
});

it('says everything that is wrong at once, by field', () => {
  expect(faultsOf(() => companyPlan({ name: ' ', timeZone: '+03:00', locale: 'fr' }))).toEqual([
    ['name', 'required'],
    ['timeZone', 'unknown_time_zone'],
    ['locale', 'not_a_choice'],
  ]);
  expect(
    faultsOf(() =>
      centerPlan({
        ...{ autoAssign: 'yes', maxOpenDialogs: '4x', groups: ['x'.repeat(101)], greeting: 'x'.repeat(4_001) },
        workingHours: [{ day: 1, from: '18:00', to: '09:00' }],
      }),
    ),
  ).toEqual([
    ['autoAssign', 'not_a_choice'],
    ['maxOpenDialogs', 'not_a_number'],
    ['workingHours.0', 'working_hours'],
    ['groups.0', 'too_long'],
    ['greeting', 'too_long'],
  ]);
});

it('takes what people mean: numbers as texts, names with blanks, a group once', () => {
  expect(companyPlan({ name: '  Warm  Bread ' }).name).toBe('Warm  Bread');
  expect(centerPlan({ maxOpenDialogs: ' 12 ' }).changes.maxOpenDialogs).toBe(12);
  expect(centerPlan({ groups: ['Sales', '', ' sales', 7, 'Support'] }).groups).toEqual(['Sales', 'Support']);
  expect(centerPlan({ workingHours: 'always' }).changes.workingHours).toBeNull();
  expect(centerPlan({ workingHours: [] }).changes.workingHours).toEqual([]);
  expect(centerPlan({ greeting: '  ' }).greeting).toBe('');
});

it('a list of people must say something; groups that are no numbers are left out', () => {
  expect(faultsOf(() => invitationPlan({ text: ' \n ' }))).toEqual([['text', 'required']]);
  expect(invitationPlan({ text: ' anna@x.test ', groupIds: [1, 'two', 3] })).toMatchObject({ text: 'anna@x.test', groupIds: [1, 3] });
});

it('its refusal names the first field', () => {
  expect(() => companyPlan({ name: '' })).toThrow(DomainError);
  expect(() => companyPlan({ name: '' })).toThrow(/name must say something/);
});
