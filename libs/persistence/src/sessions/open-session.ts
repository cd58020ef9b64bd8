import { FRAMES_PER_OPERATOR, type Frame } from '#domain/embed/frame.js';
import { SESSION_LIFETIME_MS, SESSIONS_PER_OPERATOR, type Device, type OpenedSession, type Place } from '#domain/sessions/session.js';
import { WrongCredentials } from '#domain/sessions/sessions.errors.js';
import type { Tx } from '../database.js';
import { endingSessions, LOGIN_TOLD } from '../operators/operator-event.store.js';
import { statement } from '../statement.js';
import { fullNameOf } from './full-name.sql.js';
import { hashToken, newToken } from './session-token.js';

const insertSession = statement(
  'sessions.open',
  `with opened as (
     insert into session (company_id, operator_id, token_hash, csrf_token, ip, user_agent, device_type, device, browser, country, city,
                          technical_access_id, embed, created_at, last_activity_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $14, $15) returning *),
   told as (${LOGIN_TOLD})
   select id from opened`,
);

// A page that opens a frame with every click must not end what its operator has open elsewhere.
const endOldest = statement(
  'sessions.end_oldest',
  endingSessions(`where s.id in (
     select id from session where operator_id = $1 and (embed is not null) = $3 order by last_activity_at desc, id desc offset $2)`),
);

// Whoever blocks the operator or gives him another password changes this row, and ends the sessions that he then sees: one that is
// being opened with what he had before waits for him here, or he for it.
const operatorStill = statement(
  'sessions.operator_still',
  `select ${fullNameOf('o')} as name from operator o
    where o.id = $1 and o.state = 'active' and ($2::text is null or o.password_hash = $2) for share`,
);

interface Opening {
  operatorId: number;
  /** The one that was right a moment ago. */
  passwordHash?: string;
  device: Device;
  place: Place | null;
  now: Date;
  /** How long at most. */
  lifetimeMs?: number;
  technicalAccessId?: number;
  frame?: Frame;
}

/** Opens a session inside the transaction, and ends the operator's oldest above the limit. */
export async function openSession(tx: Tx, opening: Opening): Promise<OpenedSession & { operatorName: string }> {
  const [operator] = await tx.query<{ name: string }>(operatorStill, [opening.operatorId, opening.passwordHash ?? null]);
  if (!operator) throw new WrongCredentials();
  const { operatorId, device, place, now, lifetimeMs = SESSION_LIFETIME_MS, technicalAccessId = null, frame = null } = opening;
  const token = newToken();
  const csrfToken = newToken();
  const [row] = await tx.query<{ id: number }>(insertSession, [
    ...[tx.companyId, operatorId, hashToken(token), csrfToken, device.ip, device.userAgent, device.deviceType, device.device],
    ...[device.browser, place?.country ?? null, place?.city ?? null, technicalAccessId, frame && JSON.stringify(frame)],
    ...[now, new Date(now.getTime() + lifetimeMs)],
  ]);
  await tx.query(endOldest, [operatorId, frame ? FRAMES_PER_OPERATOR : SESSIONS_PER_OPERATOR, frame !== null]);
  return { id: row!.id, token, csrfToken, operatorName: operator.name };
}
