import type { MessageContent } from '#domain/messages/content.js';
import type { MessageKind } from '#domain/messages/message.js';
import { phoneOf } from '../cards/card-phone.sql.js';
import type { Tx } from '../database.js';
import { statement, type Statement } from '../statement.js';

/** What bodies are made of, each row as it is now; a row that is gone since leaves its event without a body, or with ids only. */
export interface WebhookRows {
  messages: Map<number, HookMessage>;
  dialogs: Map<number, HookDialog>;
  requests: Map<number, HookRequest>;
  tickets: Map<number, HookTicket>;
  tags: Map<number, HookTag>;
  clients: Map<number, HookClient>;
}

export interface HookFile {
  id: number;
  kind: string;
  name: string | null;
}

export interface HookMessage {
  id: number;
  kind: MessageKind;
  text: string | null;
  content: MessageContent | null;
  error: { code: string; detail: string | null; reason: string } | null;
  externalId: string | null;
  /** Who wrote it, or who has the dialog that the client wrote in. */
  operatorId: number | null;
  channelId: number;
  transport: string;
  dialogId: number;
  clientId: number;
  requestId: number | null;
  deletedAt: Date | null;
  attachments: HookFile[] | null;
}

export interface HookDialog {
  id: number;
  channelId: number;
  transport: string;
  clientId: number;
  operatorId: number | null;
  lastOperatorId: number | null;
  groupId: number | null;
  state: 'open' | 'closed';
}

export interface HookRequest {
  id: number;
  dialogId: number;
  clientId: number;
  operatorId: number | null;
  openedAt: Date;
  closedAt: Date | null;
}

export interface HookTicket {
  id: number;
  number: number;
  clientId: number | null;
  dialogId: number | null;
  operatorId: number | null;
  title: string;
  description: string;
  state: string;
  priority: string;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
}

export interface HookTag {
  id: number;
  groupId: number | null;
  groupName: string | null;
  label: string;
  description: string;
  backgroundColor: string;
  textColor: string;
}

export interface HookClient {
  id: number;
  name: string;
  username: string | null;
  phone: string | null;
  avatar: string | null;
  identity: string | null;
  channelId: number;
  transport: string;
  externalId: string | null;
  assignedName: string | null;
  cardId: number;
  cardPhones: string[];
  cardPhone: string | null;
  comment: string | null;
  extraComments: [string | null, string | null, string | null];
  customFields: Record<string, unknown>;
  blacklistedAt: Date | null;
}

const messages = statement(
  'webhook_rows.messages',
  `select m.id, m.kind, m.text, m.content, m.error, m.external_id as "externalId", m.channel_id as "channelId", ch.transport,
          case when m.kind = 'from_client' then d.operator_id else m.operator_id end as "operatorId",
          m.dialog_id as "dialogId", m.client_id as "clientId", m.request_id as "requestId", m.deleted_at as "deletedAt",
          (select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name) order by a.position)
             from attachment a where a.message_id = m.id) as attachments
     from message m join dialog d on d.id = m.dialog_id join channel ch on ch.id = m.channel_id
    where m.company_id = $1 and m.id = any($2::bigint[])`,
);
const dialogs = statement(
  'webhook_rows.dialogs',
  `select d.id, d.channel_id as "channelId", ch.transport, d.client_id as "clientId", d.operator_id as "operatorId",
          d.last_operator_id as "lastOperatorId", d.group_id as "groupId", d.state
     from dialog d join channel ch on ch.id = d.channel_id where d.company_id = $1 and d.id = any($2::bigint[])`,
);
const requests = statement(
  'webhook_rows.requests',
  `select id, dialog_id as "dialogId", client_id as "clientId", operator_id as "operatorId", opened_at as "openedAt", closed_at as "closedAt"
     from request where company_id = $1 and id = any($2::bigint[])`,
);
const tickets = statement(
  'webhook_rows.tickets',
  `select id, number, client_id as "clientId", dialog_id as "dialogId", operator_id as "operatorId", title, description, state, priority,
          created_at as "createdAt", updated_at as "updatedAt", closed_at as "closedAt"
     from ticket where company_id = $1 and id = any($2::bigint[])`,
);
const tags = statement(
  'webhook_rows.tags',
  `select t.id, t.group_id as "groupId", g.name as "groupName", t.label, t.description, t.background_color as "backgroundColor",
          t.text_color as "textColor"
     from tag t left join tag_group g on g.id = t.group_id where t.company_id = $1 and t.id = any($2::bigint[])`,
);
const clients = statement(
  'webhook_rows.clients',
  `select c.id, c.name, c.username, c.phone, c.avatar, c.channel_id as "channelId", ch.transport, c.external_id as "externalId",
          (select i.value from client_identity i where i.client_id = c.id order by i.kind limit 1) as identity,
          k.name as "assignedName", k.id as "cardId", k.phones as "cardPhones", ${phoneOf('c', 'k')} as "cardPhone", k.comment, k.custom_fields as "customFields",
          jsonb_build_array(k.extra_comment_1, k.extra_comment_2, k.extra_comment_3) as "extraComments", c.blacklisted_at as "blacklistedAt"
     from client c join card k on k.id = c.card_id join channel ch on ch.id = c.channel_id
    where c.company_id = $1 and c.id = any($2::bigint[])`,
);

/** Ids that events carry. */
export interface NamedRows {
  messageIds: number[];
  dialogIds: number[];
  requestIds: number[];
  ticketIds: number[];
  tagIds: number[];
  clientIds: number[];
}

/** Reads all that a stretch of events is about: one statement a table, and only where there is something to read. */
export async function webhookRows(tx: Tx, named: NamedRows): Promise<WebhookRows> {
  const read = async <Row extends { id: number }>(of: Statement, ids: Iterable<number>): Promise<Map<number, Row>> => {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    return new Map((await tx.query<Row>(of, [tx.companyId, wanted])).map((row) => [row.id, row]));
  };
  const rows = {
    messages: await read<HookMessage>(messages, named.messageIds),
    dialogs: await read<HookDialog>(dialogs, named.dialogIds),
    requests: await read<HookRequest>(requests, named.requestIds),
    tickets: await read<HookTicket>(tickets, named.ticketIds),
    tags: await read<HookTag>(tags, named.tagIds),
  };
  const owned = [rows.messages, rows.dialogs, rows.requests, rows.tickets].flatMap((of) => [...of.values()]);
  const theirs = owned.flatMap(({ clientId }: { clientId: number | null }) => clientId ?? []);
  return { ...rows, clients: await read<HookClient>(clients, [...named.clientIds, ...theirs]) };
}
