import { Inject, Injectable } from '@nestjs/common';
import { momentOf } from '#domain/companies/zone-time.js';
import { DomainError } from '#domain/shared/domain-error.js';
import { plusDays } from '#domain/shared/calendar-day.js';
import type { Clock } from '#domain/shared/clock.port.js';
import { readAccount, type AccountNow } from '#persistence/billing/billing.view.js';
import {
  readStatement,
  readTurnover,
  type EntryKind,
  type StatementFilter,
  type StatementRow,
} from '#persistence/billing/statement.view.js';
import { Database } from '#persistence/database.js';
import { CLOCK } from '../../platform/ports.js';
import { monthDays } from './billing-month.js';
import type { Statement, StatementFilterQuery, StatementLine, StatementQuery } from './statement.dto.js';

/** What is asked for, as days and as moments. */
export interface AskedStatement {
  from: string;
  to: string;
  filter: StatementFilter;
}

/** A longer one is asked for in parts. */
const LONGEST_DAYS = 3_660;

/** The lines of an account. */
@Injectable()
export class StatementReader {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  read(companyId: number, { cursor, limit, ...query }: StatementQuery): Promise<Statement> {
    return this.database.transaction(companyId, async (tx) => {
      const { from, to, filter } = this.asked(await readAccount(tx), query);
      const { openingMinor, closingMinor, ...turnover } = await readTurnover(tx, filter);
      const rows = await readStatement(tx, filter, { before: cursor === undefined ? null : Number(cursor), limit });
      const next = rows.length === limit ? String(rows.at(-1)!.line) : null;
      return { from, to, openingMinor, closingMinor, turnover, rows: rows.map(present), next };
    });
  }

  /** Days of the company's time zone as moments. Throws where they are none, or too many. */
  asked({ timeZone }: AccountNow, query: StatementFilterQuery): AskedStatement {
    const month = monthDays(timeZone, this.clock.now());
    const to = query.to ?? (query.from !== undefined && query.from > month.today ? query.from : month.today);
    const from = query.from ?? (to < month.first ? to : month.first);
    if (to < from) throw new DomainError('invalid_input', 'to must not be before from', 'invalid', 'to');
    if (plusDays(from, LONGEST_DAYS) < to) {
      throw new DomainError('invalid_input', `The period may be ${LONGEST_DAYS} days at most; ask for it in parts`, 'invalid', 'from');
    }
    const kinds = query.kinds === undefined ? null : (query.kinds.split(',') as EntryKind[]);
    return { from, to, filter: { from: midnight(timeZone, from), to: midnight(timeZone, plusDays(to, 1)), kinds } };
  }
}

function midnight(timeZone: string, date: string): Date {
  const [year, month, day] = date.split('-').map(Number);
  return momentOf(timeZone, { year: year!, month: month!, day: day!, minutes: 0 });
}

const present = ({ line: _line, at, ...row }: StatementRow): StatementLine => ({ ...row, at: at.toISOString() });
