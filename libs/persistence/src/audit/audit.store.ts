import type { EntityManager } from '@mikro-orm/postgresql';
import type { Tx } from '../database.js';
import { statement } from '../statement.js';
import { acting, type Actor } from './acting.js';
import { changedFields, type Fields } from './changed-fields.js';

/** What an entry is about. */
export interface AuditObject {
  kind: string;
  id: number | null;
  name: string | null;
}

export interface AuditEntry {
  /** `<object>.<verb>`: "role.changed", "session.ended". */
  action: string;
  object: AuditObject;
  /** What it was; with `after` too, only what differs is kept, and where nothing does there is no entry. */
  before?: Fields | null;
  /** What it is now. Never a secret, never what anybody wrote to a client. */
  after?: Fields | null;
  /** Where the guards cannot know it: who signs in, or comes by a link. */
  by?: Pick<Actor, 'kind' | 'id'> & Partial<Actor>;
}

// One value carries it all, so that both ways into the database can send the same text. A guard speaks for its own company only.
const insertFrom = (entry: string): string => `
  insert into audit_entry (company_id, actor_kind, actor_id, actor_name, session_id, ip, action, object_kind, object_id, object_name, before, after)
  select c.id, coalesce(a.kind, 'system'), a.id,
         case a.kind
           when 'token' then (select name from api_token where company_id = c.id and id = a.id)
           when 'technical' then (select who from technical_access where company_id = c.id and id = a.technical_access_id)
           else (select trim(first_name || ' ' || last_name) from operator where company_id = c.id and id = a.id)
         end,
         a.session_id, e.ip, e.action, e.object_kind, e.object_id, e.object_name, e.before, e.after
    from jsonb_to_record(${entry}::jsonb) as e (actor jsonb, ip text, action text, object_kind text, object_id bigint, object_name text,
           before jsonb, after jsonb)
    join company c on c.id = current_setting('app.company_id')::bigint
    left join lateral jsonb_to_record(e.actor) as a (kind text, company_id bigint, id bigint, session_id bigint, technical_access_id bigint)
      on coalesce(a.company_id, c.id) = c.id`;

const insert = statement('audit.record', insertFrom('$1'));
const insertByEntities = insertFrom('?');

/** Writes down, in the change's own transaction, who changed what: one is never there without the other. */
export async function recordAudit(place: Tx | EntityManager, { before = null, after = null, ...entry }: AuditEntry): Promise<void> {
  const difference = changedFields(before, after);
  if (difference === null) return;
  const row = JSON.stringify({ ...rowOf(entry), ...difference });
  if ('execute' in place) await place.execute(insertByEntities, [row]);
  else place.write(insert, [row]);
}

function rowOf({ action, object, by }: AuditEntry): object {
  const { ip, actor } = acting.now();
  const known = by ?? actor;
  return {
    actor: known && {
      ...{ kind: known.kind, id: known.id, company_id: known.companyId, session_id: known.sessionId },
      technical_access_id: known.technicalAccessId,
    },
    ip,
    action,
    object_kind: object.kind,
    object_id: object.id,
    object_name: object.name,
  };
}
