import type { AuditFilter, AuditRow } from '#persistence/audit/audit.view.js';
import type { AuditEntry, AuditFilterQuery } from './audit.dto.js';

export function presentAuditEntry({ actorKind, actorId, actorName, objectKind, objectId, objectName, ...row }: AuditRow): AuditEntry {
  return {
    ...{ id: row.id, at: row.at.toISOString(), ip: row.ip, action: row.action, before: row.before, after: row.after },
    actor: { kind: actorKind, id: actorId, name: actorName },
    object: { kind: objectKind, id: objectId, name: objectName },
  };
}

export function auditFilter({ actorId, action, objectKind, objectId, from, to, search }: AuditFilterQuery): AuditFilter {
  const time = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
  return {
    ...{ actorId: actorId ?? null, action: action ?? null, objectKind: objectKind ?? null, objectId: objectId ?? null },
    ...{ from: time(from), to: time(to), search: search ?? null },
  };
}
