import { daysOf, periodOf } from './period.js';

const TODAY = '2026-11-27';

describe('the period of a report', () => {
  it.each([
    ['nothing: today', {}, TODAY, TODAY],
    ['a day', { date: '2026-02-28' }, '2026-02-28', '2026-02-28'],
    ['two days', { from: '2026-02-27', to: '2026-03-01' }, '2026-02-27', '2026-03-01'],
    ['a beginning: until today', { from: '2026-11-01' }, '2026-11-01', TODAY],
    ['a beginning that is to come: that day', { from: '2026-12-01' }, '2026-12-01', '2026-12-01'],
    ['an end: that day', { to: '2026-11-01' }, '2026-11-01', '2026-11-01'],
  ])('%s', (_, asked, from, to) => {
    expect(periodOf(asked, TODAY)).toEqual({ from, to });
  });

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, 'date_to must not be before date_from'],
    [{ from: '2025-11-26', to: '2026-11-27' }, 'The period may be 366 days at most'],
    [{ from: '1970-01-01', to: '9999-12-31' }, 'The period may be 366 days at most'],
  ])('refuses %j', (asked, sentence) => {
    expect(() => periodOf(asked, TODAY)).toThrow(sentence);
  });

  it('knows its days, also over a leap day', () => {
    expect(daysOf({ from: '2028-02-28', to: '2028-03-01' })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(daysOf(periodOf({ from: '2025-11-27', to: '2026-11-27' }, TODAY))).toHaveLength(366);
  });
});
