import type { Tx } from '../database.js';
import { statement } from '../statement.js';

export interface SwitchedOffWebhook {
  name: string;
  url: string;
  /** What the last attempt came to. */
  lastError: string | null;
  admins: { email: string; locale: 'ru' | 'en' }[];
}

const switchedOff = statement(
  'webhooks.switched_off',
  `select w.name, w.url, w.last_error as "lastError",
          coalesce((select jsonb_agg(jsonb_build_object('email', o.email, 'locale', o.locale) order by o.id) from operator o
                     where o.company_id = w.company_id and o.role = 'admin' and o.state = 'active'), '[]') as admins
     from webhook w where w.company_id = $1 and w.id = $2 and w.state = 'disabled' and w.disabled_reason = $3`,
);

/** A webhook that switched itself off, and who must know. Null: it is on again, or gone. */
export async function switchedOffWebhook(tx: Tx, webhookId: number, reason: string): Promise<SwitchedOffWebhook | null> {
  const [row] = await tx.query<SwitchedOffWebhook>(switchedOff, [tx.companyId, webhookId, reason]);
  return row ?? null;
}
