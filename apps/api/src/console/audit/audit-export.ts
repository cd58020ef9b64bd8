import { Injectable } from '@nestjs/common';
import { mayReadAuditLog } from '#domain/access/rights.js';
import { recordAudit } from '#persistence/audit/audit.store.js';
import { auditPage, type AuditFilter, type AuditRow } from '#persistence/audit/audit.view.js';
import { Database } from '#persistence/database.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { NotAllowed } from '#domain/access/access.errors.js';
import type { SignedIn } from '../../access/signed-in.js';
import { BYTE_ORDER_MARK, csvLine } from '#tables/csv.js';
import { zoneClock } from './zone-clock.js';

const AT_ONCE = 500;
const HEADINGS = [
  ...['id', 'time', 'actor_kind', 'actor_id', 'actor', 'ip'],
  ...['action', 'object_kind', 'object_id', 'object', 'before', 'after'],
];

/** The audit log as a file, read and sent piece by piece: however long it is, the process holds one page of it. */
@Injectable()
export class AuditExport {
  constructor(
    private readonly database: Database,
    private readonly companies: CompanyStore,
    private readonly sessions: SessionReader,
  ) {}

  /** That it was taken out is an entry of its own, and is written before the first line leaves. */
  async begin(caller: SignedIn, filter: AuditFilter): Promise<AsyncGenerator<string>> {
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
    await this.database.transaction(caller.companyId, (tx) =>
      recordAudit(tx, { action: 'audit_log.exported', object: { kind: 'audit_log', id: null, name: null }, after: asked }),
    );
    const { timeZone } = await this.companies.get(caller.companyId);
    return this.lines(caller, filter, timeZone);
  }

  private async *lines(caller: SignedIn, filter: AuditFilter, timeZone: string): AsyncGenerator<string> {
    const clock = zoneClock(timeZone);
    yield BYTE_ORDER_MARK + csvLine(HEADINGS);
    let rows: AuditRow[] = [];
    do {
      await this.mustStillMay(caller);
      const place = { before: rows.at(-1)?.id ?? null, limit: AT_ONCE };
      rows = await this.database.transaction(caller.companyId, (tx) => auditPage(tx, filter, place));
      if (rows.length > 0) yield rows.map((row) => lineOf(row, clock)).join('');
    } while (rows.length === AT_ONCE);
  }

  /** Whose session was ended, or whose right was taken away, gets no further line. */
  private async mustStillMay({ sessionId }: SignedIn): Promise<void> {
    const [session] = await this.sessions.alive([sessionId]);
    if (!session || !mayReadAuditLog(session)) throw new NotAllowed();
  }
}

const jsonOf = (fields: Record<string, unknown> | null): string | null => fields && JSON.stringify(fields);

const lineOf = (row: AuditRow, clock: (at: Date) => string): string =>
  csvLine([
    ...[row.id, clock(row.at), row.actorKind, row.actorId, row.actorName, row.ip],
    ...[row.action, row.objectKind, row.objectId, row.objectName, jsonOf(row.before), jsonOf(row.after)],
  ]);
