import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** Where a client's message went. */
export interface ReceivedMessage {
  id: number;
  clientId: number;
  dialogId: number;
  requestId: number | null;
  operatorId: number | null;
}

const find = statement(
  'messages.received',
  `select m.id, m.client_id as "clientId", m.dialog_id as "dialogId", m.request_id as "requestId", d.operator_id as "operatorId"
     from message_external_id e join message m on m.id = e.message_id join dialog d on d.id = m.dialog_id
    where e.company_id = $1 and e.channel_id = $2 and e.external_id = $3 and m.kind = 'from_client'`,
);

const withheld = statement('messages.withheld', 'select 1 from message where company_id = $1 and id = $2 and withheld');

/** In a transaction that sees what is withheld: whether this message is, because nothing pays for its dialog. */
export const isWithheld = async (tx: Tx, id: number): Promise<boolean> => (await tx.query(withheld, [tx.companyId, id])).length > 0;

/** A client's message by the id that its provider gave; null: there is none. */
export async function receivedMessage(tx: Tx, channelId: number, externalId: string): Promise<ReceivedMessage | null> {
  const [row] = await tx.query<ReceivedMessage>(find, [tx.companyId, channelId, externalId]);
  return row ?? null;
}
