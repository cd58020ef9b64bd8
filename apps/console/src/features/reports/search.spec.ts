import { describe, expect, test } from 'vitest';
import { reportOfName, type ReportKind } from './catalogue.js';
import { askOf, differs, isBareView, savedOf, searchOf } from './question.js';
import { idsOf, listOf, reportSearch } from './search.js';

function kind(name: Parameters<typeof reportOfName>[0]): ReportKind {
  const found = reportOfName(name);
  if (!found) throw new Error(`No report ${name}`);
  return found;
}

/** As the router reads an address: without what is not there. */
const read = (search: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(reportSearch(search)).filter(([, value]) => value !== undefined));

describe('an address', () => {
  test('keeps what means something and drops the rest', () => {
    expect(
      read({ view: 7, period: 'last_month', bucket: 'day', channels: '3,12', roles: 'admin,custom:4', compare: true, junk: 1 }),
    ).toEqual({
      view: 7,
      period: 'last_month',
      bucket: 'day',
      channels: '3,12',
      roles: 'admin,custom:4',
      compare: true,
    });
    expect(read({ view: -1, period: 'ever', bucket: 'hour', channels: '1;2', operators: 'x', roles: 'boss', compare: 'yes' })).toEqual({});
  });

  test('means own days only where there are both', () => {
    expect(read({ from: '2026-11-01', to: '2026-11-28', period: 'today' })).toEqual({ from: '2026-11-01', to: '2026-11-28' });
    expect(read({ from: '2026-11-01', period: 'today' })).toEqual({ period: 'today' });
  });

  test('has one id as a number and several with commas', () => {
    expect([listOf([]), listOf([5]), listOf([12, 5])]).toEqual([undefined, 5, '5,12']);
    expect([idsOf(undefined), idsOf(5), idsOf('5,12')]).toEqual([[], [5], [5, 12]]);
    expect(read({ channels: 5 })).toEqual({ channels: 5 });
  });
});

describe('what the server is asked', () => {
  test('is this month by day where nothing is said', () => {
    expect(askOf({}, kind('active_dialogs'))).toEqual({ preset: 'this_month', by: 'day' });
  });

  test('has only filters that mean something for the report', () => {
    expect(askOf({ channels: 1, operators: '2,3', groups: 4 }, kind('operator_events'))).toMatchObject({
      operatorIds: '2,3',
      groupIds: '4',
    });
    expect(askOf({ channels: 1, operators: 2, scenario: 9 }, kind('funnel'))).toMatchObject({ channelIds: '1', scenarioId: 9 });
    expect(askOf({ channels: 1, operators: 2, scenario: 9 }, kind('funnel'))).not.toHaveProperty('operatorIds');
  });

  test('is never day by day over more than a year', () => {
    const long = { from: '2024-01-01', to: '2026-01-01', bucket: 'day' } as const;
    expect(askOf(long, kind('load'))).toEqual({ from: '2024-01-01', to: '2026-01-01', by: 'month' });
  });
});

describe('a saved view', () => {
  const search = { period: 'last_month', bucket: 'day', channels: '3,12', roles: 'admin', compare: true } as const;

  test('comes back as it was asked', () => {
    const saved = savedOf(search, kind('load'));
    expect(searchOf(saved)).toMatchObject({ period: 'last_month', bucket: 'day', channels: '3,12', roles: 'admin' });
    expect(differs(search, saved, kind('load'))).toBe(false);
  });

  test('is changed by another question, not by the order of what is chosen or by comparing', () => {
    const saved = savedOf(search, kind('load'));
    expect(differs({ ...search, compare: undefined }, { ...saved, channelIds: [12, 3] }, kind('load'))).toBe(false);
    expect(differs({ ...search, channels: 3 }, saved, kind('load'))).toBe(true);
    expect(differs({ ...search, period: 'today' }, saved, kind('load'))).toBe(true);
  });

  test('stands alone in a link of a letter', () => {
    expect(isBareView({ view: 7, period: undefined })).toBe(true);
    expect(isBareView({ view: 7, period: 'today' })).toBe(false);
    expect(isBareView({})).toBe(false);
  });
});
