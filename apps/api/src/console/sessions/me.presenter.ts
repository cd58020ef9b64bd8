import { permissionsOf, type Permission } from '#domain/access/permissions.js';
import { permissionsInFrame, type Frame } from '#domain/embed/frame.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { permissionsOfTechnicalAccess } from '#domain/sessions/technical-access.js';
import type { MeRow } from '#persistence/operators/me.view.js';
import type { Me } from './sessions.dto.js';

/** What of a session its owner's screen needs. */
export interface MySession {
  csrfToken: string;
  technical: boolean;
  frame: Frame | null;
}

export function presentMe(row: MeRow, session: MySession, demo: boolean): Me {
  const { csrfToken, technical, frame } = session;
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
    permissions: [...permissionsIn(session, row.customPermissions ?? permissionsOf(row.role, row))],
    csrfToken,
    demo,
    technicalAccess: technical,
    frame: frame && { ...frame, disabledActions: [...frame.disabledActions] },
  };
}

function permissionsIn({ technical, frame }: MySession, permissions: readonly Permission[]): readonly Permission[] {
  if (frame) return permissionsInFrame(permissions, frame);
  return technical ? permissionsOfTechnicalAccess(permissions) : permissions;
}
