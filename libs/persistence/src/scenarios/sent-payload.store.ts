import type { MessageButton, MessageContent } from '#domain/messages/content.js';
import type { NewMessage } from '#domain/messages/message.js';
import type { OfferedMessage } from '#domain/scenarios/route-press.js';
import { isReference, payloadsIn } from '#domain/scenarios/sent-payload.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { referenceOf } from './payload-reference.js';

interface SentRow {
  clientId: number;
  reference: string;
  payload: string;
  messageId: number;
  position: number;
  source: 'scenario' | 'console' | 'api' | 'template';
}

/** Notes what these messages give their clients to press. Costs nothing where none has buttons. */
export function recordSentPayloads(tx: Tx, messages: readonly NewMessage[]): void {
  // The same payload twice is one row, by the newest message and the first button there.
  const rows = new Map<string, SentRow>();
  for (const { id: messageId, clientId, content, origin } of messages) {
    const source = content?.template ? 'template' : origin === 'scenario' || origin === 'api' ? origin : 'console';
    for (const { payload, position } of payloadsIn(content?.buttons ?? []).reverse()) {
      const reference = referenceOf(payload);
      rows.set(`${clientId} ${reference}`, { clientId, reference, payload, messageId, position, source });
    }
  }
  if (rows.size > 0) tx.write(recordStatement, [tx.companyId, JSON.stringify([...rows.values()])]);
}

const recordStatement = statement(
  'sent_payload.record',
  `insert into sent_payload (company_id, client_id, reference, payload, message_id, position, source)
   select $1, "clientId", reference, payload, "messageId", position, source
     from jsonb_to_recordset($2::jsonb) as r("clientId" bigint, reference text, payload text, "messageId" bigint, position smallint, source text)
    order by "clientId", reference
   on conflict (client_id, reference) do update
     set message_id = excluded.message_id, position = excluded.position, source = excluded.source, sent_at = excluded.sent_at`,
);

/** A reference that a client pressed, read as what it stands for. */
export interface GivenPayload {
  clientId: number;
  reference: string;
  payload: string;
  /** How its button reads; null when the message is gone. */
  title: string | null;
}

const givenStatement = statement(
  'sent_payload.given',
  `select q.client_id as "clientId", q.reference, s.payload, s.title
     from unnest($2::bigint[], $3::text[]) as q(client_id, reference)
    cross join lateral (
      select p.payload, m.content -> 'buttons' -> p.position::int ->> 'text' as title
        from sent_payload p left join message m on m.id = p.message_id
       where p.client_id = q.client_id and p.reference = q.reference and p.company_id = $1 offset 0) s`,
);

/** Of these references, those that were given to these clients. */
export function givenPayloads(tx: Tx, pressed: readonly { clientId: number; reference: string }[]): Promise<GivenPayload[]> {
  const values = [tx.companyId, pressed.map(({ clientId }) => clientId), pressed.map(({ reference }) => reference)];
  return tx.query<GivenPayload>(givenStatement, values);
}

const findStatement = statement(
  'sent_payload.find',
  `select p.payload, p.message_id as "messageId", m.content -> 'buttons' as buttons, m.content -> 'scenario' as scenario
     from sent_payload p left join message m on m.id = p.message_id
    where p.client_id = $2 and p.reference = $3 and p.company_id = $1`,
);

/** The newest message with which this client was given what he pressed, a payload or its reference; null: he never was. */
export async function findSentPayload(tx: Tx, clientId: number, pressed: string): Promise<{ payload: string; on: OfferedMessage } | null> {
  const reference = isReference(pressed) ? pressed : referenceOf(pressed);
  const [row] = await tx.query<{
    payload: string;
    messageId: number;
    buttons: MessageButton[] | null;
    scenario: MessageContent['scenario'] | null;
  }>(findStatement, [tx.companyId, clientId, reference]);
  if (!row) return null;
  const { payload, messageId, buttons, scenario } = row;
  return { payload, on: { messageId, buttons: buttons ?? [], scenario: scenario ?? null } };
}
