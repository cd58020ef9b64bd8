import type { Action } from './actions.js';

export const ROLES = ['admin', 'supervisor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Caller {
  companyId: number;
  operatorId: number;
  role: Role;
  actions: readonly Action[];
}
