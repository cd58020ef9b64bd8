import { MESSAGE_STATUS } from '#domain/messages/status.js';
import { channelServed } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** How a visitor's chat stands, for him. */
export interface VisitorChat {
  dialogId: number;
  clientId: number;
  state: 'open' | 'closed';
  operatorFirstName: string | null;
  operatorLastName: string | null;
  /** His messages up to this id were read by the company. */
  readUpToId: number;
  unread: number;
  /** The last request, while it may still be rated. */
  rateableRequestId: number | null;
}

/** A dialog of a site's visitor and an identity that he is known by there. */
export interface DialogIdentity {
  dialogId: number;
  channelId: number;
  kind: string;
  value: string;
}

/** More than a screen can say. */
const MOST_UNREAD = 200;
/** Nobody remembers longer how it was. */
const RATEABLE = `interval '7 days'`;
/** An operator who has not been heard of for this long is away, whatever his row says. */
const HEARD_WITHIN = `interval '60 seconds'`;

const CHAT = `select d.id as "dialogId", d.client_id as "clientId", d.state, o.first_name as "operatorFirstName", o.last_name as "operatorLastName",
    d.read_up_to_id as "readUpToId",
    (select count(*) from (
       select 1 from message m where m.dialog_id = d.id and m.kind in ('to_client', 'autoreply') and m.deleted_at is null
          and m.status between ${MESSAGE_STATUS.sent} and ${MESSAGE_STATUS.read - 1} limit ${MOST_UNREAD}) u)::int as unread,
    case when d.state = 'closed' and d.closed_at > now() - ${RATEABLE} then (
      select q.id from (select q.id from request q where q.dialog_id = d.id order by q.id desc limit 1) q
       where not exists (select 1 from rating r where r.dialog_id = d.id and r.request_id = q.id)) end as "rateableRequestId"
  from dialog d left join operator o on o.id = d.operator_id`;

const ofIdentity = statement(
  'visitors.chat',
  `${CHAT} where d.company_id = $1 and d.client_id = (
     select i.client_id from client_identity i where i.company_id = $1 and i.channel_id = $2 and i.kind = $3 and i.value = $4)`,
);
const byIds = statement('visitors.chats', `${CHAT} where d.company_id = $1 and d.id = any($2::bigint[])`);

const clientOf = statement(
  'visitors.client',
  `select i.client_id as id from client_identity i where i.company_id = $1 and i.channel_id = $2 and i.kind = $3 and i.value = $4`,
);

const identitiesStatement = statement(
  'visitors.dialog_identities',
  `select d.id as "dialogId", d.channel_id as "channelId", i.kind, i.value
     from dialog d join client_identity i on i.client_id = d.client_id and i.channel_id = d.channel_id
    where d.company_id = $1 and d.id = any($2::bigint[]) and d.channel_id = any($3::bigint[])`,
);

const onlineStatement = statement(
  'visitors.online',
  `select c.id from unnest($2::bigint[]) c(id) where exists (
     select 1 from operator_presence p join operator o on o.id = p.operator_id and o.state = 'active'
      where p.company_id = $1 and p.connected and p.status = 'online' and p.seen_at > now() - ${HEARD_WITHIN}
        and ${channelServed('c.id', 'p.operator_id')})`,
);

const doorStatement = statement(
  'visitors.door',
  `select ch.state, c.name as "companyName" from channel ch join company c on c.id = ch.company_id
    where ch.id = $2 and ch.company_id = $1 and ch.deleted_at is null`,
);

const emailStatement = statement(
  'visitors.email',
  `update card k set email = $3, revision = k.revision + 1 from client c where c.id = $2 and c.company_id = $1 and k.id = c.card_id and coalesce(k.email, '') = ''`,
);

/** Null: he has not written yet. */
export async function chatOfIdentity(tx: Tx, channelId: number, identity: { kind: string; value: string }): Promise<VisitorChat | null> {
  const [chat] = await tx.query<VisitorChat>(ofIdentity, [tx.companyId, channelId, identity.kind, identity.value]);
  return chat ?? null;
}

export function chatsByIds(tx: Tx, dialogIds: number[]): Promise<VisitorChat[]> {
  return dialogIds.length === 0 ? Promise.resolve([]) : tx.query<VisitorChat>(byIds, [tx.companyId, dialogIds]);
}

/** Whether the channel knows somebody by this identity. */
export async function isKnownIdentity(tx: Tx, channelId: number, identity: { kind: string; value: string }): Promise<boolean> {
  return (await tx.query(clientOf, [tx.companyId, channelId, identity.kind, identity.value])).length > 0;
}

/** Which client the channel knows by this identity. */
export async function clientOfIdentity(tx: Tx, channelId: number, identity: { kind: string; value: string }): Promise<number | null> {
  const [row] = await tx.query<{ id: number }>(clientOf, [tx.companyId, channelId, identity.kind, identity.value]);
  return row?.id ?? null;
}

/** Whose these dialogs are, of those that came by one of the channels. */
export function dialogIdentities(tx: Tx, dialogIds: number[], channelIds: number[]): Promise<DialogIdentity[]> {
  return tx.query<DialogIdentity>(identitiesStatement, [tx.companyId, dialogIds, channelIds]);
}

/** Those of the channels where somebody is there to answer. */
export async function onlineChannels(tx: Tx, channelIds: number[]): Promise<Set<number>> {
  return new Set((await tx.query<{ id: number }>(onlineStatement, [tx.companyId, channelIds])).map(({ id }) => id));
}

/** Null: the channel is gone. */
export async function channelDoor(tx: Tx, channelId: number): Promise<{ state: string; companyName: string } | null> {
  const [row] = await tx.query<{ state: string; companyName: string }>(doorStatement, [tx.companyId, channelId]);
  return row ?? null;
}

/** The card keeps the e-mail that a visitor gave, unless it has one. */
export function keepEmail(tx: Tx, clientId: number, email: string): void {
  tx.write(emailStatement, [tx.companyId, clientId, email]);
}
