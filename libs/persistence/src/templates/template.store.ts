import type { ListedTemplate } from '#domain/templates/template.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { statement } from '../statement.js';

/** A channel whose list is about to be asked for. */
export interface RefreshedChannel {
  id: number;
  transport: string;
  key: string;
  settings: Record<string, string>;
  /** Sealed. */
  secrets: string;
  /** When this attempt began, as the database writes it: no digit of it may be lost on the way. */
  triedAt: string;
}

/** Why the list is asked for out of turn. */
export type RefreshReason = 'asked' | 'announced' | 'refused_send';

const beginStatement = statement(
  'templates.begin',
  `update channel set templates_tried_at = clock_timestamp()
    where company_id = $1 and id = $2 and state = 'active' and deleted_at is null
   returning id, transport, key, settings, secrets, templates_tried_at::text as "triedAt"`,
);

// What a webhook said of a template after the list was asked for is newer than the list: its word stays.
const replaceStatement = statement(
  'templates.replace',
  `with held as materialized (
     select id from channel where company_id = $1 and id = $2 and (templates_synced_at is null or templates_synced_at < $3::timestamptz) for update),
   listed as materialized (
     select r.* from jsonb_to_recordset($4::jsonb) as r(name text, language text, "externalId" text, status text, category text, reason text,
       header jsonb, body text, footer text, buttons jsonb) where exists (select 1 from held)),
   stored as (
     insert into template as t (company_id, channel_id, name, language, external_id, status, category, reason, header, body, footer, buttons,
         synced_at)
     select $1, $2, name, language, "externalId", status, category, reason, nullif(header, 'null'), body, footer, buttons, $3::timestamptz
       from listed
     on conflict (channel_id, name, language) do update
       set external_id = excluded.external_id, header = excluded.header, body = excluded.body, footer = excluded.footer,
           buttons = excluded.buttons, synced_at = excluded.synced_at,
           status = case when t.updated_at > $3::timestamptz then t.status else excluded.status end,
           category = case when t.updated_at > $3::timestamptz then coalesce(t.category, excluded.category) else excluded.category end,
           reason = case when t.updated_at > $3::timestamptz then t.reason else excluded.reason end),
   gone as (
     delete from template t using held
      where t.channel_id = held.id and t.updated_at <= $3::timestamptz
        and not exists (select 1 from listed l where l.name = t.name and l.language = t.language))
   update channel c set templates_synced_at = $3::timestamptz, templates_error = null, templates_finished_at = clock_timestamp()
     from held where c.id = held.id
   returning (select count(*)::int from listed) as count`,
);

const failStatement = statement(
  'templates.fail',
  `update channel set templates_error = left($4, 500), templates_finished_at = clock_timestamp()
    where company_id = $1 and id = $2 and (templates_synced_at is null or templates_synced_at < $3::timestamptz) returning id`,
);

const askedStatement = statement(
  'templates.asked',
  `insert into outbox (company_id, process, action, workflow_id, payload)
   select $1::bigint, 'template-sync', 'start', 'template-sync-now:' || $2::bigint,
          jsonb_build_object('companyId', $1::bigint, 'channelId', $2::bigint, 'reason', $3::text)
    where not exists (select 1 from outbox where workflow_id = 'template-sync-now:' || $2::bigint)`,
);

/**
 * Notes an attempt before the provider is called, so that a channel that fails is not the first in line for ever. Null: the
 * channel is gone, paused or broken.
 */
export async function beginRefresh(tx: Tx, channelId: number): Promise<RefreshedChannel | null> {
  const [channel] = await tx.query<RefreshedChannel>(beginStatement, [tx.companyId, channelId]);
  return channel ?? null;
}

/**
 * Puts a complete list in the place of the old one; an empty list is one. What is not listed any more goes: a message that was
 * sent by it carries its own text. Null: a later attempt has stored its list already.
 */
export async function replaceTemplates(tx: Tx, channelId: number, triedAt: string, listed: ListedTemplate[]): Promise<number | null> {
  const byKey = new Map(listed.map((template) => [`${template.name}\n${template.language}`, template]));
  const [row] = await tx.query<{ count: number }>(replaceStatement, [
    tx.companyId,
    channelId,
    triedAt,
    JSON.stringify([...byKey.values()]),
  ]);
  if (row) await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
  return row?.count ?? null;
}

/** The attempt failed: the list of before stays. */
export async function noteRefreshError(tx: Tx, channelId: number, triedAt: string, error: string): Promise<void> {
  const rows = await tx.query(failStatement, [tx.companyId, channelId, triedAt, error]);
  if (rows.length > 0) await recordEvents(tx, [{ kind: 'channel_changed', data: { channelId } }]);
}

/** Asks for the list out of turn; asked twice before anybody heard is asked once. After the commit: `wake.wake('outbox')`. */
export function askForRefresh(tx: Tx, channelId: number, reason: RefreshReason): void {
  tx.write(askedStatement, [tx.companyId, channelId, reason]);
}
