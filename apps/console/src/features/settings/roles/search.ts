import type { Role } from '../../../api/types.js';

/** A role of the product by its word, one of the company's by its number, or one that is being made. */
export type RoleKey = Role | number | 'new';

export interface RolesSearch {
  role?: RoleKey;
  /** What a new one starts as. */
  copy?: Exclude<RoleKey, 'new'>;
}

const BUILT_IN: readonly unknown[] = ['admin', 'supervisor', 'operator'] satisfies Role[];

const keyOf = (value: unknown): Exclude<RoleKey, 'new'> | undefined => {
  if (BUILT_IN.includes(value)) return value as Role;
  const id = Number(value);
  return Number.isInteger(id) && id > 0 ? id : undefined;
};

export function rolesSearch({ role, copy }: Record<string, unknown>): RolesSearch {
  if (role === 'new') {
    const from = keyOf(copy);
    return from ? { role, copy: from } : { role };
  }
  const key = keyOf(role);
  return key ? { role: key } : {};
}
