import type { PermissionCatalogue } from '../../../api/roles.js';
import type { Permission, Role } from '../../../api/types.js';

type Needs = PermissionCatalogue['needs'];

export interface Change {
  chosen: Permission[];
  /** What came or went with it. */
  along: Permission[];
}

/** Ticks what is asked for with the sections that it needs; takes away what is asked for with the actions that need it. */
export function change(chosen: readonly Permission[], asked: readonly Permission[], on: boolean, needs: Needs): Change {
  const before = new Set(chosen);
  const related = on
    ? asked.flatMap((permission) => needs[permission] ?? [])
    : chosen.filter((permission) => asked.some((each) => each === needs[permission]));
  const along = [...new Set(related)].filter((permission) => before.has(permission) !== on && !asked.includes(permission));
  for (const permission of [...asked, ...along]) {
    if (on) before.add(permission);
    else before.delete(permission);
  }
  return { chosen: [...before], along };
}

/** Whether all of a group is ticked, some of it or nothing. */
export function tickOf(chosen: readonly Permission[], group: readonly Permission[]): 'all' | 'some' | 'none' {
  const count = group.filter((permission) => chosen.includes(permission)).length;
  if (count === 0) return 'none';
  return count === group.length ? 'all' : 'some';
}

/** What the role will count as; the server reckons it the same way. */
export const countsAs = (chosen: readonly Permission[]): Exclude<Role, 'admin'> =>
  chosen.includes('all_chats') ? 'supervisor' : 'operator';

/** Whether two roles may the same, in whatever order it was ticked. */
export const isSameSet = (one: readonly Permission[], other: readonly Permission[]): boolean =>
  one.length === other.length && one.every((permission) => other.includes(permission));
