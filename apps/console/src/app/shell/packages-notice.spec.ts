import { describe, expect, test } from 'vitest';
import type { PackagesNotice } from '../../api/packages-notice.js';
import { isOver, shownNotice } from './packages-notice.js';

const notice = (kind: PackagesNotice['kind']): PackagesNotice => ({ kind, blockedDialogs: 2, placesLeft: 5 });

describe('the notice over every page', () => {
  test('tells whoever pays from 95 percent on', () => {
    expect(shownNotice(null, true, null)).toBeNull();
    expect(shownNotice(notice('used_80'), true, null)).toBeNull();
    for (const kind of ['used_95', 'used_100', 'top_up_unpaid', 'blocked'] as const) {
      expect(shownNotice(notice(kind), true, null)).toMatchObject({ kind });
    }
  });

  test('tells everybody else only of blocked dialogs', () => {
    expect(shownNotice(notice('top_up_unpaid'), false, null)).toBeNull();
    expect(shownNotice(notice('blocked'), false, null)).toMatchObject({ kind: 'blocked' });
  });

  test('that was closed stays away; a more pressing one does not', () => {
    expect(shownNotice(notice('used_95'), true, 'used_95')).toBeNull();
    expect(shownNotice(notice('used_100'), true, 'used_95')).toMatchObject({ kind: 'used_100' });
  });

  test('is shown again once it had been over', () => {
    expect(isOver(notice('blocked'), 'blocked')).toBe(false);
    expect(isOver(null, 'blocked')).toBe(true);
    expect(isOver(notice('used_100'), 'blocked')).toBe(true);
    expect(isOver(null, null)).toBe(false);
  });
});
