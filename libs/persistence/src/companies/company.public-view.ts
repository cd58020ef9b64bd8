import type { CustomFields } from '#domain/shared/custom-fields.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A company as `/v1` shows it to its own programs. */
export interface PublicCompanyRow {
  id: number;
  name: string;
  timeZone: string;
  locale: string;
  apiMode: string;
  customFields: CustomFields;
  adminEmail: string | null;
  /** Calls of `/v1` since the first of the month, by the company's calendar. */
  requestsThisMonth: number;
  channels: number;
  operators: number;
  /** Who answers now. */
  operatorsOnline: number;
  /** The addresses of the single hooks that the old calls set. */
  hook: string | null;
  chatCloseHook: string | null;
}

const one = statement(
  'public.company',
  `select c.id, c.name, c.time_zone as "timeZone", c.locale, c.api_mode as "apiMode", c.custom_fields as "customFields",
     (select o.email from operator o where o.company_id = $1 and o.role = 'admin' and o.state = 'active' order by o.id limit 1) as "adminEmail",
     coalesce((select u.requests from api_usage u
                where u.company_id = $1 and u.month = date_trunc('month', now() at time zone c.time_zone)::date), 0) as "requestsThisMonth",
     (select count(*) from channel ch where ch.company_id = $1 and ch.deleted_at is null) as channels,
     (select count(*) from operator o where o.company_id = $1 and o.state = 'active') as operators,
     (select count(*) from operator o join operator_presence p on p.operator_id = o.id
       where o.company_id = $1 and o.state = 'active' and p.connected and p.status = 'online') as "operatorsOnline",
     (select w.url from webhook w where w.company_id = $1 and w.legacy = 'web_hook') as hook,
     (select w.url from webhook w where w.company_id = $1 and w.legacy = 'chat_close_web_hook') as "chatCloseHook"
     from company c where c.id = $1`,
);

export async function publicCompany(tx: Tx): Promise<PublicCompanyRow> {
  const [row] = await tx.query<PublicCompanyRow>(one, [tx.companyId]);
  if (!row) throw new Error(`Company ${tx.companyId} does not exist`);
  return row;
}
