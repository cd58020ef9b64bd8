import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { BlacklistStore as Port } from '#domain/clients/blacklist-client.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { clientInScope } from './client.view.js';

const blacklist = statement(
  'clients.blacklist',
  `update client set blacklisted_at = case when $3 then now() end
    where company_id = $1 and id = $2 and (blacklisted_at is not null) <> $3 returning id`,
);
const dialogOf = statement('clients.dialog_of', `select id from dialog where company_id = $1 and client_id = $2`);

/** Who is on the black list of a company. */
export class BlacklistStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async set(companyId: number, clientId: number, scope: DialogScope, blacklisted: boolean): Promise<boolean> {
    const changed = await this.database.transaction(companyId, async (tx) => {
      if (!(await clientInScope(tx, clientId, scope))) throw notFound('Client');
      if ((await tx.query(blacklist, [companyId, clientId, blacklisted])).length === 0) return false;
      const dialogId = (await tx.query<{ id: number }>(dialogOf, [companyId, clientId]))[0]?.id ?? null;
      const data = { clientId };
      if (dialogId !== null) await recordEvents(tx, [{ kind: 'client_changed', dialogId, data }]);
      if (blacklisted) await recordEvents(tx, [{ kind: 'client_blacklisted', dialogId, data }]);
      return true;
    });
    if (changed) this.wake.wake('event');
    return changed;
  }
}
