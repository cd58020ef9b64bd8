import type { Device, OpenedSession, Places, SessionOwner } from '#domain/sessions/session.js';
import { LinkOver } from '#domain/sessions/sessions.errors.js';
import { TECHNICAL_SESSION_MS } from '#domain/sessions/technical-access.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { statement } from '../statement.js';
import { openSession } from './open-session.js';
import { hashToken, looksLikeToken } from './session-token.js';

const byToken = statement('technical_access.by_token', `select company_id as "companyId" from technical_access where token_hash = $1`);
const use = statement(
  'technical_access.use',
  `update technical_access t set used_at = $2 from operator o
    where t.token_hash = $1 and t.used_at is null and t.expires_at > $2 and o.id = t.operator_id and o.state = 'active'
   returning t.id, o.id as "operatorId", t.who, t.reason`,
);

interface UsedAccess {
  id: number;
  operatorId: number;
  who: string;
  reason: string;
}

/** Opens the session of a technical access: once for each link. */
export class UseTechnicalAccess {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly places: Places,
  ) {}

  async run(token: string, device: Device, now: Date): Promise<OpenedSession & SessionOwner> {
    const hash = hashToken(token);
    const [found] = looksLikeToken(token) ? await this.jobs.query<{ companyId: number }>(byToken, [hash]) : [];
    if (!found) throw new LinkOver();
    const place = await this.places.of(device.ip);
    return this.database.transaction(found.companyId, async (tx) => {
      // Of two that come at once with the same link, the row's lock lets one have it.
      const [access] = await tx.query<UsedAccess>(use, [hash, now]);
      if (!access) throw new LinkOver();
      const { id: technicalAccessId, operatorId } = access;
      const { operatorName: operator, ...session } = await openSession(tx, {
        operatorId,
        device,
        place,
        now,
        lifetimeMs: TECHNICAL_SESSION_MS,
        technicalAccessId,
      });
      await recordAudit(tx, {
        action: 'technical_access.used',
        object: { kind: 'technical_access', id: technicalAccessId, name: access.who },
        after: { operator, reason: access.reason },
        by: { kind: 'technical', companyId: tx.companyId, id: operatorId, sessionId: session.id, technicalAccessId },
      });
      return { ...session, companyId: found.companyId, operatorId };
    });
  }
}
