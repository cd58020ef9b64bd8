import { ACTIVITY_STEP_MS, type Device, type OpenedSession, type Places, type SessionOwner } from '#domain/sessions/session.js';
import type { Opening, SessionStore as SessionStorePort } from '#domain/sessions/sign-in.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Database, Tx } from '../database.js';
import { endingSessions } from '../operators/operator-event.store.js';
import { statement, type Statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { endSessions } from './end-sessions.js';
import { fullNameOf } from './full-name.sql.js';
import { openSession } from './open-session.js';

interface Ended {
  operatorId: number;
  operatorName: string;
  device: string | null;
  browser: string | null;
  ip: string | null;
}

const ending = (name: string, where: string): Statement =>
  statement(
    name,
    endingSessions(`where s.id = $1 ${where}`, {
      answer: `o.id as "operatorId", ${fullNameOf('o')} as "operatorName", ended.device, ended.browser, ended.ip`,
      join: 'join operator o on o.id = ended.operator_id',
    }),
  );
const endOwn = ending('sessions.end_own', 'and s.operator_id = $2');
const endAny = ending('sessions.end_any', '');
const nameOf = statement(
  'sessions.operator_name',
  `select ${fullNameOf('o')} as name from operator o where o.id = $1 and o.state <> 'deleted'`,
);

/** Of many requests at once the first writes; the others then find that it was written a moment ago. */
const touch = statement(
  'sessions.touch',
  `update session set last_activity_at = $2, ip = $4, user_agent = $5, device_type = $6, device = $7, browser = $8,
          country = case when ip is not distinct from $4 then coalesce($9, country) else $9 end,
          city = case when ip is not distinct from $4 then coalesce($10, city) else $10 end
    where id = $1 and last_activity_at <= $3`,
);
const touchMany = statement(
  'sessions.touch_many',
  `update session set last_activity_at = $2 where id = any($1::bigint[]) and last_activity_at <= $3`,
);

/** Opens, keeps alive and ends sessions. */
export class SessionStore implements SessionStorePort {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly places: Places,
  ) {}

  async open({ companyId, operatorId }: SessionOwner, { device, now, way, passwordHash }: Opening): Promise<OpenedSession> {
    const place = await this.places.of(device.ip);
    return this.database.transaction(companyId, async (tx) => {
      const { operatorName: name, ...session } = await openSession(tx, { operatorId, device, place, now, passwordHash });
      await recordAudit(tx, {
        action: 'operator.signed_in',
        object: { kind: 'operator', id: operatorId, name },
        after: { way, device: device.device, browser: device.browser },
        by: { kind: 'operator', companyId, id: operatorId, sessionId: session.id },
      });
      return session;
    });
  }

  async failed({ companyId, operatorId }: SessionOwner, wrong: 'password' | 'code'): Promise<void> {
    await this.database.transaction(companyId, async (tx) =>
      recordAudit(tx, { action: 'operator.sign_in_failed', object: await this.operator(tx, operatorId), after: { wrong } }),
    );
  }

  /** Ends one session of the operator; a stranger's is not found. */
  async end(owner: SessionOwner, sessionId: number): Promise<void> {
    await this.endIn(owner.companyId, sessionId, (tx) => tx.query<Ended>(endOwn, [sessionId, owner.operatorId]));
  }

  /** Ends one session of the company, whosever it is. */
  async endOfCompany(companyId: number, sessionId: number): Promise<void> {
    await this.endIn(companyId, sessionId, (tx) => tx.query<Ended>(endAny, [sessionId]));
  }

  /** Ends all sessions of an operator but one; resolves with how many. */
  async endAll(owner: SessionOwner, except: number | null = null): Promise<number> {
    const ended = await this.database.transaction(owner.companyId, async (tx) => {
      const object = await this.operator(tx, owner.operatorId);
      const count = await endSessions(tx, owner.operatorId, { except });
      if (count > 0) await recordAudit(tx, { action: 'session.ended', object, before: { sessions: count } });
      return count;
    });
    this.wake.wake('session');
    return ended;
  }

  async touch(companyId: number, sessionId: number, device: Device, at: Date): Promise<void> {
    const { ip, userAgent, deviceType, device: system, browser } = device;
    const place = await this.places.of(ip);
    const values = [sessionId, at, stepBefore(at), ip, userAgent, deviceType, system, browser, place?.country ?? null, place?.city ?? null];
    await this.database.transaction(companyId, (tx) => tx.query(touch, values));
  }

  /** Of sessions whose windows are open, though nobody asks for anything. */
  async touchMany(companyId: number, sessionIds: number[], at: Date): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(touchMany, [sessionIds, at, stepBefore(at)]));
  }

  private async endIn(companyId: number, id: number, end: (tx: Tx) => Promise<Ended[]>): Promise<void> {
    await this.database.transaction(companyId, async (tx) => {
      const [ended] = await end(tx);
      if (!ended) throw notFound('Session');
      const { operatorName: name, ...before } = ended;
      await recordAudit(tx, { action: 'session.ended', object: { kind: 'session', id, name }, before: { ...before } });
    });
    // Every process closes the sockets of sessions that are gone.
    this.wake.wake('session');
  }

  private async operator(tx: Tx, id: number): Promise<AuditObject> {
    const [found] = await tx.query<{ name: string }>(nameOf, [id]);
    if (!found) throw notFound('Operator');
    return { kind: 'operator', id, name: found.name };
  }
}

const stepBefore = (at: Date): Date => new Date(at.getTime() - ACTIVITY_STEP_MS);
