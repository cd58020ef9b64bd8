import { Inject, Injectable } from '@nestjs/common';
import { NotAllowed } from '#domain/access/access.errors.js';
import { dialogScope } from '#domain/access/dialog-scope.js';
import { mayExportDialogs } from '#domain/access/rights.js';
import { notFound } from '#domain/shared/domain-error.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { recordAudit } from '#persistence/audit/audit.store.js';
import { CompanyStore } from '#persistence/companies/company.store.js';
import { Database } from '#persistence/database.js';
import { dialogById, type DialogListItem } from '#persistence/dialogs/dialog-list.view.js';
import { FileStore } from '#persistence/files/file-store.js';
import { messagePage, type MessageListItem, type MessagePlace } from '#persistence/messages/message-list.view.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import { visibleAttachment } from '#persistence/uploads/attachment.view.js';
import type { SignedIn } from '../../access/signed-in.js';
import { CLOCK } from '../../platform/ports.js';
import { csvExport } from './csv-export.js';
import type { ExportQuery } from './exports.dto.js';
import { htmlExport } from './html-export.js';

const AT_ONCE = 500;

/** The messages of a chat, a stretch at a time. */
export type Stretches = AsyncGenerator<MessageListItem[]>;

/** A chat as a file, read and sent piece by piece: however long it is, the process holds one stretch of it. */
@Injectable()
export class ChatExport {
  constructor(
    private readonly database: Database,
    private readonly companies: CompanyStore,
    private readonly sessions: SessionReader,
    private readonly files: FileStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** That it was taken out stands in the audit log before the first line leaves. `address`: where the product is. */
  async begin(caller: SignedIn, dialogId: number, query: ExportQuery, address: string): Promise<AsyncGenerator<string>> {
    const dialog = await this.database.transaction(caller.companyId, async (tx) => {
      const found = await dialogById(tx, dialogId, dialogScope(caller));
      if (!found) throw notFound('Dialog');
      const { format, from, to, comments } = query;
      const object = { kind: 'dialog', id: dialogId, name: found.clientName };
      await recordAudit(tx, { action: 'dialog.exported', object, after: { format, from: from ?? null, to: to ?? null, comments } });
      return found;
    });
    const { timeZone, name: company } = await this.companies.get(caller.companyId);
    const stretches = this.stretches(caller, dialog, query);
    if (query.format === 'csv') return csvExport(stretches, { dialog, timeZone, locale: query.locale });
    const file = (id: number): Promise<Buffer | null> => this.picture(caller, id);
    const head = { company, from: query.from ?? null, to: query.to ?? null, taken: this.clock.now(), address };
    return htmlExport(stretches, { dialog, timeZone, locale: query.locale, ...head }, file);
  }

  /** What comes in while the file is written is not in it, so that it ends. */
  private async *stretches(caller: SignedIn, { id }: DialogListItem, { from, to, comments }: ExportQuery): Stretches {
    const now = this.clock.now();
    const end = to === undefined || new Date(to) > now ? now : new Date(to);
    let place: MessagePlace = { at: new Date(from ?? 0), id: 0 };
    for (;;) {
      await this.mustStillMay(caller);
      const rows = await this.database.transaction(caller.companyId, (tx) => messagePage(tx, id, 'after', place, AT_ONCE));
      const within = rows.filter(({ sentAt, kind }) => sentAt < end && (comments || (kind !== 'comment' && kind !== 'system')));
      if (within.length > 0) yield within;
      const last = rows.at(-1);
      if (!last || rows.length < AT_ONCE || last.sentAt >= end) return;
      place = { at: last.sentAt, id: last.id };
    }
  }

  /** Null for what is not there. */
  private async picture(caller: SignedIn, attachmentId: number): Promise<Buffer | null> {
    const file = await this.database.transaction(caller.companyId, (tx) => visibleAttachment(tx, attachmentId, dialogScope(caller)));
    const size = file ? await this.files.size(file.storageKey) : null;
    if (!file || size === null) return null;
    const pieces: Buffer[] = [];
    for await (const piece of this.files.read(file.storageKey)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }

  /** Whose session was ended, or whose right was taken away, gets no further line. */
  private async mustStillMay({ sessionId }: SignedIn): Promise<void> {
    const [session] = await this.sessions.alive([sessionId]);
    if (!session || !mayExportDialogs(session)) throw new NotAllowed();
  }
}
