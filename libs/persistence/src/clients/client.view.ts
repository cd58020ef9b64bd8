import type { DialogScope } from '#domain/access/dialog-scope.js';
import type { Referral } from '#domain/messages/content.js';
import type { CustomFields } from '#domain/shared/custom-fields.js';
import { dialogVisible, scopeParameter } from '../access/dialog-scope.sql.js';
import { phoneOf } from '../cards/card-phone.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A client with the card he belongs to, as the panel beside his dialog shows him. */
export interface ClientRow {
  id: number;
  name: string;
  username: string | null;
  phone: string | null;
  email: string | null;
  comment: string | null;
  cardId: number;
  card: { title: string | null; phones: string[]; contractNumber: string | null; customFields: CustomFields; dialogs: number };
  identities: { kind: string; value: string }[];
  channelId: number;
  channelName: string;
  transport: string;
  createdAt: Date;
  referral: Referral | null;
  /** Since when messages don't reach him: he blocked us, or deleted his account. */
  unreachableSince: Date | null;
  /** Since when he is on the black list. */
  blacklistedAt: Date | null;
  tags: { id: number; label: string; backgroundColor: string; textColor: string }[];
}

const columns = `c.id, coalesce(k.name, c.name) as name, c.username, coalesce(${phoneOf('c', 'k')}, k.phones[1]) as phone, k.email, k.comment,
  k.id as "cardId", jsonb_build_object('title', k.title, 'phones', k.phones, 'contractNumber', k.contract_number, 'customFields', k.custom_fields,
    'dialogs', (select count(*) from client o join dialog od on od.client_id = o.id where o.card_id = k.id)) as card,
  coalesce((select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) order by i.kind) from client_identity i
             where i.client_id = c.id), '[]') as identities,
  ch.id as "channelId", ch.name as "channelName", ch.transport, c.created_at as "createdAt", d.referral,
  c.unreachable_since as "unreachableSince", c.blacklisted_at as "blacklistedAt",
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'label', t.label, 'backgroundColor', t.background_color,
                                                'textColor', t.text_color) order by t.position, t.id)
              from card_tag x join tag t on t.id = x.tag_id where x.card_id = k.id), '[]') as tags`;
const from = `from client c join card k on k.id = c.card_id join channel ch on ch.id = c.channel_id left join dialog d on d.client_id = c.id`;

const inScope = statement(
  'clients.in_scope',
  `select ${columns} ${from} where c.id = $1 and c.company_id = $2 and ($3::bigint is null or ${dialogVisible('d', '$3::bigint')})`,
);
const byId = statement('clients.by_id', `select ${columns} ${from} where c.id = $1 and c.company_id = $2`);

/** Null when there is none, or when his dialog is none that the asker may know of. */
export async function clientInScope(tx: Tx, id: number, scope: DialogScope): Promise<ClientRow | null> {
  const [row] = await tx.query<ClientRow>(inScope, [id, tx.companyId, scopeParameter(scope)]);
  return row ?? null;
}

/** For those whose right to see the client was asked before. */
export async function clientById(tx: Tx, id: number): Promise<ClientRow | null> {
  const [row] = await tx.query<ClientRow>(byId, [id, tx.companyId]);
  return row ?? null;
}
