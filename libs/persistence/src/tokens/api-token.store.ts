import { randomBytes } from 'node:crypto';
import type { Clock } from '#domain/shared/clock.port.js';
import { API_TOKEN_USE_STEP_MS } from '#domain/tokens/api-token.js';
import type { Database } from '../database.js';
import type { JobsDatabase } from '../jobs-database.js';
import { hashToken } from '../sessions/session.store.js';
import { statement } from '../statement.js';

const byHash = statement(
  'tokens.by_hash',
  `select id, company_id as "companyId", scopes, last_used_at as "lastUsedAt" from api_token
    where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
);
const used = statement('tokens.used', `update api_token set last_used_at = $2 where id = $1`);
const insert = statement('tokens.create', `insert into api_token (company_id, name, token_hash, last_four) values ($1, $2, $3, $4)`);

interface FoundRow {
  id: number;
  companyId: number;
  scopes: string[] | null;
  lastUsedAt: Date | null;
}

export interface FoundToken {
  tokenId: number;
  companyId: number;
  /** null = everything */
  scopes: string[] | null;
}

/** The tokens that integrators' programs call with. Shown once, kept as a hash. */
export class ApiTokens {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsDatabase,
    private readonly clock: Clock,
  ) {}

  /** Whose token it is, or null. Asked before any company is known. */
  async find(token: string): Promise<FoundToken | null> {
    const now = this.clock.now();
    const [found] = await this.jobs.query<FoundRow>(byHash, [hashToken(token), now]);
    if (!found) return null;
    if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > API_TOKEN_USE_STEP_MS) {
      await this.database.transaction(found.companyId, (tx) => tx.query(used, [found.id, now]));
    }
    return { tokenId: found.id, companyId: found.companyId, scopes: found.scopes };
  }

  /** Makes a token for the company; `token` may be given by whoever sets up an installation by script. */
  async create(companyId: number, name: string, token = randomBytes(32).toString('base64url')): Promise<string> {
    await this.database.transaction(companyId, (tx) => tx.query(insert, [companyId, name, hashToken(token), token.slice(-4)]));
    return token;
  }
}
