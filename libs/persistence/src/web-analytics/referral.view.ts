import type { Referral } from '#domain/messages/content.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** The advertisement that a dialog came by. */
export interface ReferralRow {
  dialogId: number;
  clientId: number;
  channelId: number;
  createdAt: Date;
  referral: Referral;
}

const conditions = `d.company_id = $1 and d.referral is not null and ($2::bigint is null or d.client_id = $2)
  and ($3::date is null or d.created_at >= (select $3::date::timestamp at time zone time_zone from company where id = $1))
  and ($4::date is null or d.created_at < (select ($4::date + 1)::timestamp at time zone time_zone from company where id = $1))`;
const page = (order: 'asc' | 'desc'): Statement =>
  statement(
    `web_analytics.page_${order}`,
    `select d.id as "dialogId", d.client_id as "clientId", d.channel_id as "channelId", d.created_at as "createdAt", d.referral
       from dialog d where ${conditions} order by d.id ${order} limit $5 offset $6`,
  );
const pages = { asc: page('asc'), desc: page('desc') };
const count = statement('web_analytics.count', `select count(*) as total from dialog d where ${conditions}`);

export interface ReferralFilter {
  clientId: number | null;
  /** Days as yyyy-mm-dd in the company's time zone, both included. */
  from: string | null;
  to: string | null;
  order: 'asc' | 'desc';
  limit: number;
  offset: number;
}

/** By the index of dialogs that have one: they are few. */
export async function referralPage(tx: Tx, filter: ReferralFilter): Promise<{ rows: ReferralRow[]; total: number }> {
  const values = [tx.companyId, filter.clientId, filter.from, filter.to];
  const rows = await tx.query<ReferralRow>(pages[filter.order], [...values, filter.limit, filter.offset]);
  const [counted] = await tx.query<{ total: number }>(count, values);
  return { rows, total: counted?.total ?? 0 };
}
