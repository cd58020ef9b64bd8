import { checkTechnicalAccess, TECHNICAL_LINK_MS, type TechnicalAccessRequest } from '#domain/sessions/technical-access.js';
import { notFound } from '#domain/shared/domain-error.js';
import { recordAudit } from '../audit/audit.store.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import { fullNameOf } from './full-name.sql.js';
import { hashToken, newToken } from './session-token.js';

const insert = statement(
  'technical_access.create',
  `insert into technical_access (company_id, operator_id, who, reason, token_hash, created_at, expires_at)
   select company_id, id, $2, $3, $4, $5, $6 from operator where lower(email) = lower($1) and state = 'active'
   returning id, (select ${fullNameOf('o')} from operator o where o.id = operator_id) as "operatorName"`,
);

/** Makes a way in for somebody of the platform: one link, for one use, with who and why. */
export class CreateTechnicalAccess {
  constructor(private readonly database: Database) {}

  /** Resolves with the token of the link, which nothing else knows. */
  async run(request: TechnicalAccessRequest, now: Date): Promise<string> {
    checkTechnicalAccess(request);
    const token = newToken();
    const expiresAt = new Date(now.getTime() + TECHNICAL_LINK_MS);
    const values = [request.email, request.who.trim(), request.reason.trim(), hashToken(token), now, expiresAt];
    await this.database.transaction(request.companyId, async (tx) => {
      const [made] = await tx.query<{ id: number; operatorName: string }>(insert, values);
      if (!made) throw notFound('Operator');
      const { id, operatorName: operator } = made;
      const object = { kind: 'technical_access', id, name: request.who.trim() };
      await recordAudit(tx, { action: 'technical_access.created', object, after: { operator, reason: request.reason.trim() } });
    });
    return token;
  }
}
