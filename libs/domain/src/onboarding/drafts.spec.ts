import type { TransportCatalog } from '../channels/channel-form.js';
import { checkDraft, draftField } from './drafts.js';
import { DraftTooLong, SecretIsText, UnknownDraftField } from './onboarding.errors.js';
import { STEPS, mayDoStep, stepOf, type OnboardingStep } from './steps.js';

const catalog: TransportCatalog = {
  fieldsOf: (transport) =>
    transport === 'telegram-bot'
      ? [
          { name: 'bot_token', secret: true, required: true },
          { name: 'base_url', secret: false, required: false },
        ]
      : undefined,
};
const step = (id: string): OnboardingStep => stepOf(id) as OnboardingStep;

it.each([
  ['company', 'name', 'half a wo'],
  ['company', 'timeZone', 42],
  ['operators', 'text', '@@@ ,,, anna'],
  ['center', 'workingHours', [{ day: 'Monday' }, null]],
  ['channels', 'telegram-bot.groupIds', ['x']],
])('what is typed in %s.%s is kept, right or wrong', (id, field, value) => {
  expect(checkDraft(step(id), field, value, catalog).secret).toBe(false);
});

it('keys and passwords are known by the form of their messenger, and are texts', () => {
  expect(draftField(step('channels'), 'telegram-bot.secrets.bot_token', catalog)).toMatchObject({ secret: true });
  expect(draftField(step('channels'), 'telegram-bot.settings.base_url', catalog)).toMatchObject({ secret: false });
  expect(() => checkDraft(step('channels'), 'telegram-bot.secrets.bot_token', 7, catalog)).toThrow(SecretIsText);
});

it.each([
  'telegram-bot.settings.bot_token',
  'telegram-bot.secrets.base_url',
  'telegram-bot.colour',
  'smoke.name',
  '',
  '.',
  'toString',
  '__proto__',
])('a field that no form has has no place: "%s"', (field) => {
  expect(() => checkDraft(step('channels'), field, 'x', catalog)).toThrow(UnknownDraftField);
  expect(() => checkDraft(step('company'), field, 'x', catalog)).toThrow(UnknownDraftField);
});

it('a draft has an end', () => {
  expect(() => checkDraft(step('company'), 'name', 'x'.repeat(1_001), catalog)).toThrow(DraftTooLong);
  expect(checkDraft(step('operators'), 'text', 'x'.repeat(250_000), catalog).secret).toBe(false);
});

it('a step is for those who have every permission that it needs', () => {
  expect(mayDoStep(step('center'), ['company', 'groups'])).toBe(false);
  expect(mayDoStep(step('center'), ['company', 'groups', 'manage_scenarios'])).toBe(true);
  expect(STEPS.filter((one) => mayDoStep(one, [])).map(({ id }) => id)).toEqual([]);
});
