import { FRAME_IDLE_MS } from '#domain/embed/frame.js';
import { OPERATOR_EVENT_DAYS } from '#domain/operators/operator-event.js';
import { SESSION_IDLE_MS } from '#domain/sessions/session.js';
import type { JobsDatabase } from '../jobs-database.js';
import { endingSessions } from '../operators/operator-event.store.js';
import { statement, type Statement } from '../statement.js';

const BATCH = 5_000;

/**
 * What is deleted by age, in all companies. Each statement looks at the oldest rows only, along an index, so that it costs
 * nothing when there is nothing to delete.
 */
const EXPIRED: Record<string, Statement> = {
  // Nobody reconnects after a week: the console then reads everything anew.
  events: statement(
    'upkeep.events',
    `delete from event where id in (select id from event order by id limit ${BATCH}) and created_at < now() - interval '7 days' returning 1`,
  ),
  // No index: each activity would have to change it, and some fifty sessions an operator are soon looked through, once an hour.
  sessions: statement(
    'upkeep.sessions',
    endingSessions(
      `where s.id in (
         select id from session where expires_at < now() or last_activity_at < now() - interval '${SESSION_IDLE_MS} milliseconds'
             or (embed is not null and last_activity_at < now() - interval '${FRAME_IDLE_MS} milliseconds') limit ${BATCH})`,
      { overAt: `least(expires_at, last_activity_at + interval '${SESSION_IDLE_MS} milliseconds')` },
    ),
  ),
  operator_events: statement(
    'upkeep.operator_events',
    `delete from operator_event
      where id in (select id from operator_event order by id limit ${BATCH}) and at < now() - interval '${OPERATOR_EVENT_DAYS} days' returning 1`,
  ),
  password_resets: statement(
    'upkeep.password_resets',
    `delete from password_reset where id in (select id from password_reset where expires_at < now() limit ${BATCH}) returning 1`,
  ),
  embed_tokens: statement(
    'upkeep.embed_tokens',
    `delete from embed_token where id in (select id from embed_token where expires_at < now() limit ${BATCH}) returning 1`,
  ),
  quarantined_updates: statement(
    'upkeep.quarantined_updates',
    `delete from quarantined_update
      where id in (select id from quarantined_update order by id limit ${BATCH}) and received_at < now() - interval '30 days' returning 1`,
  ),
  early_statuses: statement(
    'upkeep.early_statuses',
    `delete from early_status where (channel_id, external_id) in (
       select channel_id, external_id from early_status where received_at < now() - interval '7 days' limit ${BATCH}) returning 1`,
  ),
  api_idempotency: statement(
    'upkeep.api_idempotency',
    `delete from api_idempotency where (token_id, key) in (
       select token_id, key from api_idempotency where created_at < now() - interval '24 hours' order by created_at limit ${BATCH}) returning 1`,
  ),
  // What was sent or dropped; a machine that was away for longer may bring its older one back.
  drafts: statement(
    'upkeep.drafts',
    `delete from draft where (operator_id, dialog_id) in (
       select operator_id, dialog_id from draft where text = '' and updated_at < now() - interval '30 days' limit ${BATCH})
     and text = '' and updated_at < now() - interval '30 days' returning 1`,
  ),
  // Who has not come for over a year begins anew; what he wrote stays with the company.
  visitors: statement(
    'upkeep.visitors',
    `delete from visitor where token_hash in (
       select token_hash from visitor where seen_at < now() - interval '400 days' order by seen_at limit ${BATCH}) returning 1`,
  ),
};

/** Deletes what is too old to be of use; resolves with the number of rows by kind. */
export async function deleteExpired(jobs: JobsDatabase): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [kind, text] of Object.entries(EXPIRED)) {
    let total = 0;
    for (let batch = BATCH; batch === BATCH; total += batch) batch = (await jobs.query(text)).length;
    if (total > 0) deleted[kind] = total;
  }
  return deleted;
}
