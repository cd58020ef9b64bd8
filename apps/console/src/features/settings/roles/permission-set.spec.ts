import { describe, expect, test } from 'vitest';
import type { Permission } from '../../../api/types.js';
import { change, countsAs, isSameSet, tickOf } from './permission-set.js';

const NEEDS: Partial<Record<Permission, Permission>> = {
  manage_scenarios: 'scenarios',
  manage_secrets: 'scenarios',
  end_sessions: 'sessions',
};

describe('ticking what a role may', () => {
  test('an action comes with the section that it is done in', () => {
    expect(change(['tags'], ['manage_scenarios'], true, NEEDS)).toEqual({
      chosen: ['tags', 'manage_scenarios', 'scenarios'],
      along: ['scenarios'],
    });
  });

  test('a section that is there already is no news', () => {
    expect(change(['scenarios'], ['manage_scenarios'], true, NEEDS).along).toEqual([]);
  });

  test('a section goes with the actions that are done in it', () => {
    expect(change(['scenarios', 'manage_scenarios', 'manage_secrets', 'tags'], ['scenarios'], false, NEEDS)).toEqual({
      chosen: ['tags'],
      along: ['manage_scenarios', 'manage_secrets'],
    });
  });

  test('an action goes alone: its section is good for reading', () => {
    expect(change(['scenarios', 'manage_scenarios'], ['manage_scenarios'], false, NEEDS)).toEqual({ chosen: ['scenarios'], along: [] });
  });

  test('a whole group is ticked once', () => {
    expect(change(['manage_secrets'], ['manage_scenarios', 'manage_secrets'], true, NEEDS).chosen.sort()).toEqual([
      'manage_scenarios',
      'manage_secrets',
      'scenarios',
    ]);
  });
});

test('the tick box of a group has three states', () => {
  const group: Permission[] = ['tags', 'macros'];
  expect([tickOf([], group), tickOf(['tags'], group), tickOf(['macros', 'tags', 'company'], group)]).toEqual(['none', 'some', 'all']);
});

test('who sees all chats counts as a supervisor', () => {
  expect([countsAs(['all_chats']), countsAs(['operators', 'audit_log'])]).toEqual(['supervisor', 'operator']);
});

test('the order of ticking changes nothing', () => {
  expect(isSameSet(['tags', 'macros'], ['macros', 'tags'])).toBe(true);
  expect(isSameSet(['tags'], ['macros'])).toBe(false);
});
