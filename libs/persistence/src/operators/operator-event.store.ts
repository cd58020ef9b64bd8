import type { OperatorDeed } from '#domain/operators/operator-event.js';
import { acting } from '../audit/acting.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

const record = statement(
  'operator_events.record',
  `insert into operator_event (company_id, operator_id, event, dialog_id, channel_id, technical, at)
   select $1, "operatorId", event, "dialogId", "channelId", $4, $3
     from jsonb_to_recordset($2::jsonb) as r("operatorId" bigint, event text, "dialogId" bigint, "channelId" bigint)`,
);

/** What operators did with dialogs goes into the log with the change itself; nobody waits for it. */
export function recordDeeds(tx: Tx, { deeds, now }: { deeds: readonly OperatorDeed[]; now: Date }): void {
  if (deeds.length === 0) return;
  tx.write(record, [tx.companyId, JSON.stringify(deeds), now, acting.now().actor?.kind === 'technical']);
}

/** A frame is opened with every click on somebody's page: that is no log-in, whether he is there is told by his connection. */
const told = (event: 'login' | 'logout', from: string, at: string): string => `
  insert into operator_event (company_id, operator_id, event, technical, at)
  select company_id, operator_id, '${event}', technical_access_id is not null, ${at} from ${from} where embed is null`;

/** The part of a statement that writes down that a session was opened, of its row `opened`. */
export const LOGIN_TOLD = told('login', 'opened', 'created_at');

/**
 * A statement that ends the sessions `s` that are meant by `which`, writes each end into the log and answers with `answer`, of their rows
 * `ended`. `overAt`: since when a session was over.
 */
export const endingSessions = (which: string, { answer = '1', overAt = 'now()', join = '' } = {}): string => `
  with ended as (delete from session s ${which} returning s.*),
  told as (${told('logout', 'ended', overAt)})
  select ${answer} from ended ${join}`;
