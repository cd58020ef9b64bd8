import { successor } from '#domain/internal-chats/internal-groups.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { PgInternalDeskWork } from './internal-desk.store.js';

const owned = statement(
  'internal.owned',
  `select m.chat_id as id from internal_chat_member m
    where m.company_id = $1 and m.operator_id = $2 and m.role = 'owner' and m.left_at is null order by m.chat_id`,
);

/** A colleague was deleted: the groups that he owned get another owner. After the commit: `wake.wake('event')`. */
export async function handOverGroups(tx: Tx, operatorId: number): Promise<void> {
  const desk = new PgInternalDeskWork(tx);
  for (const { id } of await tx.query<{ id: number }>(owned, [tx.companyId, operatorId])) {
    const chat = await desk.chat(id, operatorId);
    const next = chat?.role === 'owner' ? successor(await desk.members(id), operatorId) : null;
    if (next?.state !== 'active') continue;
    desk.owner(id, next.id);
    await desk.line(id, { code: 'owner_changed', params: { who: next.name } }, operatorId);
  }
  await desk.tell();
}
