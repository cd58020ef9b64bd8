import type { ClientDetails, ClientDetailsStore as Port } from '#domain/clients/change-by-program.js';
import type { CustomFields } from '#domain/shared/custom-fields.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const lock = statement(
  'clients.lock_details',
  `select k.id as "cardId", k.name, k.comment, k.extra_comment_1, k.extra_comment_2, k.extra_comment_3, k.custom_fields as "customFields",
          c.external_id as "externalId", c.external_ids as "externalIds"
     from client c join card k on k.id = c.card_id where c.company_id = $1 and c.id = $2 for update`,
);
const saveCard = statement(
  'clients.save_card_details',
  `update card set name = $2, comment = $3, extra_comment_1 = $4, extra_comment_2 = $5, extra_comment_3 = $6, custom_fields = $7
    where id = $1`,
);
const saveClient = statement('clients.save_external_ids', `update client set external_id = $2, external_ids = $3 where id = $1`);
const dialogs = statement(
  'clients.dialogs_of_person',
  `select d.id, c.id as "clientId" from client c left join dialog d on d.client_id = c.id where c.card_id = $1 order by c.id limit 100`,
);

interface DetailsRow {
  cardId: number;
  name: string | null;
  comment: string | null;
  extra_comment_1: string | null;
  extra_comment_2: string | null;
  extra_comment_3: string | null;
  customFields: CustomFields;
  externalId: string | null;
  externalIds: Record<string, string>;
}

/** What programs write into clients' cards. */
export class ClientDetailsStore implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async change(companyId: number, clientId: number, change: (details: ClientDetails) => ClientDetails): Promise<ClientDetails> {
    const before = await this.database.transaction(companyId, async (tx) => {
      const [row] = await tx.query<DetailsRow>(lock, [companyId, clientId]);
      if (!row) throw notFound('Client');
      const before = detailsOf(row);
      const { name, comment, extraComments, customFields, externalId, externalIds } = change(before);
      await tx.query(saveCard, [row.cardId, name, comment, ...extraComments, JSON.stringify(customFields)]);
      await tx.query(saveClient, [clientId, externalId, JSON.stringify(externalIds)]);
      const person = await tx.query<{ id: number | null; clientId: number }>(dialogs, [row.cardId]);
      await recordEvents(
        tx,
        person.map(({ id, clientId }) => ({ kind: 'client_changed', dialogId: id, data: { clientId } })),
      );
      return before;
    });
    this.wake.wake('event');
    return before;
  }
}

const detailsOf = (row: DetailsRow): ClientDetails => ({
  ...{ name: row.name, comment: row.comment, extraComments: [row.extra_comment_1, row.extra_comment_2, row.extra_comment_3] },
  ...{ customFields: row.customFields, externalId: row.externalId, externalIds: row.externalIds },
});
