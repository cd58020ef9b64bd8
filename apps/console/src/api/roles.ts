import { queryOptions } from '@tanstack/react-query';
import { http } from './client.js';
import type { components } from './schema.js';
import type { Permission, Role } from './types.js';

/** A role of the product, or one that the company made. */
export type RoleRef = { role: Role } | { customRoleId: number };

type Schemas = components['schemas'];
export type CustomRole = Schemas['CustomRole'];
export type BuiltInRole = Schemas['BuiltInRole'];
export type RoleList = Schemas['RoleList'];

export interface PermissionGroup {
  group: string;
  permissions: Permission[];
}

/** Everything that a role can be made of. */
export interface PermissionCatalogue {
  sections: PermissionGroup[];
  actions: PermissionGroup[];
  /** The section that an action is done in. */
  needs: Partial<Record<Permission, Permission>>;
  adminOnly: Permission[];
}

export interface RoleForm {
  name: string;
  permissions: Permission[];
}

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => http.get<RoleList>('/api/roles', { signal }),
});

export const permissionsQuery = queryOptions({
  queryKey: ['permissions'],
  queryFn: ({ signal }) => http.get<PermissionCatalogue>('/api/permissions', { signal }),
  staleTime: Infinity,
});

export const addRole = (form: RoleForm) => http.post<CustomRole>('/api/roles', form);
export const changeRole = (id: number, patch: Partial<RoleForm>) => http.patch<CustomRole>(`/api/roles/${id}`, patch);
/** `replacement`: what its holders get instead; needed as soon as there is one. */
export const deleteRole = (id: number, replacement?: RoleRef) =>
  http.delete<void>(`/api/roles/${id}`, replacement && { body: { replacement } });
