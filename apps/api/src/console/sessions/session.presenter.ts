import { operatorName } from '#domain/operators/operator-name.js';
import type { SessionRow, SignedInOperatorRow } from '#persistence/sessions/session.view.js';
import type { LoginSession, SignedInOperator } from './session-list.dto.js';

export function presentSession(row: SessionRow, currentId: number): LoginSession {
  const { id, deviceType, device, browser, ip, country, city, technicalWho: who, technicalReason: reason } = row;
  return {
    ...{ id, current: id === currentId, deviceType, device, browser, ip, country, city },
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    frame: row.frameOrigin === null ? null : { origin: row.frameOrigin },
    technicalAccess: who === null || reason === null ? null : { who, reason },
  };
}

/** The one that asks stands first, whatever was used since. */
export const presentSessions = (rows: SessionRow[], currentId: number): LoginSession[] =>
  rows.map((row) => presentSession(row, currentId)).sort((one, other) => Number(other.current) - Number(one.current));

export function presentSignedIn(row: SignedInOperatorRow, sessions: SessionRow[], currentId: number): SignedInOperator {
  const { id, firstName, lastName, email, lastActivityAt } = row;
  return {
    ...{ id, firstName, email, name: operatorName(firstName, lastName), lastName: lastName || null },
    lastActivityAt: lastActivityAt.toISOString(),
    sessions: presentSessions(sessions, currentId),
  };
}
