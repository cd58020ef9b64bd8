import type { Database } from '../database.js';
import { statement } from '../statement.js';

/** How long an answer is kept. */
export const IDEMPOTENCY_HOURS = 24;
/** No call takes so long: whoever has not answered by then has crashed. */
export const ABANDONED_AFTER_SECONDS = 120;

const claim = statement(
  'idempotency.claim',
  `insert into api_idempotency as a (company_id, token_id, key, digest) values ($1, $2, $3, $4)
   on conflict (token_id, key) do update set digest = excluded.digest, status = null, answer = null, created_at = now()
    where a.created_at < now() - interval '${IDEMPOTENCY_HOURS} hours'
       or (a.status is null and a.digest = excluded.digest and a.created_at < now() - interval '${ABANDONED_AFTER_SECONDS} seconds')
   returning a.created_at::text as "claimedAt"`,
);
const read = statement(
  'idempotency.read',
  `select digest = $3 as "isSame", status, answer from api_idempotency where token_id = $1 and key = $2`,
);
// Whoever took so long that another took over has nothing to say any more.
const keep = statement(
  'idempotency.keep',
  `update api_idempotency set status = $4, answer = $5 where token_id = $1 and key = $2 and created_at = $3::timestamptz`,
);
const forget = statement(
  'idempotency.forget',
  `delete from api_idempotency where token_id = $1 and key = $2 and created_at = $3::timestamptz`,
);

/** The key of a call, by the token that it is a key of. */
export interface CallKey {
  companyId: number;
  tokenId: number;
  key: string;
  /** Of what was asked. */
  digest: Buffer;
}

export type Claim =
  { state: 'ours'; claimedAt: string } | { state: 'running' } | { state: 'other' } | { state: 'answered'; status: number; answer: unknown };

/** Answers to calls that may come again under the same key. */
export class Idempotency {
  constructor(private readonly database: Database) {}

  /** Committed before anything is done, so that of many copies at once one runs. */
  claim({ companyId, tokenId, key, digest }: CallKey): Promise<Claim> {
    return this.database.transaction(companyId, async (tx) => {
      const [ours] = await tx.query<{ claimedAt: string }>(claim, [companyId, tokenId, key, digest]);
      if (ours) return { state: 'ours', claimedAt: ours.claimedAt };
      const [row] = await tx.query<{ isSame: boolean; status: number | null; answer: unknown }>(read, [tokenId, key, digest]);
      if (row && !row.isSame) return { state: 'other' };
      return row && row.status !== null ? { state: 'answered', status: row.status, answer: row.answer } : { state: 'running' };
    });
  }

  async keep(
    { companyId, tokenId, key }: CallKey,
    claimedAt: string,
    { status, answer }: { status: number; answer: unknown },
  ): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(keep, [tokenId, key, claimedAt, status, JSON.stringify(answer)]));
  }

  /** For what went wrong on our side: the next one with the key tries anew. */
  async forget({ companyId, tokenId, key }: CallKey, claimedAt: string): Promise<void> {
    await this.database.transaction(companyId, (tx) => tx.query(forget, [tokenId, key, claimedAt]));
  }
}
