import type { Caller } from '#domain/access/caller.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { GRANTABLE, permissionsOf, type Permission } from '#domain/access/permissions.js';
import { mayActOn, mayGiveRole } from '#domain/access/raise.js';
import { mayManageRoles, mayReadDialogs, mayStartBots } from '#domain/access/rights.js';
import { acting } from '#persistence/audit/acting.js';
import { median, row, type Section } from './report.js';

const ROUNDS = 5;
const AT_ONCE = 1_000;
/** What asking who may do it may cost of a request, without the statement that knows the session. */
const GOAL_MICROSECONDS = 50;

/** What a request pays for the question whether it may, beside the text that it used to be: one comparison of a role's name. */
export function permissionsBench(secondsEach: number): Section {
  const callers: [string, Caller][] = [
    ['operator', caller(permissionsOf('operator', { operatorsAssignOthers: true }))],
    ['custom role with everything', caller(GRANTABLE)],
  ];
  const rows = callers.flatMap(([who, one]) => {
    const role = (): boolean => ['admin', 'supervisor'].includes(one.role);
    const bare = rounds(secondsEach, role);
    return measures(one).map(([what, work]) => {
      const cost = rounds(secondsEach, work);
      const share = (median(cost) / (GOAL_MICROSECONDS * 1_000)) * 100;
      return row(who, what, cost, bare, (median(cost) / median(bare)).toFixed(1), `${share.toFixed(2)} %`);
    });
  });
  return {
    title: 'Permission check',
    text: `Nanoseconds of one processor, no query: what the session's statement brings is asked in memory. The goal is ${GOAL_MICROSECONDS} µs a request.`,
    head: ['caller', 'what is asked', 'ns', 'a role by its name, ns', 'ratio', 'of the goal'],
    rows,
  };
}

function measures(one: Caller): [string, () => unknown][] {
  const other = { role: 'supervisor' as const, permissions: permissionsOf('supervisor', { operatorsAssignOthers: true }) };
  const request = (): boolean =>
    acting.begin('127.0.0.1', () => {
      const { companyId, operatorId: id } = one;
      const may = mayReadDialogs(one) && !mayManageRoles(one);
      acting.as({ kind: 'operator', companyId, id, sessionId: 1, technicalAccessId: null });
      return may && !dialogScope(one).all;
    });
  return [
    ['the last permission of the list', () => mayManageRoles(one)],
    ['two permissions', () => mayStartBots(one)],
    ['all that a request asks: right, scope, who acts', request],
    ['whether a colleague may be given a role', () => mayActOn(one, other) || mayGiveRole(one, other)],
  ];
}

const caller = (permissions: readonly Permission[]): Caller => ({ companyId: 1, operatorId: 7, role: 'operator', permissions });

/** Nanoseconds each, by rounds. */
function rounds(seconds: number, work: () => unknown): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < seconds * 1_000) {
      for (let n = 0; n < AT_ONCE; n += 1) work();
      done += AT_ONCE;
    }
    return ((performance.now() - began) * 1e6) / done;
  });
}
