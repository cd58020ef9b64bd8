import { expect, it } from 'vitest';
import type { OnboardingField } from '../../../api/onboarding.js';
import { Drafts } from './drafts.js';

const ME = 1;
const NAME = 'company/name';
const notOwn = () => false;
const written = (value: string, revision: number, by = { id: 2, name: 'Boris I.' }): OnboardingField => ({
  ...{ step: 'company', field: 'name', value, revision, updatedBy: by, updatedAt: '2026-01-01T00:00:00Z', sealed: false },
});

it('shows what others write at once', () => {
  const drafts = new Drafts(ME);
  drafts.remote(written('Bakery', 1), notOwn);
  drafts.remote(written('Bakery No. 1', 2), notOwn);
  expect(drafts.view(NAME)).toEqual({ value: 'Bakery No. 1', rival: null });
});

it('goes back to no older write, however late it comes', () => {
  const drafts = new Drafts(ME);
  drafts.remote(written('newer', 5), notOwn);
  drafts.remote(written('older', 4), notOwn);
  drafts.loaded([written('older', 4)]);
  expect(drafts.view(NAME).value).toBe('newer');
});

it('leaves the words that one is typing alone, says who else types, and takes his over when one leaves the field', () => {
  const drafts = new Drafts(ME);
  drafts.type(NAME, 'Mine');
  drafts.saved(NAME, 'Mine', 1, false);
  drafts.remote(written('His', 2), notOwn);
  expect(drafts.view(NAME)).toEqual({ value: 'Mine', rival: { name: 'Boris I.', own: false } });
  drafts.leave(NAME, false);
  expect(drafts.view(NAME)).toEqual({ value: 'His', rival: null });
});

it('keeps one’s own words where they are written last', () => {
  const drafts = new Drafts(ME);
  drafts.type(NAME, 'Mi');
  drafts.remote(written('His', 2), notOwn);
  drafts.type(NAME, 'Mine');
  drafts.leave(NAME, true);
  expect(drafts.view(NAME).value).toBe('Mine');
  drafts.saved(NAME, 'Mine', 3, false);
  expect(drafts.view(NAME)).toEqual({ value: 'Mine', rival: null });
});

it('knows oneself in another window, and the echo of one’s own words', () => {
  const drafts = new Drafts(ME);
  drafts.type(NAME, 'Mine and more');
  drafts.remote(written('Mine', 1, { id: ME, name: 'Anna P.' }), (value) => value === 'Mine');
  expect(drafts.view(NAME).rival).toBeNull();
  drafts.remote(written('Another', 2, { id: ME, name: 'Anna P.' }), notOwn);
  expect(drafts.view(NAME).rival).toEqual({ name: 'Anna P.', own: true });
});

it('forgets what the server has no more, but nothing that is typed or was stored a moment ago', () => {
  const drafts = new Drafts(ME);
  drafts.remote(written('applied', 1), notOwn);
  drafts.type('center/greeting', 'Hello');
  drafts.type('company/locale', 'ru');
  drafts.saved('company/locale', 'ru', 1, false, 1_000);
  drafts.leave('company/locale', false);
  drafts.loaded([], 5_000);
  expect(drafts.view(NAME).value).toBeUndefined();
  expect(drafts.view('center/greeting').value).toBe('Hello');
  expect(drafts.view('company/locale').value).toBe('ru');
  drafts.loaded([], 60_000);
  expect(drafts.view('company/locale').value).toBeUndefined();
});
