import type { DialogScope } from '#domain/access/dialog-scope.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A link in the history of a card. */
export interface CardLinkView {
  id: number;
  cardId: number;
  targetCardId: number;
  otherCardId: number;
  at: Date;
  by: WhoRow | null;
  undoneAt: Date | null;
  undoneBy: WhoRow | null;
  clients: CardLinkClientView[];
  hidden: number;
  /** Nobody whom it holds came to another card by a later link, and it holds somebody. */
  canUndo: boolean;
}

export interface WhoRow {
  id: number;
  name: string;
}

export interface CardLinkClientView {
  clientId: number;
  name: string;
  channel: { id: number; name: string; transport: string };
  side: 'target' | 'other';
  unlinkedAt: string | null;
  unlinkedBy: WhoRow | null;
}

interface Person {
  id: number;
  first: string;
  last: string;
}

interface Row extends Omit<CardLinkView, 'by' | 'undoneBy' | 'clients' | 'hidden'> {
  by: Person | null;
  undoneBy: Person | null;
  clients: (Omit<CardLinkClientView, 'unlinkedBy'> & { unlinkedBy: Person | null; visible: boolean })[];
}

const person = (o: string): string =>
  `case when ${o}.id is not null then jsonb_build_object('id', ${o}.id, 'first', ${o}.first_name, 'last', ${o}.last_name) end`;

// Every link that somebody who is on the card now has taken part in: those that hold, those that were taken back, and inner ones.
const history = statement(
  'card_links.history',
  `with of_card as materialized (
     select distinct x.link_id from client c join card_link_client x on x.client_id = c.id where c.company_id = $1 and c.card_id = $2)
   select l.id, l.card_id as "cardId", l.target_card_id as "targetCardId", l.other_card_id as "otherCardId", l.at,
          ${person('o')} as by, l.undone_at as "undoneAt", ${person('u')} as "undoneBy",
          l.undone_at is null
            and exists (select 1 from card_link_client x where x.link_id = l.id and x.unlinked_at is null)
            and not exists (select 1 from card_link_client x join card_link_client later on later.client_id = x.client_id
                             where x.link_id = l.id and x.unlinked_at is null and later.link_id > l.id and later.unlinked_at is null) as "canUndo",
          (select jsonb_agg(jsonb_build_object('clientId', c.id, 'name', c.name,
                    'channel', jsonb_build_object('id', ch.id, 'name', ch.name, 'transport', ch.transport),
                    'side', case when x.from_card_id = l.target_card_id then 'target' else 'other' end,
                    'unlinkedAt', to_char(x.unlinked_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'unlinkedBy', ${person('w')},
                    'visible', $3::bigint is null or coalesce(${dialogVisible('d', '$3::bigint')}, false))
                  order by (x.from_card_id = l.target_card_id) desc, c.id)
             from card_link_client x join client c on c.id = x.client_id join channel ch on ch.id = c.channel_id
             left join dialog d on d.client_id = c.id left join operator w on w.id = x.unlinked_by
            where x.link_id = l.id) as clients
     from of_card f join card_link l on l.id = f.link_id
     left join operator o on o.id = l.operator_id left join operator u on u.id = l.undone_by
    where l.company_id = $1 order by l.id desc limit $4`,
);

/** The history of a card, the newest first. */
export async function cardLinks(tx: Tx, cardId: number, scope: DialogScope, limit: number): Promise<CardLinkView[]> {
  const rows = await tx.query<Row>(history, [tx.companyId, cardId, scopeParameter(scope), limit]);
  return rows.map(({ by, undoneBy, clients, ...row }) => {
    const visible = clients.filter((client) => client.visible);
    return {
      ...row,
      by: who(by),
      undoneBy: who(undoneBy),
      clients: visible.map(({ visible: _, unlinkedBy, ...client }) => ({ ...client, unlinkedBy: who(unlinkedBy) })),
      hidden: clients.length - visible.length,
    };
  });
}

const who = (person: Person | null): WhoRow | null => person && { id: person.id, name: operatorName(person.first, person.last) };
