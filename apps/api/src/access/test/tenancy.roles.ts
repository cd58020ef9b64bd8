import type { ApiUnderTest } from '../../../../../test/api/api-under-test.js';
import type { Browser } from '../../../../../test/api/browser.js';
import type { Cases, Senders } from './tenancy-senders.js';

export interface RoleRows {
  roleId: number;
}

/** A company's own role, and an entry of its audit log. */
export async function roleRows(api: ApiUnderTest, admin: Browser, name: string): Promise<RoleRows> {
  const { id } = (await admin.send('POST', '/api/roles', { name, permissions: ['tags'] })).json<{ id: number }>();
  await api.rows('update audit_entry set object_name = $2 where company_id = $1', [admin.me.company.id, name]);
  return { roleId: id };
}

/** The ids of roles and of the audit log, for the test of tenancy. */
export function roleCases({ get, patch, remove, v1 }: Senders, ours: RoleRows, theirs: RoleRows & { operatorId: number }): Cases {
  return {
    'PATCH /api/roles/{id} id': patch(
      theirs.roleId,
      (id) => `/api/roles/${id}`,
      () => ({ name: 'Taken over' }),
    ),
    'DELETE /api/roles/{id} id': remove(
      theirs.roleId,
      (id) => `/api/roles/${id}`,
      () => ({}),
    ),
    'DELETE /api/roles/{id} customRoleId': remove(
      theirs.roleId,
      () => `/api/roles/${ours.roleId}`,
      (id) => ({ replacement: { customRoleId: id } }),
    ),
    'GET /v1/access_rights/{id} id': v1(theirs.roleId, (id) => `/access_rights/${id}`),
    'GET /api/audit actorId': get(theirs.operatorId, (id) => `/api/audit?actorId=${id}`),
    'GET /api/audit objectId': get(theirs.roleId, (id) => `/api/audit?objectId=${id}`),
    'GET /api/audit/export actorId': get(theirs.operatorId, (id) => `/api/audit/export?actorId=${id}`),
    'GET /api/audit/export objectId': get(theirs.roleId, (id) => `/api/audit/export?objectId=${id}`),
  };
}
