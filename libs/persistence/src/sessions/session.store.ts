import { createHash, randomBytes } from 'node:crypto';
import { SESSION_LIFETIME_MS, SESSIONS_PER_OPERATOR, type Device, type OpenedSession } from '#domain/sessions/session.js';
import type { SessionStore as SessionStorePort } from '#domain/sessions/sign-in.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const insertSession = statement(
  'sessions.open',
  `insert into session (company_id, operator_id, token_hash, csrf_token, ip, user_agent, device, browser, created_at, last_activity_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10) returning id`,
);

const endOldest = statement(
  'sessions.end_oldest',
  `delete from session where id in (
     select id from session where operator_id = $1 order by last_activity_at desc, id desc offset $2)`,
);

const endOne = statement('sessions.end', `delete from session where id = $1 and operator_id = $2`);

const touch = statement('sessions.touch', `update session set last_activity_at = $2 where id = $1 and last_activity_at < $2`);

/** A token as the database knows it: whoever reads the table cannot sign in with what he finds. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Opens, keeps alive and ends sessions. */
export class SessionStore implements SessionStorePort {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async open({ companyId, operatorId }: { companyId: number; operatorId: number }, device: Device, now: Date): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(32).toString('base64url');
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
    const id = await this.database.transaction(companyId, async (tx) => {
      const values = [
        companyId,
        operatorId,
        hashToken(token),
        csrfToken,
        device.ip,
        device.userAgent,
        device.device,
        device.browser,
        now,
        expiresAt,
      ];
      const [row] = await tx.query<{ id: number }>(insertSession, values);
      await tx.query(endOldest, [operatorId, SESSIONS_PER_OPERATOR]);
      return row!.id;
    });
    return { id, token, csrfToken };
  }

  async end(owner: { companyId: number; operatorId: number }, sessionId: number): Promise<void> {
    await this.database.transaction(owner.companyId, (tx) => tx.query(endOne, [sessionId, owner.operatorId]));
    // Every process closes the sockets of sessions that are gone.
    this.wake.wake('session');
  }

  async touch(companyId: number, sessionId: number, at: Date): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(touch, [sessionId, at]));
  }
}
