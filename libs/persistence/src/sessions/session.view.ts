import { FRAME_IDLE_MS } from '#domain/embed/frame.js';
import { SESSION_IDLE_MS, type DeviceType } from '#domain/sessions/session.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A session as its owner and the admins see it. */
export interface SessionRow {
  id: number;
  operatorId: number;
  deviceType: DeviceType | null;
  device: string | null;
  browser: string | null;
  ip: string | null;
  country: string | null;
  city: string | null;
  createdAt: Date;
  lastActivityAt: Date;
  expiresAt: Date;
  /** Who of the platform opened it, and why. */
  technicalWho: string | null;
  technicalReason: string | null;
  /** The site that shows it in a frame; null = a browser of its own. */
  frameOrigin: string | null;
}

/** An operator who is signed in somewhere. */
export interface SignedInOperatorRow {
  id: number;
  firstName: string;
  lastName: string;
  email: string;
  lastActivityAt: Date;
}

/** Those that the guard would let in: what is over is in no list, whenever upkeep comes by. */
const ALIVE = `s.expires_at > $1 and s.last_activity_at > case when s.embed is null then $2::timestamptz else $3 end`;

const ofOperators = statement(
  'sessions.of_operators',
  `select s.id, s.operator_id as "operatorId", s.device_type as "deviceType", s.device, s.browser, s.ip, s.country, s.city,
          s.created_at as "createdAt", s.last_activity_at as "lastActivityAt", s.expires_at as "expiresAt",
          t.who as "technicalWho", t.reason as "technicalReason", s.embed->>'origin' as "frameOrigin"
     from session s left join technical_access t on t.id = s.technical_access_id
    where s.operator_id = any($4::bigint[]) and ${ALIVE}
    order by s.last_activity_at desc, s.id desc`,
);

// As many rows as a company has sessions, some fifty an operator at most.
const operators = statement(
  'sessions.operators',
  `select o.id, o.first_name as "firstName", o.last_name as "lastName", o.email, a.at as "lastActivityAt"
     from (select s.operator_id, date_trunc('milliseconds', max(s.last_activity_at)) as at
             from session s where s.company_id = $4 and ${ALIVE} group by s.operator_id) a
          join operator o on o.id = a.operator_id
    where o.state = 'active'
      and ($5::bigint is null or (a.at, o.id) < ($6::timestamptz, $5))
      and (o.id = $7::bigint
           or not exists (select 1 from unnest($8::text[]) word where strpos(lower(o.first_name || ' ' || o.last_name), word) = 0))
    order by a.at desc, o.id desc limit $9`,
);

const borders = (now: Date): [Date, Date, Date] => [
  now,
  new Date(now.getTime() - SESSION_IDLE_MS),
  new Date(now.getTime() - FRAME_IDLE_MS),
];

/** The sessions of these operators, the one used last first. */
export const sessionsOf = (tx: Tx, operatorIds: number[], now: Date): Promise<SessionRow[]> =>
  tx.query<SessionRow>(ofOperators, [...borders(now), operatorIds]);

/** Operators with sessions, by the last activity of each; `search` is a part of the name, or an id. */
export function signedInOperators(
  tx: Tx,
  page: { now: Date; search: string; before: { at: Date; id: number } | null; limit: number },
): Promise<SignedInOperatorRow[]> {
  const search = page.search.trim().toLowerCase();
  const id = /^\d{1,15}$/.test(search) ? Number(search) : null;
  const words = search.split(/\s+/).filter(Boolean);
  const before = [page.before?.id ?? null, page.before?.at ?? null];
  return tx.query<SignedInOperatorRow>(operators, [...borders(page.now), tx.companyId, ...before, id, words, page.limit]);
}
