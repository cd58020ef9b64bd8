import { Injectable, type StreamableFile } from '@nestjs/common';
import { mayManageBilling } from '#domain/access/rights.js';
import { NotAllowed } from '#domain/access/access.errors.js';
import { writeMoney } from '#domain/billing/money.js';
import { recordAudit } from '#persistence/audit/audit.store.js';
import { readAccount } from '#persistence/billing/billing.view.js';
import { readStatement, type StatementFilter, type StatementRow } from '#persistence/billing/statement.view.js';
import { Database } from '#persistence/database.js';
import { SessionReader } from '#persistence/sessions/session.reader.js';
import type { Cell, CellKind } from '#tables/table.js';
import type { SignedIn } from '../../access/signed-in.js';
import { fileOfTable } from '../../http/file-of-table.js';
import type { StatementFileQuery } from './statement.dto.js';
import { StatementReader } from './statement.reader.js';
import { STATEMENT_WORDS, type StatementWords } from './statement.words.js';

const AT_ONCE = 1_000;
const KINDS: readonly CellKind[] = ['number', 'datetime', 'text', 'money', 'money', 'text', 'number', 'number', 'text', 'text'];

/** The statement as a file: read and sent piece by piece, newest first. */
@Injectable()
export class StatementFile {
  constructor(
    private readonly database: Database,
    private readonly reader: StatementReader,
    private readonly sessions: SessionReader,
  ) {}

  /** That it was taken out stands in the audit log. */
  async make(caller: SignedIn, { format, language, ...query }: StatementFileQuery): Promise<StreamableFile> {
    const { account, asked } = await this.database.transaction(caller.companyId, async (tx) => {
      const account = await readAccount(tx);
      const asked = this.reader.asked(account, query);
      const object = { kind: 'account', id: null, name: null };
      const { from, to } = asked;
      await recordAudit(tx, { action: 'statement.exported', object, after: { from, to, format, kinds: asked.filter.kinds } });
      return { account, asked };
    });
    const words = STATEMENT_WORDS[language ?? account.locale];
    const { currency, timeZone } = account;
    const columns = words.headings(currency).map((heading, n) => ({ heading, kind: KINDS[n]! }));
    const pages = this.pieces(caller, asked.filter, (row) => cells(row, { words, currency }));
    return fileOfTable({ title: words.title, columns, pages, timeZone }, format, `statement-${asked.from}-${asked.to}`);
  }

  private async *pieces(caller: SignedIn, filter: StatementFilter, lineOf: (row: StatementRow) => Cell[]): AsyncGenerator<Cell[][]> {
    let rows: StatementRow[] = [];
    do {
      await this.mustStillMay(caller);
      const place = { before: rows.at(-1)?.line ?? null, limit: AT_ONCE };
      rows = await this.database.transaction(caller.companyId, (tx) => readStatement(tx, filter, place));
      yield rows.map(lineOf);
    } while (rows.length === AT_ONCE);
  }

  /** Whose session was ended, or whose right was taken away, gets no further line. */
  private async mustStillMay({ sessionId }: SignedIn): Promise<void> {
    const [session] = await this.sessions.alive([sessionId]);
    if (!session || !mayManageBilling(session)) throw new NotAllowed();
  }
}

interface Shown {
  words: StatementWords;
  currency: string;
}

/** Sums as numbers, so that a spreadsheet adds them up. */
function cells(row: StatementRow, { words, currency }: Shown): Cell[] {
  const money = (minor: number): number => Number(writeMoney(minor, currency));
  const { line, at, kind, amountMinor, balanceAfterMinor, packageId, dialogId, client, operator } = row;
  // An adjustment's note is a person's words.
  const note = kind === 'adjustment' ? row.note : (words.notes[row.note] ?? row.note);
  return [line, at, words.kinds[kind], money(amountMinor), money(balanceAfterMinor), note, packageId, dialogId, client, operator];
}
