import type { Permission } from './permissions.js';

export const ROLES = ['admin', 'supervisor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. */
export interface Caller {
  companyId: number;
  operatorId: number;
  /** His role; with a custom one, the role that it counts as. */
  role: Role;
  permissions: readonly Permission[];
  /** Somebody of the platform calls, not the operator himself. */
  technical?: boolean;
}
