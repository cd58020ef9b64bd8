import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { CardChanges, CardStore as Port, CardValues } from '#domain/clients/change-client.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';
import { recordCardChanged } from './card-events.js';
import { clientInScope } from './client.view.js';

// A field that is not given ($n false) keeps its value, so that two people editing different fields do not undo each other.
const changeCard = statement(
  'clients.change_card',
  `update card set
     name = case when $2 then $3 else name end,
     phones = case when $4 then array_remove(array[$5::text], null) else phones end,
     revision = revision + 1,
     email = case when $6 then $7 else email end,
     comment = case when $8 then $9 else comment end
   where id = $1`,
);

const FIELDS = ['name', 'phone', 'email', 'comment'] as const;

/** The cards behind clients. */
export class CardStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async change(companyId: number, clientId: number, scope: DialogScope, changes: CardChanges): Promise<CardValues> {
    const before = await this.database.transaction(companyId, async (tx) => {
      const client = await clientInScope(tx, clientId, scope);
      if (!client) throw notFound('Client');
      await tx.query(changeCard, [client.cardId, ...FIELDS.flatMap((field) => [changes[field] !== undefined, changes[field] ?? null])]);
      await recordCardChanged(tx, client.cardId);
      const { name, phone, email, comment } = client;
      return { name, phone, email, comment };
    });
    this.wake.wake('event');
    return before;
  }
}
