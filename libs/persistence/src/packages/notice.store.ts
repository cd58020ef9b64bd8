import type { Notice } from '#domain/packages/notices.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** One notice, a letter to each admin, and a word to the consoles; all of it once. */
const tell = statement(
  'packages.tell',
  `with n as (
     insert into package_notice (company_id, kind, key, month, created_at) values ($1, $2, $3, $4, $5)
     on conflict (company_id, key) do nothing returning id),
   letters as (
     insert into outbox (company_id, process, action, workflow_id, payload)
     select $1, 'letter', 'start', format('letter:package_notice:%s:%s', n.id, o.id),
            jsonb_build_object('companyId', $1::bigint, 'kind', 'package_notice', 'id', n.id, 'version', o.id)
       from n join operator o on o.company_id = $1 and o.role = 'admin' and o.state = 'active')
   insert into event (company_id, kind) select $1, 'packages_notice' from n`,
);

const changed = statement('packages.changed', `insert into event (company_id, kind) values ($1, 'packages_notice')`);

/** How the company stands with its packages may be another now; nobody is written to. */
export const noticeChanged = (tx: Tx): void => tx.write(changed, [tx.companyId]);

/** Tells a company's admins how it stands with its packages, under the lock of its account. */
export function tellOf(tx: Tx, { kind, key }: Notice, month: string, now: Date): void {
  tx.write(tell, [tx.companyId, kind, key, month, now]);
}
