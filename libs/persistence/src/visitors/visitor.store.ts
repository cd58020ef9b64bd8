import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** What a visitor or the page said of him. */
export interface VisitorData {
  name?: string;
  email?: string;
  phone?: string;
  custom?: Record<string, string>;
  page?: { url: string; title?: string; referrer?: string };
  locale?: string;
}

/** A visitor of a site or an app, by the hash of the token that his program keeps. */
export interface VisitorRow {
  tokenHash: Buffer;
  /** His identity in the channel: made up by us, or the site's own name of its user. */
  value: string;
  /** The site vouched for him. */
  verified: boolean;
  data: VisitorData;
}

const insert = statement(
  'visitors.add',
  `insert into visitor (token_hash, company_id, channel_id, value, verified, data) values ($2, $1, $3, $4, $5, $6)`,
);
const insertOnce = statement(
  'visitors.add_once',
  `insert into visitor (token_hash, company_id, channel_id, value, verified, data) values ($2, $1, $3, $4, $5, $6)
   on conflict (token_hash) do update set seen_at = now() returning token_hash as "tokenHash", value, verified, data`,
);
const find = statement(
  'visitors.find',
  `select token_hash as "tokenHash", value, verified, data from visitor where token_hash = $2 and company_id = $1 and channel_id = $3`,
);
const seen = statement(
  'visitors.seen',
  `update visitor set seen_at = now() where token_hash = $2 and company_id = $1 and seen_at < now() - interval '1 hour'`,
);
const change = statement(
  'visitors.change',
  `update visitor set value = $3, verified = $4, data = $5, seen_at = now() where token_hash = $2 and company_id = $1`,
);
const remove = statement('visitors.remove', `delete from visitor where token_hash = $2 and company_id = $1`);

export async function addVisitor(tx: Tx, channelId: number, { tokenHash, value, verified, data }: VisitorRow): Promise<void> {
  await tx.query(insert, [tx.companyId, tokenHash, channelId, value, verified, JSON.stringify(data)]);
}

/** Whoever has this token already stays as he is. */
export async function addVisitorOnce(tx: Tx, channelId: number, visitor: VisitorRow): Promise<VisitorRow> {
  const { tokenHash, value, verified, data } = visitor;
  const [row] = await tx.query<VisitorRow>(insertOnce, [tx.companyId, tokenHash, channelId, value, verified, JSON.stringify(data)]);
  return row ?? visitor;
}

/** Null: nobody has this token, or it is of another channel. */
export async function findVisitor(tx: Tx, channelId: number, tokenHash: Buffer): Promise<VisitorRow | null> {
  const [row] = await tx.query<VisitorRow>(find, [tx.companyId, tokenHash, channelId]);
  if (row) tx.write(seen, [tx.companyId, tokenHash]);
  return row ?? null;
}

export async function changeVisitor(tx: Tx, { tokenHash, value, verified, data }: VisitorRow): Promise<void> {
  await tx.query(change, [tx.companyId, tokenHash, value, verified, JSON.stringify(data)]);
}

export async function removeVisitor(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.query(remove, [tx.companyId, tokenHash]);
}
