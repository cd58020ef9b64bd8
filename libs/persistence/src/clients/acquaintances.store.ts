import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { ClientIdentity } from '#domain/clients/identity.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { Acquaintance, Acquaintances as Port, BeginningChannel } from '#domain/write-first/write-first.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import { clientInScope } from './client.view.js';

const channel = statement(
  'write_first.channel',
  `select id, transport, key from channel where company_id = $1 and id = $2 and deleted_at is null and state = 'active'`,
);
const known = statement(
  'write_first.known',
  `with found as materialized (
     select i.client_id from unnest($3::text[], $4::text[]) with ordinality as q(kind, value, place)
       join client_identity i on i.channel_id = $2 and i.kind = q.kind and i.value = q.value
      where i.company_id = $1 order by q.place limit 1)
   select c.id as "clientId", coalesce(k.name, c.name) as name, d.id as "dialogId", coalesce(${dialogVisible('d', '$5::bigint')}, false) as visible,
          case when d.state = 'open' then d.operator_id end as "operatorId", o.first_name, o.last_name, d.last_inbound_at as "lastInboundAt"
     from found join client c on c.id = found.client_id join card k on k.id = c.card_id
     left join dialog d on d.client_id = c.id left join operator o on o.id = d.operator_id`,
);

type Row = Omit<Acquaintance, 'operatorName'> & { first_name: string | null; last_name: string | null };

/** Whom a channel knows already. */
export class Acquaintances implements Port {
  constructor(private readonly database: Database) {}

  async channel(companyId: number, channelId: number): Promise<BeginningChannel | null> {
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<BeginningChannel>(channel, [companyId, channelId]));
    return row ?? null;
  }

  async known(companyId: number, channelId: number, identities: ClientIdentity[], scope: DialogScope): Promise<Acquaintance | null> {
    const values = [companyId, channelId, identities.map(({ kind }) => kind), identities.map(({ value }) => value), scopeParameter(scope)];
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<Row>(known, values));
    if (!row) return null;
    const { first_name, last_name, ...acquaintance } = row;
    const operatorNameOf = acquaintance.operatorId === null || first_name === null ? null : operatorName(first_name, last_name);
    return { ...acquaintance, operatorName: operatorNameOf };
  }

  async phoneOf(companyId: number, clientId: number, scope: DialogScope): Promise<string | null | undefined> {
    const client = await this.database.transaction(companyId, (tx) => clientInScope(tx, clientId, scope));
    return client ? client.phone : undefined;
  }
}
