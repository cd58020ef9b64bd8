import type { NotificationKind, NotificationSettings } from '#domain/notifications/notification-settings.js';
import { SESSION_IDLE_MS } from '#domain/sessions/session.js';
import { operatorName } from '#domain/operators/operator-name.js';
import { dialogServed } from '../access/dialog-scope.sql.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A browser that may be told of a message, and what its operator wants to be told. */
export interface PushRecipient {
  kind: NotificationKind;
  about: 'message' | 'snooze_over';
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

/** What is news of a client's dialog, and of whom. */
const OF_DIALOG = `case m.kind when 'system' then 'snooze_over' else 'message' end as about,
  m.id as "messageId", d.id as "chatId", coalesce(k.name, c.name) as "clientName", null as "chatName", left(m.text, 300) as text`;
const DIALOG = `message m join dialog d on d.id = m.dialog_id join client c on c.id = d.client_id left join card k on k.id = c.card_id`;
const UNREAD = `m.company_id = $1 and m.id = any($2::bigint[]) and m.deleted_at is null and d.read_up_to_id < m.id`;

const ofClients = statement(
  'push.of_clients',
  `select ${RECIPIENT}, 'client' as kind, ${OF_DIALOG}
     from ${DIALOG} ${AWAY('d.operator_id')}
    where ${UNREAD} and (m.kind = 'from_client' or m.kind = 'system' and m.content -> 'system' ->> 'code' = 'snooze_over')`,
);

/** Of several messages in a row that wait in New, the first is told; what comes later is a reminder. */
const REMINDED_AFTER = `interval '5 minutes'`;

/** Nobody has it and no bot serves it: whoever may take it and offers himself by his status hears of it. */
const ofNewDialogs = statement(
  'push.of_new_dialogs',
  `select ${RECIPIENT}, 'new_dialogs' as kind, ${OF_DIALOG}
     from ${DIALOG} join operator who on who.company_id = m.company_id ${AWAY('who.id')} left join custom_role r on r.id = o.custom_role_id
    where ${UNREAD} and m.kind = 'from_client' and d.state = 'open' and d.operator_id is null and d.run_state is distinct from 'running'
      and p.status = 'online' and (r.id is null or 'take_new_chats' = any(r.permissions))
      and (d.waits_for_operator_id is null or d.waits_for_operator_id = o.id)
      and (o.role <> 'operator' or ${dialogServed('d', 'o.id')})
      and not exists (select 1 from message e where e.dialog_id = d.id and e.sent_at > m.sent_at - ${REMINDED_AFTER} and e.kind = 'from_client'
                         and e.id > d.read_up_to_id and e.id < m.id)`,
);

const ofColleagues = statement(
  'push.of_colleagues',
  `select ${RECIPIENT}, c.kind, 'message' as about, m.id as "messageId", c.id as "chatId", a.first_name as "firstName", a.last_name as "lastName",
          c.name as "chatName", left(m.text, 300) as text
     from internal_message m join internal_chat c on c.id = m.chat_id join operator a on a.id = m.author_id
          join internal_chat_member me on me.chat_id = c.id and me.left_at is null and me.muted_at is null and me.operator_id <> m.author_id
                                      and me.visible_from_id < m.id and me.read_up_to_id < m.id
          ${AWAY('me.operator_id')}
    where m.company_id = $1 and m.id = any($2::bigint[]) and m.kind = 'message' and m.deleted_at is null and c.kind in ('personal', 'group')`,
);

/** Who is to be told of these: of a client's the operator who has the dialog, or all who may take it; of a colleague's whoever is in the chat. */
export async function pushRecipients(
  tx: Tx,
  { clientIds, internalIds }: { clientIds: number[]; internalIds: number[] },
): Promise<PushRecipient[]> {
  const clients =
    clientIds.length === 0
      ? []
      : [...(await tx.query<Row>(ofClients, [tx.companyId, clientIds])), ...(await tx.query<Row>(ofNewDialogs, [tx.companyId, clientIds]))];
  const colleagues = internalIds.length === 0 ? [] : await tx.query<Row>(ofColleagues, [tx.companyId, internalIds]);
  return [...clients, ...colleagues].map(({ clientName, firstName, lastName, ...row }) => ({
    ...row,
    from: clientName ?? operatorName(firstName ?? '', lastName),
  }));
}
