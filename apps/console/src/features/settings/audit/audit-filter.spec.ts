import { describe, expect, it } from 'vitest';
import { auditFilterOf } from './audit-filter.js';
import { auditSearch } from './search.js';

describe('the filters of the audit log', () => {
  it('take a kind of object or an action of it', () => {
    expect(auditFilterOf({ what: 'role', id: 4 })).toMatchObject({ objectKind: 'role', objectId: 4, action: undefined });
    expect(auditFilterOf({ what: 'role.changed', id: 4 })).toMatchObject({
      action: 'role.changed',
      objectKind: undefined,
      objectId: undefined,
    });
  });

  it('take the last day whole', () => {
    const { from, to } = auditFilterOf({ from: '2026-11-27', to: '2026-11-27' });
    expect(new Date(to!).getTime() - new Date(from!).getTime()).toBe(86_400_000);
  });

  it('forget what an address cannot mean', () => {
    const search = auditSearch({ who: 'me', what: 'DROP', id: -1, from: 'yesterday', to: '2026-1-1', search: '' });
    expect(Object.values(search).every((value) => value === undefined)).toBe(true);
  });
});
