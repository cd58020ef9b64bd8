import type { NotificationKind, NotificationSettings } from '#domain/notifications/notification-settings.js';
import { SESSION_IDLE_MS } from '#domain/sessions/session.js';
import { operatorName } from '#domain/operators/operator-name.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A browser that may be told of a message, and what its operator wants to be told. */
export interface PushRecipient {
  kind: NotificationKind;
  subscriptionId: number;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: 'ru' | 'en';
  settings: NotificationSettings | null;
  /** The time of the company's day, "23:15". */
  time: string;
  messageId: number;
  /** The dialog, or the internal chat. */
  chatId: number;
  /** Who wrote: the client, or the colleague. */
  from: string;
  /** The group. */
  chatName: string | null;
  text: string | null;
}

interface Row extends Omit<PushRecipient, 'from'> {
  clientName: string | null;
  firstName: string | null;
  lastName: string | null;
}

/** An operator who works here, has no tab open, and a browser whose session is still good. */
const RECIPIENT = `s.id as "subscriptionId", s.endpoint, s.p256dh, s.auth, o.locale, to_char(now() at time zone co.time_zone, 'HH24:MI') as time,
  case when n.operator_id is not null then jsonb_build_object('kinds', n.kinds, 'quiet', n.quiet) end as settings`;
const AWAY = (
  operator: string,
): string => `join operator o on o.id = ${operator} and o.state = 'active' join company co on co.id = o.company_id
  join operator_presence p on p.operator_id = o.id and not p.connected
  join push_subscription s on s.operator_id = o.id and s.company_id = $1
  join session se on se.id = s.session_id and se.expires_at > now() and se.last_activity_at > now() - interval '${SESSION_IDLE_MS / 1_000} seconds'
  left join notification_settings n on n.operator_id = o.id`;

const ofClients = statement(
  'push.of_clients',
  `select ${RECIPIENT}, 'client' as kind, m.id as "messageId", d.id as "chatId", coalesce(k.name, c.name) as "clientName", null as "chatName",
          left(m.text, 300) as text
     from message m join dialog d on d.id = m.dialog_id join client c on c.id = d.client_id left join card k on k.id = c.card_id
          ${AWAY('d.operator_id')}
    where m.company_id = $1 and m.id = any($2::bigint[]) and m.kind = 'from_client' and m.deleted_at is null and d.read_up_to_id < m.id`,
);

const ofColleagues = statement(
  'push.of_colleagues',
  `select ${RECIPIENT}, c.kind, m.id as "messageId", c.id as "chatId", a.first_name as "firstName", a.last_name as "lastName",
          c.name as "chatName", left(m.text, 300) as text
     from internal_message m join internal_chat c on c.id = m.chat_id join operator a on a.id = m.author_id
          join internal_chat_member me on me.chat_id = c.id and me.left_at is null and me.muted_at is null and me.operator_id <> m.author_id
                                      and me.visible_from_id < m.id and me.read_up_to_id < m.id
          ${AWAY('me.operator_id')}
    where m.company_id = $1 and m.id = any($2::bigint[]) and m.kind = 'message' and m.deleted_at is null and c.kind in ('personal', 'group')`,
);

/** Who is to be told of these messages: of a client's the operator who has the dialog, of a colleague's whoever is in the chat. */
export async function pushRecipients(
  tx: Tx,
  { clientIds, internalIds }: { clientIds: number[]; internalIds: number[] },
): Promise<PushRecipient[]> {
  const clients = clientIds.length === 0 ? [] : await tx.query<Row>(ofClients, [tx.companyId, clientIds]);
  const colleagues = internalIds.length === 0 ? [] : await tx.query<Row>(ofColleagues, [tx.companyId, internalIds]);
  return [...clients, ...colleagues].map(({ clientName, firstName, lastName, ...row }) => ({
    ...row,
    from: clientName ?? operatorName(firstName ?? '', lastName),
  }));
}
