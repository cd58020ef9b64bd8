import { randomBytes } from 'node:crypto';
import type { Clock } from '#domain/shared/clock.port.js';
import {
  type ApiTokenTerms,
  DEFAULT_RATE_PER_MINUTE,
  MAX_API_TOKENS,
  REVOKED_SHOWN_DAYS,
  TooManyApiTokens,
} from '#domain/tokens/api-token.js';
import type { Scope } from '#domain/tokens/scope.js';
import { recordAudit, type AuditObject } from '../audit/audit.store.js';
import type { Fields } from '../audit/changed-fields.js';
import type { Database, Tx } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { hashToken } from '../sessions/session-token.js';
import { statement } from '../statement.js';

const byHash = statement(
  'tokens.by_hash',
  `select id as "tokenId", company_id as "companyId", scopes, rate_per_minute as "ratePerMinute" from api_token
    where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
);
const insert = statement(
  'tokens.create',
  `insert into api_token (company_id, name, token_hash, last_four, scopes, rate_per_minute, expires_at, created_by)
   select $1, $2, $3, $4, $5, $6, $7, $8
    where (select count(*) from api_token where company_id = $1 and revoked_at is null) < ${MAX_API_TOKENS}
   returning id`,
);
const columns = `t.id, t.name, t.last_four as "lastFour", t.scopes, t.rate_per_minute as "ratePerMinute", t.created_at as "createdAt",
  o.first_name as "firstName", o.last_name as "lastName", t.last_used_at as "lastUsedAt", t.expires_at as "expiresAt",
  t.revoked_at as "revokedAt"`;
const from = `from api_token t left join operator o on o.company_id = t.company_id and o.id = t.created_by`;
const list = statement(
  'tokens.list',
  `select ${columns} ${from}
    where t.company_id = $1 and (t.revoked_at is null or t.revoked_at > now() - interval '${REVOKED_SHOWN_DAYS} days')
    order by t.revoked_at desc nulls first, t.id desc`,
);
const one = statement('tokens.one', `select ${columns} ${from} where t.company_id = $1 and t.id = $2`);
const change = statement(
  'tokens.change',
  `update api_token set name = coalesce($3, name), rate_per_minute = coalesce($4, rate_per_minute),
          scopes = case when $5 then $6::text[] else scopes end, expires_at = case when $7 then $8::timestamptz else expires_at end
    where company_id = $1 and id = $2 and revoked_at is null returning id`,
);
const revoke = statement(
  'tokens.revoke',
  `update api_token set revoked_at = coalesce(revoked_at, $3) where company_id = $1 and id = $2 returning id`,
);

/** Whose a token is, and how far it goes. */
export interface FoundToken {
  tokenId: number;
  companyId: number;
  /** null = everything */
  scopes: string[] | null;
  ratePerMinute: number;
}

/** A token as admins see it: never itself. */
export interface ApiTokenRow {
  id: number;
  name: string;
  lastFour: string;
  scopes: Scope[] | null;
  ratePerMinute: number;
  createdAt: Date;
  /** Who made it; null where a script did. */
  firstName: string | null;
  lastName: string | null;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
}

type NewToken = Pick<ApiTokenTerms, 'name'> & Partial<ApiTokenTerms> & { createdBy?: number; token?: string };

/** The tokens that integrators' programs call with. Shown once, kept as a hash. */
export class ApiTokens {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly clock: Clock,
  ) {}

  /** Whose token it is, or null. Asked before any company is known. */
  async find(token: string): Promise<FoundToken | null> {
    const [found] = await this.jobs.query<FoundToken>(byHash, [hashToken(token), this.clock.now()]);
    return found ?? null;
  }

  /** Makes a token for the company; `token` may be given by whoever sets up an installation by script. */
  async create(companyId: number, terms: NewToken): Promise<{ token: string; row: ApiTokenRow }> {
    const token = terms.token ?? randomBytes(32).toString('base64url');
    const { name, scopes = null, ratePerMinute = DEFAULT_RATE_PER_MINUTE, expiresAt = null, createdBy = null } = terms;
    const values = [companyId, name, hashToken(token), token.slice(-4), scopes, ratePerMinute, expiresAt, createdBy];
    return this.database.transaction(companyId, async (tx) => {
      const [made] = await tx.query<{ id: number }>(insert, values);
      if (!made) throw new TooManyApiTokens();
      const row = (await read(tx, made.id))!;
      await recordAudit(tx, { action: 'api_token.created', object: objectOf(row), after: fieldsOf(row) });
      return { token, row };
    });
  }

  /** Null where the company has no such token, or it is revoked. */
  async change(
    companyId: number,
    id: number,
    { name, ratePerMinute, scopes, expiresAt }: Partial<ApiTokenTerms>,
  ): Promise<ApiTokenRow | null> {
    const values = [companyId, id, name, ratePerMinute, scopes !== undefined, scopes, expiresAt !== undefined, expiresAt];
    return this.database.transaction(companyId, async (tx) => {
      const before = await read(tx, id);
      const [changed] = await tx.query<{ id: number }>(change, values);
      if (!before || !changed) return null;
      const row = (await read(tx, id))!;
      await recordAudit(tx, { action: 'api_token.changed', object: objectOf(row), before: fieldsOf(before), after: fieldsOf(row) });
      return row;
    });
  }

  /** From now on nobody gets in with it; what was decided once stays. False where the company has no such token. */
  async revoke(companyId: number, id: number): Promise<boolean> {
    return this.database.transaction(companyId, async (tx) => {
      const before = await read(tx, id);
      if (!before) return false;
      await tx.query(revoke, [companyId, id, this.clock.now()]);
      if (!before.revokedAt) await recordAudit(tx, { action: 'api_token.revoked', object: objectOf(before), before: fieldsOf(before) });
      return true;
    });
  }
}

/** Newest first; those that were revoked lately at the end. */
export const listApiTokens = (tx: Tx): Promise<ApiTokenRow[]> => tx.query<ApiTokenRow>(list, [tx.companyId]);

async function read(tx: Tx, id: number): Promise<ApiTokenRow | null> {
  const [row] = await tx.query<ApiTokenRow>(one, [tx.companyId, id]);
  return row ?? null;
}

const objectOf = ({ id, name }: ApiTokenRow): AuditObject => ({ kind: 'api_token', id, name });

/** What the audit log keeps of a token: never the token. */
const fieldsOf = ({ name, scopes, ratePerMinute, expiresAt }: ApiTokenRow): Fields => ({ name, scopes, ratePerMinute, expiresAt });
