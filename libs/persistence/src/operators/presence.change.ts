import type { OutboxEntry } from '#domain/dialogs/change-event.js';
import type { Tx } from '../database.js';
import { recordEvents } from '../events/event.store.js';
import { addToOutbox } from '../outbox/outbox.store.js';
import { statement, type Statement } from '../statement.js';

/** An operator whose connection or status has become another. */
export interface PresenceChanged {
  operatorId: number;
  wasPresent: boolean;
  isPresent: boolean;
  absentSince: Date | null;
  openDialogs: number;
  /** The company's: how long he may be gone. */
  releaseSeconds: number | null;
}

const present = (connected: string, status: string): string => `(${connected} and ${status} <> 'offline')`;

/** The status that counts: whoever has no connection is offline, whatever he said. */
const standing = (connected: string, status: string, statusId: string): string =>
  `row(${connected}, case when ${connected} then ${status} else 'offline' end, case when ${connected} then ${statusId} end)`;

/** How long each status had lasted up to now: the one that ends is added to what it had. Own statuses by their ids. */
const SPENT = `case when w.standing_since is null then w.spent else w.spent || (
  select jsonb_build_object(k.name, coalesce((w.spent ->> k.name)::bigint, 0) + round(extract(epoch from w.at - w.standing_since) * 1000)::bigint)
    from (select case when not w.connected then 'offline' when w.status_id is null then w.status else 'own:' || w.status_id end as name) k) end`;

/** The log of operators' events hears of it in the same statement: a heartbeat that is no news adds nothing. */
const TOLD = `
  insert into operator_event (company_id, operator_id, event, status, status_id, status_name, spent, at)
  select company_id, operator_id,
         case when connected and not was_connected then 'connection_back' when was_connected and not connected then 'connection_lost'
              when status_id is not null then 'own_status' else status end,
         case when connected then status else 'offline' end, case when connected then status_id end,
         case when connected then (select s.name from operator_status s where s.id = status_id) end, spent, standing_since
    from now_is where turned`;

/**
 * A statement that changes where operators are: `which` rows, and what is set of connection and status. It keeps "gone since" and how
 * long each status lasted, writes it into the log, and answers with whom it changed something for. The clock is read after the row is
 * locked, so that of two changes the later one is later in the log, too.
 */
export function presenceChange(
  name: string,
  which: string,
  { connected = 'p.connected', status = 'p.status', statusId = 'p.status_id', also = '' },
): Statement {
  const turned = `${standing('w.connected', 'w.status', 'w.status_id')} is distinct from ${standing(connected, status, statusId)}`;
  return statement(
    name,
    `with was as materialized (
       select operator_id, connected, status, status_id, standing_since, spent from operator_presence where ${which} order by operator_id for update),
     timed as materialized (select *, greatest(date_trunc('milliseconds', clock_timestamp()), standing_since) as at from was),
     now_is as (
       update operator_presence p
          set connected = ${connected}, status = ${status}, status_id = ${statusId}${also},
              absent_since = case when ${present(connected, status)} then null
                                  when ${present('w.connected', 'w.status')} then now()
                                  else p.absent_since end,
              standing_since = case when ${turned} then w.at else w.standing_since end,
              spent = case when ${turned} then ${SPENT} else w.spent end
         from timed w where p.operator_id = w.operator_id
       returning p.operator_id, p.company_id, p.connected, p.status, p.status_id, p.absent_since, p.open_dialogs, p.standing_since, p.spent,
         w.connected as was_connected,
         ${standing('w.connected', 'w.status', 'w.status_id')} is distinct from ${standing('p.connected', 'p.status', 'p.status_id')} as turned,
         (w.connected, w.status, w.status_id) is distinct from (p.connected, p.status, p.status_id) as changed,
         ${present('w.connected', 'w.status')} as was_present, ${present('p.connected', 'p.status')} as is_present),
     told as (${TOLD})
     select n.operator_id as "operatorId", n.was_present as "wasPresent", n.is_present as "isPresent", n.absent_since as "absentSince",
            n.open_dialogs as "openDialogs", c.offline_release_seconds as "releaseSeconds"
       from now_is n join company c on c.id = n.company_id where n.changed`,
  );
}

/** Runs such a statement and tells the screens, and, where the company wants its dialogs back, his absence's process. */
export async function changePresence(tx: Tx, change: Statement, values: readonly unknown[]): Promise<PresenceChanged[]> {
  const changed = await tx.query<PresenceChanged>(change, values);
  await recordEvents(
    tx,
    changed.map(({ operatorId }) => ({ kind: 'operator_changed', operatorId })),
  );
  addToOutbox(
    tx,
    changed.flatMap((one) => absenceEntry(tx.companyId, one) ?? []),
  );
  return changed;
}

function absenceEntry(companyId: number, changed: PresenceChanged): OutboxEntry | null {
  const { operatorId, wasPresent, isPresent, releaseSeconds, openDialogs } = changed;
  if (releaseSeconds === null || wasPresent === isPresent) return null;
  const entry = { process: 'operator-absence', workflowId: `operator-absence:${operatorId}` };
  if (isPresent) return { ...entry, action: 'signal', payload: { signal: 'operatorBack', args: [] } };
  if (openDialogs === 0) return null;
  const absentSince = changed.absentSince?.toISOString();
  return { ...entry, action: 'start', payload: { companyId, operatorId, absentSince, releaseSeconds } };
}

/** Everybody who is gone with open dialogs, told to his process once more: the same entry as above, for many at once. */
const absencesAnew = (company: string, which = ''): string => `
  insert into outbox (company_id, process, action, workflow_id, payload)
  select p.company_id, 'operator-absence', 'start', 'operator-absence:' || p.operator_id,
         jsonb_build_object('companyId', p.company_id, 'operatorId', p.operator_id,
                            'absentSince', to_char(p.absent_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                            'releaseSeconds', c.offline_release_seconds)
    from operator_presence p join company c on c.id = p.company_id
   where p.company_id = ${company} and p.absent_since is not null and p.open_dialogs > 0 and c.offline_release_seconds is not null ${which}
   order by p.operator_id`;

/** The company has another rule now; `?` is the company. */
export const ABSENCES_ANEW = absencesAnew('?');

/** Whoever went away while these dialogs were no load of his has them again. */
export const absencesOfHolders = statement(
  'operators.absences_of_holders',
  absencesAnew('$1', 'and p.operator_id in (select d.operator_id from dialog d where d.id = any($2::bigint[]))'),
);
