import { permissionsOf } from '#domain/access/permissions.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { permissionsOfTechnicalAccess } from '#domain/sessions/technical-access.js';
import type { MeRow } from '#persistence/operators/me.view.js';
import type { Me } from './sessions.dto.js';

/** What of a session its owner's screen needs. */
export interface MySession {
  csrfToken: string;
  technical: boolean;
}

export function presentMe(row: MeRow, { csrfToken, technical }: MySession, demo: boolean): Me {
  const permissions = row.customPermissions ?? permissionsOf(row.role, row);
  const { id, email, firstName, lastName, phone, role, locale, colorScheme, status, statusId, statusName, takesPartInQueue } = row;
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
      statusId,
      statusName,
      takesPartInQueue,
      secondFactor: row.secondFactor,
    },
    company: { id: row.companyId, name: row.companyName, timeZone: row.timeZone },
    permissions: [...(technical ? permissionsOfTechnicalAccess(permissions) : permissions)],
    csrfToken,
    demo,
    technicalAccess: technical,
  };
}
