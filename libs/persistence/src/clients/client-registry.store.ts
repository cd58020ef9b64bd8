import type { AdmittedClient, ClientRegistry as Port, ClientToAdd } from '#domain/clients/add-client.js';
import type { Database, Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { isRace } from '../sql-state.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

const channels = statement(
  'clients.channels_to_write_in',
  `select id, transport from channel
    where company_id = $1 and deleted_at is null and ($2::bigint is null or id = $2)
      and ($3::text is null or transport = $3 or transport like $3 || '-%')
    order by (state = 'active') desc, id`,
);
const known = statement(
  'clients.by_identities',
  `select i.client_id as id from unnest($3::text[], $4::text[]) with ordinality as q(kind, value, place)
     join client_identity i on i.channel_id = $2 and i.kind = q.kind and i.value = q.value
    where i.company_id = $1 order by q.place limit 1`,
);
const add = statement(
  'clients.admit',
  `with k as (insert into card (company_id, name, phones) values ($1, $5, array_remove(array[$6::text], null)) returning id),
        c as (insert into client (company_id, channel_id, card_id, name, phone, username)
              select $1, $2, k.id, coalesce($5, $7, $8, '—'), $7, $8 from k returning id),
        i as (insert into client_identity (company_id, channel_id, kind, value, client_id)
              select $1, $2, q.kind, q.value, c.id from c cross join unnest($3::text[], $4::text[]) as q(kind, value))
   select id from c`,
);

/** Clients who are written to before they write. */
export class ClientRegistry implements Port {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  channels(companyId: number, { channelId, transport }: Pick<ClientToAdd, 'channelId' | 'transport'>): ReturnType<Port['channels']> {
    return this.database.transaction(companyId, (tx) => tx.query(channels, [companyId, channelId, transport]));
  }

  async admit(companyId: number, channelId: number, client: AdmittedClient): Promise<number> {
    try {
      return await this.findOrAdd(companyId, channelId, client);
    } catch (error) {
      if (!isRace(error)) throw error;
      // He wrote, or another program added him, at the same moment.
      return await this.findOrAdd(companyId, channelId, client);
    }
  }

  private async findOrAdd(companyId: number, channelId: number, client: AdmittedClient): Promise<number> {
    const { id, added } = await this.database.transaction(companyId, (tx) => findOrAddClient(tx, channelId, client));
    if (added) this.wake.wake('event');
    return id;
  }
}

/** In the transaction of whatever is done with him. After the commit, where he was added: `wake.wake('event')`. */
export async function findOrAddClient(
  tx: Tx,
  channelId: number,
  { identities, phone, nickname, assignedPhone, username = null }: AdmittedClient,
): Promise<{ id: number; added: boolean }> {
  const named = [tx.companyId, channelId, identities.map(({ kind }) => kind), identities.map(({ value }) => value)];
  const [found] = await tx.query<{ id: number }>(known, named);
  if (found) return { id: found.id, added: false };
  const [row] = await tx.query<{ id: number }>(add, [...named, nickname, assignedPhone, phone, username]);
  if (!row) throw new Error('A client was added and has no id');
  await recordEvents(tx, [{ kind: 'client_added', data: { clientId: row.id } }]);
  return { id: row.id, added: true };
}
