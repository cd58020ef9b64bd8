import { baseRoleOf, GRANTABLE, NEEDS, permissionsOf, PERMISSIONS } from './permissions.js';
import { mayAssignOthers, mayManageApiTokens, mayManageRoles, mayReadAuditLog } from './rights.js';

describe('what the roles may that are there from the beginning', () => {
  it.each([
    ['admin', true, true],
    ['admin', false, true],
    ['supervisor', false, true],
    ['operator', true, true],
    ['operator', false, false],
  ] as const)('giving dialogs to others: %s, where operators may: %s: %s', (role, operatorsAssignOthers, expected) => {
    expect(mayAssignOthers({ role, permissions: permissionsOf(role, { operatorsAssignOthers }) })).toBe(expected);
  });

  it('an admin may everything', () => {
    expect(permissionsOf('admin', { operatorsAssignOthers: false })).toEqual(PERMISSIONS);
  });

  it.each(['supervisor', 'operator'] as const)('a %s may nothing with which he could raise himself', (role) => {
    const caller = { role, permissions: permissionsOf(role, { operatorsAssignOthers: true }) };
    expect([mayManageRoles(caller), mayManageApiTokens(caller), mayReadAuditLog(caller)]).toEqual([false, false, false]);
  });

  it('an operator sees not all chats', () => {
    expect(permissionsOf('operator', { operatorsAssignOthers: true })).not.toContain('all_chats');
  });
});

describe('the catalogue', () => {
  it('names each permission once', () => {
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
  });

  it('what a permission needs may be given', () => {
    for (const section of Object.values(NEEDS)) expect(GRANTABLE).toContain(section);
  });
});

describe('the base role of a custom role', () => {
  it('is supervisor where all chats are seen, else operator', () => {
    expect(baseRoleOf(['all_chats', 'tags'])).toBe('supervisor');
    expect(baseRoleOf(['tags', 'audit_log', 'scenarios'])).toBe('operator');
  });
});
