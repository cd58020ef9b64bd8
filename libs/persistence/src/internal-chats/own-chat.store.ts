import { notFound } from '#domain/shared/domain-error.js';
import type { Database } from '../database.js';
import { statement } from '../statement.js';
import type { Wake } from '../wake.js';

/** Whoever has read further already stays there. The log is told only of what changed. */
const read = statement(
  'internal.read',
  `with upto as (select id, number from internal_message where chat_id = $2 and company_id = $1 and id <= $4 order by id desc limit 1),
   moved as (
     update internal_chat_member m set read_up_to_id = upto.id, read_number = upto.number,
       unread_mentions = array(select u from unnest(m.unread_mentions) u where u > upto.id),
       own_unread = array(select n from unnest(m.own_unread) n where n > upto.number)
       from upto where m.chat_id = $2 and m.operator_id = $3 and m.left_at is null and m.read_up_to_id < upto.id returning 1),
   told as (
     insert into event (company_id, kind, operator_id, data)
     select $1, 'internal_chat_read', $3, jsonb_build_object('chatId', $2::bigint, 'messageId', upto.id) from upto, moved)
   select exists (select 1 from moved) as moved, exists (
     select 1 from internal_chat_member where chat_id = $2 and company_id = $1 and operator_id = $3 and left_at is null) as member`,
);

const change = statement(
  'internal.own_view',
  `with changed as (
     update internal_chat_member set
       pinned_at = case when $4::boolean is null then pinned_at when $4 then coalesce(pinned_at, now()) end,
       muted_at = case when $5::boolean is null then muted_at when $5 then coalesce(muted_at, now()) end
      where chat_id = $2 and company_id = $1 and operator_id = $3 and left_at is null returning 1)
   insert into event (company_id, kind, data)
   select $1, 'internal_chat_changed', jsonb_build_object('chatId', $2::bigint, 'forId', $3::bigint) from changed returning 1`,
);

/** What a member's own row of a chat says: how far he has read, whether it is pinned or muted. */
export class OwnChatStore {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async markRead(companyId: number, operatorId: number, chatId: number, upToId: number): Promise<void> {
    const values = [companyId, chatId, operatorId, upToId];
    const [row] = await this.database.transaction(companyId, (tx) => tx.query<{ moved: boolean; member: boolean }>(read, values));
    if (!row?.member) throw notFound('Chat');
    if (row.moved) this.wake.wake('event');
  }

  /** What is not named stays. */
  async change(
    companyId: number,
    operatorId: number,
    chatId: number,
    { pinned, muted }: { pinned?: boolean; muted?: boolean },
  ): Promise<void> {
    const values = [companyId, chatId, operatorId, pinned ?? null, muted ?? null];
    const changed = await this.database.transaction(companyId, (tx) => tx.query(change, values));
    if (changed.length === 0) throw notFound('Chat');
    this.wake.wake('event');
  }
}
