import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const add = statement(
  'internal.typing',
  `insert into event (company_id, kind, operator_id, data)
   select $1, 'internal_typing', $3, jsonb_build_object('chatId', $2::bigint) from internal_chat_member
    where chat_id = $2 and company_id = $1 and operator_id = $3 and left_at is null returning 1`,
);

/** Has the others of a chat told that the operator writes, if he is in it. After the commit: `wake.wake('event')`. */
export async function addInternalTyping(tx: Tx, chatId: number, operatorId: number): Promise<boolean> {
  return (await tx.query(add, [tx.companyId, chatId, operatorId])).length > 0;
}

const followers = statement(
  'internal.followers',
  `select chat_id as "chatId", array_agg(operator_id::float8) as "operatorIds" from internal_chat_member
    where company_id = $1 and chat_id = any($2::bigint[]) and operator_id = any($3::bigint[]) and left_at is null group by chat_id`,
);

/** Which of these operators are in which of the chats. */
export async function membersAmong(tx: Tx, chatIds: number[], operatorIds: number[]): Promise<Map<number, Set<number>>> {
  const rows = await tx.query<{ chatId: number; operatorIds: number[] }>(followers, [tx.companyId, chatIds, operatorIds]);
  return new Map(rows.map(({ chatId, operatorIds: ids }) => [chatId, new Set(ids)]));
}
