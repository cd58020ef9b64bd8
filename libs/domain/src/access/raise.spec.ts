import fc from 'fast-check';
import type { Role } from './caller.js';
import { GRANTABLE, permissionsOf, type Permission } from './permissions.js';
import { mayActOn, mayGiveRole, mustGiveRole, type HeldRole } from './raise.js';

const builtIn = (role: Role): HeldRole => ({ role, permissions: permissionsOf(role, { operatorsAssignOthers: true }) });
const custom = (...permissions: Permission[]): HeldRole => ({ role: 'operator', permissions });
const ANNA = 1;
const BORIS = 2;

describe('who may give which role, and act on whom', () => {
  it.each<[string, HeldRole, HeldRole, boolean]>([
    ['an admin an admin', builtIn('admin'), builtIn('admin'), true],
    ['an admin a custom role', builtIn('admin'), custom('webhooks', 'audit_log'), true],
    ['a supervisor an admin', builtIn('supervisor'), builtIn('admin'), false],
    ['a supervisor a supervisor', builtIn('supervisor'), builtIn('supervisor'), true],
    ['a supervisor an operator', builtIn('supervisor'), builtIn('operator'), true],
    ['a supervisor a role that reads the audit log', builtIn('supervisor'), custom('audit_log'), false],
    ['a custom role itself', custom('operators', 'change_operators'), custom('operators', 'change_operators'), true],
    ['a custom role one that may one thing more', custom('operators'), custom('operators', 'tags'), false],
    ['a custom role that may little an operator', custom('operators', 'change_operators'), builtIn('operator'), false],
  ])('%s', (_, caller, other, expected) => {
    expect([mayGiveRole(caller, other), mayActOn(caller, other)]).toEqual([expected, expected]);
  });

  it('whoever is no admin makes nobody an admin, whatever he may', () => {
    expect(mayGiveRole(custom(...GRANTABLE), builtIn('admin'))).toBe(false);
    expect(mayGiveRole(custom(...GRANTABLE), { role: 'admin', permissions: [] })).toBe(false);
  });

  it('nobody gives himself a role, neither up nor down', () => {
    for (const role of ['admin', 'operator'] as const) {
      expect(() => mustGiveRole({ operatorId: ANNA, ...builtIn('admin') }, builtIn(role), ANNA)).toThrow('Nobody gives himself a role');
    }
    expect(() => mustGiveRole({ operatorId: ANNA, ...builtIn('admin') }, builtIn('admin'), BORIS)).not.toThrow();
    expect(() => mustGiveRole({ operatorId: ANNA, ...builtIn('supervisor') }, builtIn('admin'), null)).toThrow('more than you may');
  });

  it('a chain of gifts never leads above who began it', () => {
    const roles = fc.subarray([...GRANTABLE]).map((permissions) => custom(...permissions));
    fc.assert(
      fc.property(roles, fc.array(roles, { maxLength: 5 }), (first, gifts) => {
        let held = first;
        for (const gift of gifts) if (mayGiveRole(held, gift)) held = gift;
        expect(first.permissions).toEqual(expect.arrayContaining([...held.permissions]));
      }),
    );
  });
});
