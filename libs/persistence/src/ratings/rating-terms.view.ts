import type { Dialog } from '#domain/dialogs/dialog.js';
import type { RatingTerms } from '#domain/ratings/ask-to-rate.js';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';

/** A bot that begins with this closing and asks for a mark itself: its answers count as ratings too, and nobody is asked twice. */
const asksItself = `
  select from scenario_revision v
   where v.content -> 'steps' @> '[{"kind": "rating"}]' and v.id = (
     select t.revision_id from scenario_trigger t
      where t.company_id = $1 and t.kind = 'closed' and (t.channel_ids is null or ch.id = any(t.channel_ids))
      order by t.channel_ids is null, t.id limit 1)`;

const terms = statement(
  'ratings.terms',
  `select co.rating_question as question, co.locale, ch.transport
     from company co join request q on q.id = $2 and q.company_id = co.id join client c on c.id = q.client_id
     join channel ch on ch.id = c.channel_id
    where co.id = $1 and co.rating_question is not null and q.rating_asked_at is null and ch.state = 'active'
      and c.blacklisted_at is null and c.unreachable_since is null and not exists (${asksItself})
      and not ($3::boolean and exists (
        select 1 from scenario_run r join scenario_revision v on v.id = r.revision_id
         where r.dialog_id = q.dialog_id and r.state = 'paused' and v.content -> 'settings' ->> 'giveBack' = 'on_close'))`,
);

/** How the client of a dialog is to be asked about its open request; null where he is not. */
export async function ratingTermsOf(tx: Tx, dialog: Dialog): Promise<RatingTerms | null> {
  const { requestId, runState } = dialog.snapshot;
  if (requestId === null) return null;
  return (await tx.query<RatingTerms>(terms, [tx.companyId, requestId, runState === 'paused']))[0] ?? null;
}
