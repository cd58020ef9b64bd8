import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { CardFields } from '#domain/cards/card-fields.js';
import { phoneForPrograms } from '#domain/clients/phone-for-programs.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A card as it is shown, with those of its clients whom the asker may see. */
export interface CardView {
  id: number;
  revision: number;
  fields: CardFields;
  tags: { id: number; label: string; backgroundColor: string; textColor: string }[];
  clients: CardClientRow[];
  /** How many others are on it. */
  hidden: number;
}

export interface CardClientRow {
  clientId: number;
  name: string;
  username: string | null;
  phone: string | null;
  channelId: number;
  channelName: string;
  transport: string;
  identities: { kind: string; value: string }[];
  blacklistedAt: Date | null;
  dialogId: number | null;
}

interface ClientRow extends CardClientRow {
  identity: string | null;
  visible: boolean;
}

const cards = statement(
  'card_view.cards',
  `select k.id, k.revision,
     jsonb_build_object('title', k.title, 'name', k.name, 'phones', k.phones, 'email', k.email, 'comment', k.comment,
       'extraComments', jsonb_build_array(k.extra_comment_1, k.extra_comment_2, k.extra_comment_3),
       'contractNumber', k.contract_number, 'customFields', k.custom_fields) as fields,
     coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'backgroundColor', t.background_color,
                                                   'textColor', t.text_color) order by t.position, t.id)
                 from card_tag x join tag t on t.id = x.tag_id where x.card_id = k.id), '[]') as tags
     from card k where k.company_id = $1 and k.id = $2`,
);

const clients = statement(
  'card_view.clients',
  `select c.id as "clientId", c.name, c.username, c.phone, c.channel_id as "channelId", ch.name as "channelName", ch.transport,
          (select i.value from client_identity i where i.client_id = c.id order by i.kind limit 1) as identity,
          coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind) from client_identity i
                     where i.client_id = c.id), '[]') as identities,
          c.blacklisted_at as "blacklistedAt", d.id as "dialogId",
          ($3::bigint is null or coalesce(${dialogVisible('d', '$3::bigint')}, false)) as visible
     from client c join channel ch on ch.id = c.channel_id left join dialog d on d.client_id = c.id
    where c.company_id = $1 and c.card_id = $2 order by d.last_message_at desc nulls last, c.id`,
);

/** Null when nobody is on it, or nobody whom the asker may know of. */
export async function cardView(tx: Tx, id: number, scope: DialogScope): Promise<CardView | null> {
  const [card] = await tx.query<Omit<CardView, 'clients' | 'hidden'>>(cards, [tx.companyId, id]);
  if (!card) return null;
  const rows = await tx.query<ClientRow>(clients, [tx.companyId, id, scopeParameter(scope)]);
  const visible = rows.filter((row) => row.visible);
  if (visible.length === 0) return null;
  return { ...card, clients: visible.map((row) => ({ ...row, phone: phoneForPrograms(row) })), hidden: rows.length - visible.length };
}
