import { SESSION_LIFETIME_MS, SESSIONS_PER_OPERATOR, type Device, type OpenedSession, type Place } from '#domain/sessions/session.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { hashToken, newToken } from './session-token.js';

const insertSession = statement(
  'sessions.open',
  `insert into session (company_id, operator_id, token_hash, csrf_token, ip, user_agent, device_type, device, browser, country, city,
                        technical_access_id, created_at, last_activity_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14) returning id`,
);

const endOldest = statement(
  'sessions.end_oldest',
  `delete from session where id in (
     select id from session where operator_id = $1 order by last_activity_at desc, id desc offset $2)`,
);

interface Opening {
  operatorId: number;
  device: Device;
  place: Place | null;
  now: Date;
  /** How long at most. */
  lifetimeMs?: number;
  technicalAccessId?: number;
}

/** Opens a session inside the transaction, and ends the operator's oldest above the limit. */
export async function openSession(tx: Tx, opening: Opening): Promise<OpenedSession> {
  const { operatorId, device, place, now, lifetimeMs = SESSION_LIFETIME_MS, technicalAccessId = null } = opening;
  const token = newToken();
  const csrfToken = newToken();
  const [row] = await tx.query<{ id: number }>(insertSession, [
    ...[tx.companyId, operatorId, hashToken(token), csrfToken, device.ip, device.userAgent, device.deviceType, device.device],
    ...[device.browser, place?.country ?? null, place?.city ?? null, technicalAccessId],
    ...[now, new Date(now.getTime() + lifetimeMs)],
  ]);
  await tx.query(endOldest, [operatorId, SESSIONS_PER_OPERATOR]);
  return { id: row!.id, token, csrfToken };
}
