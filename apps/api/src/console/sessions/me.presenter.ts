import { permissionsOf } from '#domain/access/permissions.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { MeRow } from '#persistence/operators/me.view.js';
import type { Me } from './sessions.dto.js';

export function presentMe(row: MeRow, csrfToken: string, demo: boolean): Me {
  const { id, email, firstName, lastName, phone, role, locale, colorScheme, status, takesPartInQueue } = row;
  return {
    operator: {
      id,
      email,
      firstName,
      lastName: lastName || null,
      name: operatorName(firstName, lastName),
      phone,
      role,
      customRole: row.customRoleId === null ? null : { id: row.customRoleId, name: row.customRoleName! },
      locale,
      colorScheme,
      status,
      takesPartInQueue,
    },
    company: { id: row.companyId, name: row.companyName, timeZone: row.timeZone },
    permissions: [...(row.customPermissions ?? permissionsOf(role, row))],
    csrfToken,
    demo,
  };
}
