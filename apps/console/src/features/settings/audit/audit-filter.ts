import type { AuditFilter } from '../../../api/audit.js';
import type { AuditSearch } from './search.js';

/** Midnight here of a day like "2026-11-27", or of one of the following ones. */
function midnight(day: string, later = 0): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** What the server is asked for; of the last day all of it. */
export function auditFilterOf({ who, what, id, from, to, search }: AuditSearch): AuditFilter {
  const isAction = what?.includes('.') ?? false;
  return {
    actorId: who,
    action: isAction ? what : undefined,
    objectKind: isAction ? undefined : what,
    objectId: isAction ? undefined : id,
    from: from && midnight(from),
    to: to && midnight(to, 1),
    search: search?.trim() || undefined,
  };
}
