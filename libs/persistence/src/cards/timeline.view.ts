import type { Tx } from '../database.js';
import type { MessagePlace } from '../messages/message-list.view.js';
import { statement, type Statement } from '../statement.js';

export interface TimelinePlace extends MessagePlace {
  channel: { id: number; name: string; transport: string };
}

/**
 * Of each dialog at most a page, from its own index, and of these the newest page: a person's history over ten dialogs reads ten short
 * stretches, however long the dialogs are.
 */
const page = (name: string, condition: string): Statement =>
  statement(
    `timeline.${name}`,
    `select m.id, m.sent_at as at, jsonb_build_object('id', ch.id, 'name', ch.name, 'transport', ch.transport) as channel
       from unnest($1::bigint[]) as of(dialog_id)
       cross join lateral (
         select m.id, m.sent_at, m.channel_id from message m where m.dialog_id = of.dialog_id and ${condition}
          order by m.sent_at desc, m.id desc limit $4) m
       join channel ch on ch.id = m.channel_id
      order by m.sent_at desc, m.id desc limit $4`,
  );

const newest = page('newest', '$2::timestamptz is null and $3::bigint is null');
const before = page('before', '(m.sent_at, m.id) < ($2::timestamptz, $3::bigint)');

/** Where the messages of a page stand, the newest first. */
export function timelinePlaces(tx: Tx, dialogIds: readonly number[], place: MessagePlace | null, limit: number): Promise<TimelinePlace[]> {
  return tx.query<TimelinePlace>(place ? before : newest, [dialogIds, place?.at ?? null, place?.id ?? null, limit]);
}
