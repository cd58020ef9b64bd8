import { permissionsOf, type OperatorsMay, type Permission } from '#domain/access/permissions.js';
import type { Role } from '#domain/access/caller.js';
import { FRAME_IDLE_MS, permissionsInFrame, type Frame } from '#domain/embed/frame.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { SESSION_IDLE_MS } from '#domain/sessions/session.js';
import { permissionsOfTechnicalAccess } from '#domain/sessions/technical-access.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import { hashToken, looksLikeToken } from './session-token.js';

/** A session that is still good, with whom it belongs to. */
export interface LiveSession {
  sessionId: number;
  companyId: number;
  operatorId: number;
  role: Role;
  permissions: readonly Permission[];
  csrfToken: string;
  lastActivityAt: Date;
  /** Somebody of the platform opened it, not the operator himself. */
  technical: boolean;
  technicalAccessId: number | null;
  /** It lives in a frame of somebody's page; null = a browser of its own. */
  frame: Frame | null;
}

const columns = `s.id as "sessionId", s.company_id as "companyId", s.operator_id as "operatorId", o.role,
  c.operators_assign_others as "operatorsAssignOthers", r.permissions as "customPermissions",
  s.csrf_token as "csrfToken", s.last_activity_at as "lastActivityAt", s.technical_access_id as "technicalAccessId",
  s.technical_access_id is not null as technical, s.embed as frame`;
const alive = `s.expires_at > $2 and s.last_activity_at > case when s.embed is null then $3::timestamptz else $4 end and o.state = 'active'`;
const from = `from session s join operator o on o.id = s.operator_id and o.company_id = s.company_id join company c on c.id = s.company_id
  left join custom_role r on r.id = o.custom_role_id`;

const byToken = statement('sessions.by_token', `select ${columns} ${from} where s.token_hash = $1 and ${alive}`);
const byIds = statement('sessions.by_ids', `select ${columns} ${from} where s.id = any($1) and ${alive}`);

type Row = Omit<LiveSession, 'permissions'> & OperatorsMay & { customPermissions: Permission[] | null };

function asSession({ operatorsAssignOthers, customPermissions, ...session }: Row): LiveSession {
  const permissions = customPermissions ?? permissionsOf(session.role, { operatorsAssignOthers });
  if (session.frame) return { ...session, permissions: permissionsInFrame(permissions, session.frame) };
  return { ...session, permissions: session.technical ? permissionsOfTechnicalAccess(permissions) : permissions };
}

/** Whose a session is: asked before any company is known, so it crosses companies and reads nothing else. */
export class SessionReader {
  constructor(
    private readonly jobs: JobsDatabase,
    private readonly clock: Clock,
  ) {}

  /** The session of a cookie's token; null when it never was, ended, or its operator may not work any more. */
  async find(token: string): Promise<LiveSession | null> {
    if (!looksLikeToken(token)) return null;
    const [row] = await this.jobs.query<Row>(byToken, [hashToken(token), ...this.borders()]);
    return row ? asSession(row) : null;
  }

  /** Those of the sessions that are still good, with the role of now: sockets of the others must close. */
  async alive(sessionIds: number[]): Promise<LiveSession[]> {
    return sessionIds.length === 0 ? [] : (await this.jobs.query<Row>(byIds, [sessionIds, ...this.borders()])).map(asSession);
  }

  private borders(): [Date, Date, Date] {
    const now = this.clock.now();
    return [now, new Date(now.getTime() - SESSION_IDLE_MS), new Date(now.getTime() - FRAME_IDLE_MS)];
  }
}
